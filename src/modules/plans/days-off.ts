import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { companyWorkDays } from '../activities/public.ts';
import { DayOff } from './day-off.entity.ts';
import type { WorkDays } from './due-day.ts';

/** The company's weekdays, but for holidays and for days off that are worked instead. */
export async function loadWorkDays(ctx: Context): Promise<WorkDays> {
  const rows = await loadRecords(ctx, DayOff, sql`true`);
  const isWorked = new Map(rows.map((r) => [r.date, r.isWorked]));
  const weekdays = new Set(await companyWorkDays(ctx));
  return { isWorkday: (day) => isWorked.get(day.toString()) ?? weekdays.has(day.dayOfWeek) };
}
