import type { Context } from '../../platform/context.ts';
import type { Texts } from './content.ts';
import type { Seeded } from './seeded.ts';

/** What the parts of the sample company are made with. */
export interface Making {
  ctx: Context;
  random: Seeded;
  /** In the language of the installation. */
  texts: Texts;
  today: Temporal.PlainDate;
}

/** The same work as of another moment: so the history has its dates. */
export function at(ctx: Context, day: Temporal.PlainDate, hour = 9, minute = 0): Context {
  const moment = day.toZonedDateTime({ timeZone: ctx.timeZone, plainTime: { hour, minute } });
  return { ...ctx, now: new Date(moment.epochMilliseconds) };
}

/** A working hour of the day, and whoever does the work. */
export const atWork = (m: Making, day: Temporal.PlainDate, by: string): Context => ({
  ...at(m.ctx, day, m.random.between(9, 17), m.random.between(0, 59)),
  userId: by,
});

/** The day or, at a weekend, the Friday before it. */
export const workday = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: Math.max(0, day.dayOfWeek - 5) });
