import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';

/** The latest rate known on the day, as decimal text: units of the company's currency for one of the other. */
export async function rateOn(ctx: Context, currency: string, day: string): Promise<string | undefined> {
  const row = await ctx.db.one<{ rate: string }>(sql`select rate from rate
    where currency = ${currency} and date <= ${day} and deleted_at is null order by date desc limit 1`);
  return row?.rate;
}
