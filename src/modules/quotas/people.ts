import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';

export interface PlanPeople {
  departments: { id: string; name: string; parent: string | null }[];
  users: { id: string; name: string; department: string | null }[];
}

/** Whose targets the reader sees: everybody's, those of the own departments and below, or the own. */
export async function planPeople(ctx: Context): Promise<PlanPeople> {
  const { read } = ctx.grants.on('quotas.quota');
  const { unit, self, subtree } = ctx.grants;
  const among = (ids: string[], column: string) => sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  const whichUsers = read === 'all' ? sql`true` : among(read === 'unit' ? unit : self, 'u.id');
  const whichUnits = read === 'all' ? sql`true` : among(read === 'unit' ? subtree : [], 'd.id');
  const users = await ctx.db.rows<PlanPeople['users'][number]>(sql`
    select u.id, u.name, u.department_id as department from ${readable(ctx, 'access.user', 'u')} where u.is_active and ${whichUsers} order by u.name limit 1000`);
  const departments = await ctx.db.rows<PlanPeople['departments'][number]>(sql`
    select d.id, d.name, d.parent_id as parent from ${readable(ctx, 'access.department', 'd')} where ${whichUnits} order by d.position nulls last, d.name limit 500`);
  return { departments, users };
}
