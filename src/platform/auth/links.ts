import { DomainError } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';
import { hashOf, randomSecret } from './secrets.ts';

export type LinkPurpose = 'invitation' | 'reset';
export interface Link {
  /**
   * Below the program's own address; shown once and kept nowhere. The secret stands after `#`: browsers do not send that
   * part, so that neither our log nor a proxy's has it.
   */
  path: string;
  expiresAt: string;
}

const days: Record<LinkPurpose, number> = { invitation: 7, reset: 1 };
const pages: Record<LinkPurpose, string> = { invitation: '/join', reset: '/reset' };

/** Makes a link by which a user sets a password. Older links of the user stop working. */
export async function makeLink(ctx: Context, userId: string, purpose: LinkPurpose): Promise<Link> {
  const secret = randomSecret();
  const expiresAt = new Date(ctx.now.getTime() + days[purpose] * 86_400_000).toISOString();
  await dropLinks(ctx.db, userId);
  await ctx.db.rows(
    sql`insert into one_time_token (id, hash, purpose, user_id, expires_at) values (${uuidv7()}, ${hashOf(secret)}, ${purpose}, ${userId}, ${expiresAt})`,
  );
  return { path: `${pages[purpose]}#token=${secret}`, expiresAt };
}

export async function dropLinks(db: Db, userId: string): Promise<void> {
  await db.rows(sql`delete from one_time_token where user_id = ${userId} and used_at is null`);
}

/** Whose link it is, used up in the caller's transaction; the user must still work here. */
export async function takeLink(ctx: Context, token: string, purpose: LinkPurpose): Promise<string> {
  const now = ctx.now.toISOString();
  const row = await ctx.db.one<{
    userId: string;
  }>(sql`update one_time_token t set used_at = ${now} from app_user u
    where t.hash = ${hashOf(token)} and t.purpose = ${purpose} and t.used_at is null and t.expires_at > ${now}
      and u.id = t.user_id and u.is_active and u.deleted_at is null
    returning t.user_id as "userId"`);
  if (!row) throw new DomainError('denied', 'link_over');
  return row.userId;
}
