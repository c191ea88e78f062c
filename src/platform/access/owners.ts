import { conflict } from '../../kernel/errors.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { accessDay } from './day.ts';

export async function holdsOwnerRole(ctx: Context, userId: string): Promise<boolean> {
  const day = accessDay(ctx);
  const row = await ctx.db.one(sql`select 1 from role_assignment a join role r on r.id = a.role_id
    where a.user_id = ${userId} and r.kind = 'owner' and a.deleted_at is null and r.deleted_at is null and a.from <= ${day} and (a.until is null or a.until >= ${day})`);
  return row !== undefined;
}

/**
 * An installation that nobody can administer is lost: somebody who signs in must hold the owner's role. Called after a
 * change, in its transaction; the role's row is locked, so that two owners cannot both leave at once.
 */
export async function demandAnOwner(ctx: Context): Promise<void> {
  const day = accessDay(ctx);
  await ctx.db.rows(sql`select id from role where kind = 'owner' for update`);
  const row =
    await ctx.db.one(sql`select 1 from role_assignment a join role r on r.id = a.role_id join app_user u on u.id = a.user_id
    where r.kind = 'owner' and r.deleted_at is null and a.deleted_at is null and a.from <= ${day} and a.until is null
      and u.is_active and u.has_sign_in and u.password_hash is not null and u.deleted_at is null limit 1`);
  if (!row) throw conflict('last_owner');
}
