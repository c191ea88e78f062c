import { conflict } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { responsibleField } from './automatable.ts';
import type { Who } from './parts.rules.ts';
import type { Subject } from './subject.ts';

/** Whom a rule means on this record. A rule that finds nobody says so instead of leaving work with nobody. */
export async function whoIs(ctx: Context, subject: Subject, { who, user }: Who): Promise<string> {
  if (who === 'user') return user ?? '';
  const field = responsibleField(subject.entity);
  const responsible = field ? subject.row[field] : undefined;
  if (typeof responsible !== 'string') throw conflict('nobody_is_responsible');
  if (who === 'responsible') return responsible;
  const head = await headOf(ctx, responsible);
  if (!head) throw conflict('no_head');
  return head;
}

const DEEPEST = 30;
/** Of one's department, or of the next one above where one heads it oneself. */
async function headOf(ctx: Context, user: string): Promise<string | undefined> {
  const department = (alias: string) => readable(ctx, 'access.department', alias);
  const row = await ctx.db.one<{ id: string }>(sql`
    with recursive up(id, head, parent, depth) as (
      select d.id, d.head_id, d.parent_id, 0 from ${readable(ctx, 'access.user', 'u')} join ${department('d')} on d.id = u.department_id
        where u.id = ${user}
      union all
      select d.id, d.head_id, d.parent_id, up.depth + 1 from up join ${department('d')} on d.id = up.parent where up.depth < ${DEEPEST}
    )
    select h.id from up join ${readable(ctx, 'access.user', 'h')} on h.id = up.head
    where h.id <> ${user} and h.is_active order by up.depth limit 1`);
  return row?.id;
}
