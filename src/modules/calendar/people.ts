import { ownScope } from '../../platform/access/predicate.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { type Hours, usual } from './work-hours.ts';

/** A colleague whose calendar the reader may see. */
export interface Person {
  id: string;
  name: string;
  timeZone: string;
  hours: Hours;
}
const MOST = 500;

/** By the reach of the right to read meetings: oneself and whom one stands in for, one's department, or everybody. */
export async function peopleOf(ctx: Context): Promise<Person[]> {
  const rows = await ctx.db.rows<Person>(sql`
    select u.id, u.name, coalesce(u.time_zone, ${ctx.app.settings().timeZone}) as "timeZone",
      coalesce(${ofRow('h')}, ${ofRow('c')}, ${JSON.stringify(usual)}::jsonb) as hours
    from app_user u left join work_hours h on h.key = u.id::text left join work_hours c on c.key = 'company'
    where u.is_active and u.deleted_at is null and ${isOpen(ctx, sql`u.id`)} order by u.name limit ${MOST}`);
  return rows;
}

/** Of these users, those whose calendar is open to the reader. */
export async function openCalendars(ctx: Context, users: string[]): Promise<string[]> {
  const rows = await ctx.db.rows<{ id: string }>(
    sql`select u.id from app_user u where u.id = any(${users}::uuid[]) and u.deleted_at is null and ${isOpen(ctx, sql`u.id`)}`,
  );
  return rows.map((r) => r.id);
}

function isOpen(ctx: Context, id: Fragment): Fragment {
  const scope = ownScope(ctx, ctx.app.registry.entity('activities.meeting'), 'read');
  if (scope === 'all') return sql`true`;
  if (scope === 'none') return sql`${id} = ${ctx.userId}`;
  return sql`${id} = any(${scope === 'unit' ? ctx.grants.unit : ctx.grants.self}::uuid[])`;
}

const ofRow = (alias: string): Fragment => sql`case when ${sql.ref(`${alias}.days`)} is not null then
  jsonb_build_object('days', ${sql.ref(`${alias}.days`)}, 'from', ${sql.ref(`${alias}.from`)}, 'until', ${sql.ref(`${alias}.until`)}) end`;
