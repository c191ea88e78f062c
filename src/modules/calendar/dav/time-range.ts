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
/** Of an open range, a series is looked through this far. */
const FAR_DAYS = 366;

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
export function isWithin(entry: Entry, range: Range | undefined): boolean {
  if (!range) return true;
  if (entry.overrides.some((own) => isWithin(own, range))) return true;
  if (entry.kind === 'task') return !entry.end || overlaps(msOf(entry.end), msOf(entry.end), range);
  if (!entry.start) return false;
  const start = msOf(entry.start);
  const length = (entry.end ? msOf(entry.end) : start) - start;
  if (!entry.repeats) return overlaps(start, start + length, range);
  return fallsInto(entry, start, length, range);
}

const overlaps = (start: number, end: number, { from, to }: Range): boolean =>
  start < to && (end > from || (start === end && start >= from));

function fallsInto(entry: Entry, start: number, length: number, range: Range): boolean {
  const first = Math.max(range.from - length, start) - DAY_MS;
  const last = Math.min(range.to, first + FAR_DAYS * DAY_MS) + DAY_MS;
  if (last < start) return false;
  const zone = entry.start && 'at' in entry.start ? entry.start.zone : 'UTC';
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const series = { ...entry.repeats, startsOn: local.toPlainDate().toString() };
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return wantedDays(series, day(first), day(last)).some((d) => {
    const at = Temporal.PlainDate.from(d).toZonedDateTime({ timeZone: zone, plainTime: local.toPlainTime() });
    return overlaps(at.epochMilliseconds, at.epochMilliseconds + length, range);
  });
}

const msOf = (when: When): number =>
  'day' in when ? Date.parse(`${when.day}T00:00:00Z`) : Temporal.Instant.from(when.at).epochMilliseconds;
