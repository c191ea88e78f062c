import { readable } from '../../platform/access/readable.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';

/** The head of the department, or of the nearest one above that has a head. */
export async function headOf(ctx: Context, department: string): Promise<string | null> {
  const departments = readable(systemReading(ctx), 'access.department', 'd');
  const row = await ctx.db.one<{ head: string }>(sql`with recursive up(id, parent_id, head_id, depth) as (
      select d.id, d.parent_id, d.head_id, 0 from ${departments} where d.id = ${department}
      union all
      select d.id, d.parent_id, d.head_id, up.depth + 1 from ${departments} join up on up.parent_id = d.id where up.depth < 50)
    select head_id as head from up where head_id is not null order by depth limit 1`);
  return row?.head ?? null;
}
