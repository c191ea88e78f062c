import { wallTime } from './grid/clock.ts';
import type { Draft } from './grid/use-drag.ts';
import type { CalendarState } from './use-calendar.ts';

/** Where "new" begins: at the next half hour of today, at ten of another day. */
export function nextHalfHour({ day, today, timeZone, person }: CalendarState): Draft {
  const now = wallTime(new Date().toISOString(), timeZone).minute;
  const start = day === today ? Math.min(1380, Math.ceil((now + 1) / 30) * 30) : 600;
  return { mode: 'create', item: null, day, user: person, surface: 'time', start, end: start + 60 };
}
