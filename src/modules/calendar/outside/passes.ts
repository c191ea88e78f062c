import { randomBytes } from 'node:crypto';
import { invalidField, notFound } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import type { App } from '../../../platform/app.ts';
import { hashOf, randomSecret } from '../../../platform/auth/secrets.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';

export type PassKind = 'feed' | 'phone';
/** What people see of a pass. */
export interface ListedPass {
  id: string;
  kind: PassKind;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}
/** What a request by a pass needs of its user. */
export interface PassUser {
  id: string;
  email: string | null;
  language: string | null;
  timeZone: string | null;
}
const MOST_PHONES = 20;

export const passesOf = (ctx: Context): Promise<ListedPass[]> =>
  ctx.db.rows<ListedPass>(sql`select id, kind, name, to_json(created_at)#>>'{}' as "createdAt", to_json(last_used_at)#>>'{}' as "lastUsedAt"
    from calendar_pass where user_id = ${ctx.userId} and not is_revoked order by created_at desc, id`);

/** The address of the user's feed, made anew: one that went before ends with it. Shown this once. */
export async function makeFeed(ctx: Context): Promise<string> {
  const secret = randomSecret();
  await transact(ctx, async (ctx) => {
    await ctx.db.rows(
      sql`update calendar_pass set is_revoked = true where user_id = ${ctx.userId} and kind = 'feed' and not is_revoked`,
    );
    await keep(ctx, 'feed', 'feed', secret);
  });
  return secret;
}

/** A password for one phone. Shown this once; a person types it, so it has only signs that are not mixed up. */
export async function makePhonePass(ctx: Context, name: string): Promise<string> {
  const secret = typedSecret();
  await transact(ctx, async (ctx) => {
    const row = await ctx.db.one<{ n: number }>(
      sql`select count(*)::int as n from calendar_pass where user_id = ${ctx.userId} and kind = 'phone' and not is_revoked`,
    );
    if (row && row.n >= MOST_PHONES) throw invalidField('name', 'too_many', { max: MOST_PHONES });
    await keep(ctx, 'phone', name, plain(secret));
  });
  return secret;
}

export async function revokePass(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.one(sql`update calendar_pass set is_revoked = true
    where id = ${id} and user_id = ${ctx.userId} and not is_revoked returning id`);
  if (!row) throw notFound();
}

/** Whose it is, where it is not revoked and they still work here and may sign in. */
export const findPass = (app: App, kind: PassKind, secret: string): Promise<PassUser | undefined> =>
  app.db.one<PassUser>(sql`update calendar_pass p set last_used_at = ${app.now().toISOString()} from app_user u
    where p.hash = ${hashOf(kind === 'phone' ? plain(secret) : secret)} and p.kind = ${kind} and not p.is_revoked
      and u.id = p.user_id and u.is_active and u.has_sign_in and u.deleted_at is null
    returning u.id, u.email, u.locale as language, u.time_zone as "timeZone"`);

const keep = async (ctx: Context, kind: PassKind, name: string, secret: string): Promise<void> => {
  await ctx.db.rows(sql`insert into calendar_pass (id, user_id, kind, name, hash, created_at, is_revoked)
    values (${uuidv7()}, ${ctx.userId}, ${kind}, ${name}, ${hashOf(secret)}, ${ctx.now.toISOString()}, false)`);
};

const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
/** 125 random bits in five groups of five. */
const typedSecret = (): string =>
  [...randomBytes(25)].map((byte, i) => (i && i % 5 === 0 ? '-' : '') + SIGNS[byte & 31]).join('');

const plain = (typed: string): string => typed.toLowerCase().replaceAll(/[\s-]/g, '');
