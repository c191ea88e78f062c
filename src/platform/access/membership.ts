import { asSystem, type Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Effect } from '../module.ts';
import { loadRecords } from '../records/read.ts';
import { createRecord, removeRecord, updateRecord } from '../records/write.ts';
import { accessDay } from './day.ts';
import { DepartmentMembership } from './organisation.entity.ts';

/**
 * A department that history names (an import of staff, an undo) opens a membership and closes the one before, so that
 * rights follow. The verb `move` of the module teams writes both itself.
 */
export const membershipInStep: Effect = {
  entity: 'access.user',
  run: async (ctx, { id, before, after }) => {
    const department = after?.['department'] ?? null;
    if (!after || department === (before?.['department'] ?? null)) return;
    const system = asSystem(ctx, 'membership follows the department');
    const open = await loadRecords(system, DepartmentMembership, sql`t.user_id = ${id} and t.until is null`);
    if (open.some((m) => m.department === department)) return;
    const { hiredOn } = after;
    const from = ctx.mode === 'historical' && typeof hiredOn === 'string' ? hiredOn : accessDay(ctx);
    await endMemberships(system, id, from);
    if (typeof department === 'string')
      await createRecord(system, DepartmentMembership, { user: id, department, from });
  },
};

/** Ends what is open on the day; what began on it or later never was. */
export async function endMemberships(ctx: Context, user: string, from: string): Promise<void> {
  const open = await loadRecords(
    ctx,
    DepartmentMembership,
    sql`t.user_id = ${user} and (t.until is null or t.until >= ${from})`,
  );
  for (const m of open) {
    if (m.from >= from) await removeRecord(ctx, DepartmentMembership, m.id);
    else await updateRecord(ctx, DepartmentMembership, m.id, { until: dayBefore(from) });
  }
}

/** For the end of a period that another one follows. */
export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
