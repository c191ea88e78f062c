import { RRuleTemporal } from 'rrule-temporal';

/** When a series takes place. Days and the hour are those of `timeZone`. */
export interface Recurrence {
  rule: string;
  startsOn: string;
  startTime: string;
  timeZone: string;
  until?: string | null;
  times?: number | null;
}

/**
 * Days from `from` to `to` (both included, `YYYY-MM-DD`) on which the rule falls. Days are found without a zone, and only
 * then given an hour: so no change of clocks can move or lose one.
 */
export function daysOf(r: Recurrence, from: string, to: string): string[] {
  const last = r.until && r.until < to ? r.until : to;
  const first = from < r.startsOn ? r.startsOn : from;
  if (last < first) return [];
  return expander(r)
    .between(midnight(first), midnight(last), true)
    .map((day) => day.toPlainDate().toString());
}

/** The first day on which the rule falls, on its first day or later; undefined where there is none. */
export function firstDay(r: Recurrence): string | undefined {
  const day = expander(r).next(midnight(r.startsOn), true)?.toPlainDate().toString();
  return day && r.until && day > r.until ? undefined : day;
}

/**
 * The moment of a day's meeting. An hour that clocks skip that night counts as one before the change (RFC 5545, 3.3.5),
 * so nobody's meeting is lost; of an hour that comes twice, the first.
 */
export const startOn = (r: Pick<Recurrence, 'startTime' | 'timeZone'>, day: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(`${day}T${r.startTime}`).toZonedDateTime(r.timeZone).toInstant();

/** Day and hour of a moment on the clock of a zone. */
export function localStart(instant: string, timeZone: string): { day: string; time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

export const daysLater = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;

/** Rules that fall on no day at all (30 February) end the search here. */
const MOST_PERIODS = 20_000;

const expander = (r: Recurrence): RRuleTemporal =>
  new RRuleTemporal({
    rruleString: `RRULE:${r.rule}`,
    dtstart: midnight(r.startsOn),
    tzid: 'UTC',
    maxIterations: MOST_PERIODS,
    ...(r.times ? { count: r.times } : {}),
  });

const midnight = (day: string): Temporal.ZonedDateTime => Temporal.PlainDate.from(day).toZonedDateTime('UTC');
