import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';

/** Monday to Friday, until the company says otherwise. ISO weekdays, Monday 1. */
export const usualWorkDays: readonly number[] = [1, 2, 3, 4, 5];

/** The weekdays on which the company works, holidays aside. */
export async function companyWorkDays(ctx: Context): Promise<readonly number[]> {
  const row = await ctx.db.one<{ days: number[] | null }>(
    sql`select days from work_hours where key = 'company'`,
  );
  return row?.days?.length ? row.days : usualWorkDays;
}
