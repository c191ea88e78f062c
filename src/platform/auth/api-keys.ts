import { invalidField, notFound } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { App } from '../app.ts';
import { type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { hashOf, randomSecret } from './secrets.ts';

/** What authentication needs of a key. */
export interface KeyRow {
  id: string;
  userId: string;
  scopes: string[];
  language: string | null;
  timeZone: string | null;
}
/** What people see of a key. */
export interface ListedKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  user: { id: string; name: string };
}

const KEY_PREFIX = 'mjz_';
const SHOWN = 10;
const MOST_KEYS = 50;

/** The key, where it is neither expired nor revoked and its user still works here and may sign in. */
export async function findApiKey(app: App, secret: string): Promise<KeyRow | undefined> {
  if (!secret.startsWith(KEY_PREFIX)) return undefined;
  const now = app.now().toISOString();
  return app.db.one<KeyRow>(sql`update api_key k set last_used_at = ${now} from app_user u
    where k.hash = ${hashOf(secret)} and not k.is_revoked and (k.expires_at is null or k.expires_at > ${now})
      and u.id = k.user_id and u.is_active and u.has_sign_in and u.deleted_at is null
    returning k.id, k.user_id as "userId", k.scopes, u.locale as language, u.time_zone as "timeZone"`);
}

/** Makes a key for the user's own programs. Resolves to the secret, which is kept as its hash only. */
export async function makeApiKey(
  ctx: Context,
  input: { name: string; scopes: string[]; expiresAt: string | null },
): Promise<{ id: string; key: string }> {
  checkScopes(ctx, input.scopes);
  if (input.expiresAt && Date.parse(input.expiresAt) <= ctx.now.getTime())
    throw invalidField('expiresAt', 'in_the_past');
  const key = `${KEY_PREFIX}${randomSecret()}`;
  const id = uuidv7();
  await transact(ctx, async ({ db, userId, now }) => {
    const row = await db.one<{ n: number }>(
      sql`select count(*)::int as n from api_key where user_id = ${userId} and not is_revoked`,
    );
    if (row && row.n >= MOST_KEYS) throw invalidField('name', 'too_many', { max: MOST_KEYS });
    await db.rows(sql`insert into api_key (id, name, user_id, prefix, hash, scopes, created_at, expires_at)
      values (${id}, ${input.name}, ${userId}, ${key.slice(0, SHOWN)}, ${hashOf(key)}, ${input.scopes}::text[], ${now.toISOString()}, ${input.expiresAt})`);
  });
  return { id, key };
}

function checkScopes(ctx: Context, scopes: string[]): void {
  for (const scope of scopes) {
    const [entity, kind = entity] = scope.includes(':') ? scope.split(':') : [undefined, scope];
    const found = entity === undefined ? true : ctx.app.registry.find(entity);
    const isKnown = found === true || (found && !found.isInternal && found.base === found.name);
    if (!isKnown || !['read', 'write'].includes(kind ?? ''))
      throw invalidField('scopes', 'not_an_option', { scope: scope.slice(0, 100) });
  }
}

/** Keys in use: a user's, or of all. */
export const listApiKeys = (ctx: Context, userId: string | null): Promise<ListedKey[]> =>
  ctx.db.rows<ListedKey>(sql`select k.id, k.name, k.prefix, k.scopes, to_json(k.created_at)#>>'{}' as "createdAt", to_json(k.expires_at)#>>'{}' as "expiresAt",
      to_json(k.last_used_at)#>>'{}' as "lastUsedAt", json_build_object('id', u.id, 'name', u.name) as "user"
    from api_key k join app_user u on u.id = k.user_id
    where not k.is_revoked and (${userId}::uuid is null or k.user_id = ${userId}) order by k.created_at desc, k.id`);

/** Ends a key for good: the user's own, or with `null` anybody's. */
export async function revokeApiKey(ctx: Context, id: string, userId: string | null): Promise<void> {
  const row = await ctx.db.one(sql`update api_key set is_revoked = true
    where id = ${id} and not is_revoked and (${userId}::uuid is null or user_id = ${userId}) returning id`);
  if (!row) throw notFound();
}
