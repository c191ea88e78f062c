/** When a delivery goes, on the company's calendar. */
export interface Schedule {
  every: 'day' | 'week' | 'month';
  weekday: number | null;
  monthDay: number | null;
  hour: number;
}
/** What a stopped server missed is made up for this long; after that the next one comes soon enough. */
const GRACE_HOURS = 20;

/**
 * The last moment that has come, or null where it is too long ago. Where the clock leaps over the hour it is the next
 * one, where it shows the hour twice the first: a day has one moment, however long it is.
 */
export function lastMoment(s: Schedule, now: Date, timeZone: string): Date | null {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  for (const back of [0, 1]) {
    const day = today.subtract({ days: back });
    if (!isOn(s, day)) continue;
    const at = day
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: s.hour }) })
      .toInstant();
    const age = now.getTime() - at.epochMilliseconds;
    if (age >= 0 && age <= GRACE_HOURS * 3_600_000) return new Date(at.epochMilliseconds);
  }
  return null;
}

function isOn({ every, weekday, monthDay }: Schedule, day: Temporal.PlainDate): boolean {
  if (every === 'week') return day.dayOfWeek === weekday;
  return every === 'day' || day.day === Math.min(monthDay ?? 1, day.daysInMonth);
}
