import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { DayOff } from './day-off.entity.ts';
import type { WorkDays } from './due-day.ts';

/** Monday to Friday, but for holidays and for Saturdays that are worked instead. */
export async function loadWorkDays(ctx: Context): Promise<WorkDays> {
  const rows = await loadRecords(ctx, DayOff, sql`true`);
  const isWorked = new Map(rows.map((r) => [r.date, r.isWorked]));
  return { isWorkday: (day) => isWorked.get(day.toString()) ?? day.dayOfWeek <= 5 };
}
