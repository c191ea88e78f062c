import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Values } from '../../platform/module.ts';
import { today } from '../../platform/today.ts';
import type { StageRow } from './stages.ts';

/**
 * Whose work a stage of a record is: who does the stage's function in the account team of its customer, else the stage's
 * employee, else the head of its department, else whoever is responsible for the record. Nobody who has left.
 */
export async function responsibleFor(ctx: Context, record: Values, stage: StageRow): Promise<unknown> {
  if (!stage.responsibleFunction && !stage.responsible && !stage.department) return record['owner'];
  const reading = systemReading(ctx);
  const user = readable(reading, 'access.user', 'u');
  const day = today(ctx);
  const row = await ctx.db.one<{ id: string }>(sql`select c.id from (
      (select m.user_id as id, 1 as place from ${readable(reading, 'access.accountTeamMember', 'm')}
        where m.party_id = ${record['party'] ?? null} and m.function_id = ${stage.responsibleFunction}
          and m.from <= ${day} and (m.until is null or m.until >= ${day}) order by m.from desc, m.id)
      union all select ${stage.responsible}::uuid, 2
      union all (select d.head_id, 3 from ${readable(reading, 'access.department', 'd')} where d.id = ${stage.department})) c
    join ${user} on u.id = c.id and u.is_active order by c.place limit 1`);
  return row?.id ?? record['owner'];
}
