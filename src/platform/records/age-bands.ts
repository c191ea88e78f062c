import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { today } from '../today.ts';

/** First days of the bands of an age; the last is open. `-1` stands for what is yet to come. */
const ageBands = [0, 8, 31, 91, 181, 366] as const;

export const companyToday = (ctx: Context): string =>
  today({ now: ctx.now, timeZone: ctx.app.settings().timeZone });

export function ageKey(ctx: Context, day: Fragment): Fragment {
  const age = sql`(${sql.lit(companyToday(ctx))}::date - ${day})`;
  const bands = ageBands
    .toReversed()
    .map((from) => sql`when ${age} >= ${sql.lit(from)} then ${sql.lit(from)}`);
  return sql`case when ${day} is null then null ${sql.join(bands, sql` `)} else -1 end`;
}

/** The days of a band, both included; the first is open for the oldest, the last for what is yet to come. */
export function daysOfBand(ctx: Context, key: string): [string | undefined, string | undefined] {
  const now = Temporal.PlainDate.from(companyToday(ctx));
  const ago = (days: number): string => now.subtract({ days }).toString();
  const first = Number(key);
  if (first < 0) return [ago(-1), undefined];
  const next = ageBands.find((from) => from > first);
  return [next === undefined ? undefined : ago(next - 1), ago(first)];
}
