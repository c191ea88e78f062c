import { wantedDays } from '../../activities/public.ts';
import type { Entry, When } from '../ical/entry.ts';
import { refused } from '../ical/jcal.ts';
import { childOf, type XmlNode } from './xml.ts';

/** Moments in milliseconds; without end where it is open. */
export interface Range {
  from: number;
  to: number;
}
const DAY_MS = 86_400_000;
/** A series is looked through in steps, from a year that mostly has one of its meetings to what no phone asks for. */
const STEPS_YEARS = [1, 10, 60];

export function rangeIn(filter: XmlNode | undefined): Range | undefined {
  const range = childOf(filter, 'time-range');
  if (!range) return undefined;
  const bound = (name: string, open: number): number => {
    const text = range.attributes[name];
    return text === undefined ? open : momentOf(text);
  };
  return { from: bound('start', Number.NEGATIVE_INFINITY), to: bound('end', Number.POSITIVE_INFINITY) };
}

function momentOf(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const at = parts
    ? Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`)
    : Number.NaN;
  if (Number.isNaN(at)) throw refused('calendar_bad_time', { value: text.slice(0, 40) });
  return at;
}

/** Whether it falls into the range; what repeats does when any of its meetings does. */
export function isWithin(entry: Entry, range: Range | undefined, ownZone: string): boolean {
  if (!range) return true;
  if (entry.overrides.some((own) => isWithin(own, range, ownZone))) return true;
  const end = entry.end && msOf(entry.end, ownZone);
  if (entry.kind === 'task') return end === null || overlaps(end, end, range);
  if (!entry.start) return false;
  const start = msOf(entry.start, ownZone);
  const length = (end ?? start) - start;
  if (!entry.repeats) return overlaps(start, start + length, range);
  return fallsInto(entry, start, length, range, ownZone);
}

const overlaps = (start: number, end: number, { from, to }: Range): boolean =>
  start < to && (end > from || (start === end && start >= from));

function fallsInto(entry: Entry, start: number, length: number, range: Range, ownZone: string): boolean {
  const zone = entry.start && 'at' in entry.start ? entry.start.zone : ownZone;
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const series = { ...entry.repeats, startsOn: local.toPlainDate().toString() };
  const isIn = (day: string): boolean => {
    const at = Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: zone,
      plainTime: local.toPlainTime(),
    });
    return overlaps(at.epochMilliseconds, at.epochMilliseconds + length, range);
  };
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  let from = Math.max(range.from - length, start) - DAY_MS;
  const last = range.to + DAY_MS;
  for (const years of STEPS_YEARS) {
    if (from > last) return false;
    const to = Math.min(last, from + years * 366 * DAY_MS);
    if (wantedDays(series, dayOf(from), dayOf(to)).some(isIn)) return true;
    from = to + DAY_MS;
  }
  return false;
}

/** Days without an hour are those of the reader. */
const msOf = (when: When, ownZone: string): number =>
  'day' in when
    ? Temporal.PlainDate.from(when.day).toZonedDateTime(ownZone).epochMilliseconds
    : Temporal.Instant.from(when.at).epochMilliseconds;
