import { uuidv7 } from '../../kernel/uuid.ts';
import type { App } from '../app.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';
import { hashOf, randomSecret } from './secrets.ts';

export interface SessionRow {
  id: string;
  userId: string;
  csrf: string;
  language: string | null;
  timeZone: string | null;
}
export const SESSION_DAYS = 30;
const KEPT_MS = 15_000;
const SEEN_MS = 5 * 60_000;

/** Opens a session and resolves to the cookie's secret. */
export async function openSession(
  app: App,
  db: Db,
  userId: string,
  from: { agent?: string | undefined; address: string },
): Promise<string> {
  const secret = randomSecret();
  const now = app.now();
  await db.rows(sql`insert into session (id, hash, user_id, csrf, created_at, last_used_at, expires_at, agent, address)
    values (${uuidv7()}, ${hashOf(secret)}, ${userId}, ${randomSecret()}, ${now.toISOString()}, ${now.toISOString()},
      ${new Date(now.getTime() + SESSION_DAYS * 86_400_000).toISOString()}, ${from.agent?.slice(0, 300) ?? null}, ${from.address})`);
  return secret;
}

interface Kept {
  session: Promise<SessionRow | undefined>;
  until: number;
  epoch: number;
}
/** Sessions read in the last seconds, by the hash of their secret; void in every process once rights or sessions change. */
const kept = new WeakMap<App, Map<string, Kept>>();

export function findSession(app: App, secret: string): Promise<SessionRow | undefined> {
  const cache = kept.get(app) ?? new Map<string, Kept>();
  kept.set(app, cache);
  const hash = hashOf(secret);
  const known = cache.get(hash);
  const now = app.now().getTime();
  const epoch = app.access.epoch();
  if (known && known.until > now && known.epoch === epoch) return known.session;
  if (cache.size > 10_000) cache.clear();
  const session = readSession(app, hash);
  session.catch(() => cache.delete(hash));
  cache.set(hash, { session, until: now + KEPT_MS, epoch });
  return session;
}

/** The user's last visit is noted no more than every few minutes: it is no change of the record. */
const readSession = (app: App, hash: string): Promise<SessionRow | undefined> => {
  const now = app.now().toISOString();
  const lately = new Date(app.now().getTime() - SEEN_MS).toISOString();
  return app.db.one<SessionRow>(sql`with s as (
      update session set last_used_at = ${now} where hash = ${hash} and expires_at > ${now} returning id, user_id, csrf
    ), seen as (
      update app_user u set last_seen_at = ${now} from s where u.id = s.user_id and (u.last_seen_at is null or u.last_seen_at < ${lately})
    )
    select s.id, s.user_id as "userId", s.csrf, u.locale as language, u.time_zone as "timeZone"
    from s join app_user u on u.id = s.user_id where u.is_active and u.has_sign_in and u.deleted_at is null`);
};

export interface OpenSession {
  id: string;
  createdAt: string;
  lastUsedAt: string;
  agent: string | null;
  address: string | null;
}
export const openSessionsOf = (app: App, db: Db, userId: string): Promise<OpenSession[]> =>
  db.rows<OpenSession>(sql`select id, to_json(created_at)#>>'{}' as "createdAt", to_json(last_used_at)#>>'{}' as "lastUsedAt", agent, address from session
    where user_id = ${userId} and expires_at > ${app.now().toISOString()} order by last_used_at desc, id`);

/** Ends sessions: one, or all of a user but perhaps the one in use. Resolves to their number. */
export async function endSessions(
  app: App,
  db: Db,
  which: { id?: string; user?: string; except?: string },
): Promise<number> {
  if (!which.id && !which.user) throw new Error('whose sessions end must be said');
  const ended =
    await db.rows(sql`delete from session where (${which.id ?? null}::uuid is null or id = ${which.id ?? null})
    and (${which.user ?? null}::uuid is null or user_id = ${which.user ?? null})
    and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}) returning id`);
  db.afterCommit(() => {
    app.access.forget();
    // Open streams ask anew who is listening, so that a browser signed out elsewhere is out at once.
    if (ended.length) app.realtime.changed('auth.session', '');
  });
  return ended.length;
}
