import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { invalidField, notFound } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { decrypt, encrypt, hashOf } from '../../../platform/auth/secrets.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { targetOf } from '../../../platform/net/target.ts';
import type { PushTarget } from './push.ts';

const bytes = (n: number): z.ZodString =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((n * 4) / 3)}}$`));
/** As the browser gives it. */
export const subscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(2000),
  keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
});
export interface Device {
  id: string;
  agent: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}
/** More than anybody has browsers; the ones used longest ago give way. */
const MOST = 20;

export const devicesOf = (ctx: Context): Promise<Device[]> =>
  ctx.db.rows<Device>(sql`select s.id, s.agent, to_json(s.created_at)#>>'{}' as "createdAt", to_json(s.last_used_at)#>>'{}' as "lastUsedAt"
    from push_subscription s where s.user_id = ${ctx.userId} order by s.created_at desc, s.id`);

/** The browser is this user's from now on, whoever had it before; again the same, it only lasts as long as the new session. */
export async function subscribe(
  ctx: Context,
  given: z.infer<typeof subscription>,
  from: { session: string; agent: string | undefined; host: string },
): Promise<string> {
  await demandSound(given);
  const hash = hashOf(given.endpoint);
  const target: PushTarget = { ...given, contact: `https://${from.host}` };
  return transact(ctx, async (ctx) => {
    await ctx.db.rows(sql`delete from push_subscription where hash = ${hash} and user_id <> ${ctx.userId}`);
    const row = await ctx.db.one<{ id: string }>(sql`
      insert into push_subscription as p (id, user_id, session_id, hash, sealed, agent, created_at)
      values (${uuidv7()}, ${ctx.userId}, ${from.session}, ${hash}, ${encrypt(ctx.app.masterKey, JSON.stringify(target))},
        ${from.agent?.slice(0, 300) ?? null}, ${ctx.now.toISOString()})
      on conflict (hash) do update set session_id = excluded.session_id, sealed = excluded.sealed, agent = excluded.agent
      where p.user_id = excluded.user_id returning id`);
    if (!row) throw invalidField('endpoint', 'taken');
    await ctx.db.rows(sql`delete from push_subscription where id in (select id from push_subscription
      where user_id = ${ctx.userId} and id <> ${row.id} order by coalesce(last_used_at, created_at) desc offset ${MOST - 1})`);
    return row.id;
  });
}

/** What the browser's maker could never have given out: an address within somebody's network, a key that is no point of the curve. */
async function demandSound({ endpoint, keys }: z.infer<typeof subscription>): Promise<void> {
  const target = await targetOf(endpoint, []);
  if (typeof target === 'string' && target !== 'host_unknown') throw invalidField('endpoint', target);
  const mine = createECDH('prime256v1');
  mine.generateKeys();
  try {
    mine.computeSecret(Buffer.from(keys.p256dh, 'base64url'));
  } catch {
    throw invalidField('keys.p256dh', 'invalid_value');
  }
}

/** Somebody else's is as if it did not exist. */
export async function unsubscribe(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.one(
    sql`delete from push_subscription where id = ${id} and user_id = ${ctx.userId} returning id`,
  );
  if (!row) throw notFound();
}

/** While its browser is signed in. */
export async function targetFor(
  ctx: Context,
  id: string,
): Promise<{ user: string; target: PushTarget } | undefined> {
  const row = await ctx.db.one<{ user: string; sealed: string }>(sql`
    select s.user_id as "user", s.sealed from push_subscription s join session e on e.id = s.session_id
    where s.id = ${id} and e.expires_at > ${ctx.now.toISOString()}`);
  return row && { user: row.user, target: JSON.parse(decrypt(ctx.app.masterKey, row.sealed)) as PushTarget };
}

export const markUsed = async (ctx: Context, id: string): Promise<void> => {
  await ctx.db.rows(
    sql`update push_subscription set last_used_at = ${ctx.app.now().toISOString()} where id = ${id}`,
  );
};
export const forgetSubscription = async (ctx: Context, id: string): Promise<void> => {
  await ctx.db.rows(sql`delete from push_subscription where id = ${id}`);
};
