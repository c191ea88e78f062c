import { wantedDays } from '../../activities/public.ts';
import type { Entry, When } from '../ical/entry.ts';
import { onDay } from '../ical/write-calendar.ts';

/** Rules that fall on no day for so long have ended. */
const YEARS_AHEAD = 5;

/** When its next meetings begin, changed ones as they are; of what does not repeat the one beginning. */
export function nextMeetings(entry: Entry, after: Date, most: number): When[] {
  const { start, repeats } = entry;
  if (!start) return [];
  if (!repeats) return [start];
  const today = Temporal.PlainDate.from(after.toISOString().slice(0, 10));
  const from = today.subtract({ days: 1 }).toString();
  const rule = { ...repeats, startsOn: dayOf(start) };
  const days = wantedDays(rule, from, today.add({ years: YEARS_AHEAD }).toString());
  const own = new Map(entry.overrides.map((o) => [o.occursOn, o.start]));
  return days
    .map((day) => own.get(day) ?? onDay(start, day))
    .filter((when) => momentOf(when) > after.getTime())
    .toSorted((a, b) => momentOf(a) - momentOf(b))
    .slice(0, most);
}

/** The last meeting of a rule that has an end; undefined where none is left at all. */
export function lastMeeting(entry: Entry): When | undefined {
  const { start, repeats } = entry;
  if (!start || !repeats?.until) return undefined;
  const last = wantedDays({ ...repeats, startsOn: dayOf(start) }, dayOf(start), repeats.until).at(-1);
  return last === undefined ? undefined : onDay(start, last);
}

const dayOf = (when: When): string =>
  'day' in when
    ? when.day
    : Temporal.Instant.from(when.at).toZonedDateTimeISO(when.zone).toPlainDate().toString();
const momentOf = (when: When): number =>
  'day' in when ? Date.parse(`${when.day}T00:00:00Z`) : Temporal.Instant.from(when.at).epochMilliseconds;
