import { readable } from '../../platform/access/readable.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { usualWorkDays } from './work-days.ts';

/** When the company works, on its own clock. */
export interface BusinessTime {
  isWorkday(day: Temporal.PlainDate): boolean;
  /** `HH:MM`. */
  from: string;
  until: string;
  zone: string;
}
export type TimeUnit = 'day' | 'workday' | 'workhour';
/** Nobody is off for longer: whoever says that the company never works is not followed for ever. */
const MOST_DAYS = 15_000;

/** The company's hours and weekdays, but for holidays and for days off that are worked instead. */
export async function loadBusinessTime(ctx: Context): Promise<BusinessTime> {
  const hours = await ctx.db.one<{ days: number[] | null; from: string | null; until: string | null }>(
    sql`select days, "from", until from work_hours where key = 'company'`,
  );
  const off = await ctx.db.rows<{ date: string; isWorked: boolean }>(
    sql`select o.date::text as date, o.is_worked as "isWorked" from ${readable(systemReading(ctx), 'plans.dayOff', 'o')}`,
  );
  const isWorked = new Map(off.map((o) => [o.date, o.isWorked]));
  const weekdays = new Set(hours?.days?.length ? hours.days : usualWorkDays);
  return {
    isWorkday: (day) => isWorked.get(day.toString()) ?? weekdays.has(day.dayOfWeek),
    from: hours?.from ?? '09:00',
    until: hours?.until ?? '18:00',
    zone: ctx.app.settings().timeZone,
  };
}

/** So much later: days as the calendar has them, days that are worked (to the end of the last), or hours of work. */
export function dueAfter(
  time: BusinessTime,
  from: Temporal.Instant,
  count: number,
  unit: TimeUnit,
): Temporal.ZonedDateTime {
  const start = from.toZonedDateTimeISO(time.zone);
  if (unit === 'day') return start.add({ days: count });
  return unit === 'workday' ? workdaysAfter(time, start, count) : workhoursAfter(time, start, count);
}

function workdaysAfter(time: BusinessTime, start: Temporal.ZonedDateTime, count: number) {
  let day = start.toPlainDate();
  let left = count;
  // Work of no days is work of today, or of the next day that is worked.
  for (let i = 0; i < MOST_DAYS && (left > 0 || !time.isWorkday(day)); i++) {
    day = day.add({ days: 1 });
    if (time.isWorkday(day) && left > 0) left--;
  }
  return day.toZonedDateTime({ timeZone: time.zone, plainTime: time.until });
}

function workhoursAfter(time: BusinessTime, start: Temporal.ZonedDateTime, count: number) {
  let left = count * 60;
  let at = start;
  for (let i = 0; i < MOST_DAYS; i++) {
    const day = at.toPlainDate();
    const opens = day.toZonedDateTime({ timeZone: time.zone, plainTime: time.from });
    const closes = day.toZonedDateTime({ timeZone: time.zone, plainTime: time.until });
    const begin = Temporal.ZonedDateTime.compare(at, opens) < 0 ? opens : at;
    const there = time.isWorkday(day) ? Math.max(0, closes.since(begin).total('minutes')) : 0;
    if (there >= left && there > 0) return begin.add({ seconds: Math.round(left * 60) });
    left -= there;
    at = day.add({ days: 1 }).toZonedDateTime({ timeZone: time.zone });
  }
  return at;
}
