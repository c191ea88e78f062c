import ICAL from 'ical.js';
import type { Attendee, Entry, Repeats, When } from './entry.ts';
import { componentsOf, type JComponent, type JProperty, propertiesOf, propertyOf, refused } from './jcal.ts';
import { personalOf } from './personal.ts';
import { type Zones, zonesIn } from './read-time.ts';

/**
 * Events and tasks of a calendar, a series together with its exceptions. `ownZone` is the clock of times that name none.
 * What cannot be kept as it is meant is refused with the reason, rather than changed silently.
 */
export function readEntries(calendar: JComponent, ownZone: string): Entry[] {
  const zones = zonesIn(calendar, ownZone);
  const parts = [
    ...componentsOf(calendar, 'vevent').map((part) => read('event', part, zones)),
    ...componentsOf(calendar, 'vtodo').map((part) => read('task', part, zones)),
  ];
  const byUid = new Map<string, Entry>();
  for (const entry of parts.filter((p) => p.occursOn === null)) {
    if (byUid.has(entry.uid)) throw refused('calendar_uid_twice', { uid: entry.uid.slice(0, 100) });
    byUid.set(entry.uid, entry);
  }
  const alone: Entry[] = [];
  for (const entry of parts.filter((p) => p.occursOn !== null)) {
    const series = byUid.get(entry.uid);
    if (series) series.overrides.push(entry);
    else alone.push(entry);
  }
  return [...byUid.values(), ...alone];
}

function read(kind: Entry['kind'], part: JComponent, zones: Zones): Entry {
  const uid = textOf(part, 'uid');
  if (!uid) throw refused('calendar_without_uid');
  if (propertyOf(part, 'rdate')) throw refused('calendar_extra_dates');
  if (propertiesOf(part, 'rrule').length > 1 || propertyOf(part, 'exrule'))
    throw refused('calendar_many_rules');
  if (propertyOf(part, 'recurrence-id')?.[1]['range']) throw refused('calendar_range');
  const begins = propertyOf(part, 'dtstart');
  const start = begins
    ? propertyOf(part, 'rrule')
      ? zones.beginning(begins)
      : zones.when(begins, begins[3])
    : null;
  if (kind === 'event' && !start) throw refused('calendar_without_start');
  const end = whenOf(part, kind === 'event' ? 'dtend' : 'due', zones) ?? endOf(kind, part, start);
  const occursOn = whenOf(part, 'recurrence-id', zones);
  const address = propertyOf(part, 'organizer');
  return {
    kind,
    uid,
    title: textOf(part, 'summary'),
    place: textOf(part, 'location'),
    text: textOf(part, 'description'),
    start,
    end,
    state: states[textOf(part, 'status')?.toUpperCase() ?? ''] ?? 'planned',
    isImportant: [1, 2, 3, 4].includes(Number(propertyOf(part, 'priority')?.[3])),
    personal: personalOf(part),
    createdAt: instantOf(part, 'created', zones),
    modifiedAt: instantOf(part, 'last-modified', zones) ?? instantOf(part, 'dtstamp', zones),
    sequence: Math.max(0, Number(propertyOf(part, 'sequence')?.[3]) || 0),
    organiser: address ? personOf(address) : null,
    attendees: propertiesOf(part, 'attendee').map(personOf),
    repeats: start && repeatsOf(part, start, zones),
    occursOn: occursOn && dayIn(occursOn, start),
    overrides: [],
  };
}

const states: Record<string, Entry['state']> = { CANCELLED: 'cancelled', COMPLETED: 'done' };

function textOf(part: JComponent, name: string): string | null {
  const value = propertyOf(part, name)?.[3];
  return typeof value === 'string' && value ? value : null;
}

const whenOf = (part: JComponent, name: string, zones: Zones): When | null => {
  const property = propertyOf(part, name);
  return property ? zones.when(property, property[3]) : null;
};

function instantOf(part: JComponent, name: string, zones: Zones): string | null {
  const when = whenOf(part, name, zones);
  return when && 'at' in when ? when.at : null;
}

/** By its duration; else a day, or a moment (RFC 5545, 3.6.1). */
function endOf(kind: Entry['kind'], part: JComponent, start: When | null): When | null {
  const duration = propertyOf(part, 'duration')?.[3];
  if (!start || (kind === 'task' && !duration)) return null;
  const length = Temporal.Duration.from(lengthOf(duration, 'day' in start));
  if ('day' in start) return { day: Temporal.PlainDate.from(start.day).add(length).toString() };
  const at = Temporal.Instant.from(start.at).toZonedDateTimeISO(start.zone).add(length);
  return { at: at.toInstant().toString(), zone: start.zone };
}

const lengthOf = (duration: unknown, isDay: boolean): string => {
  if (duration === undefined) return isDay ? 'P1D' : 'PT0S';
  if (typeof duration !== 'string' || !/^[+-]?P(\d+W|(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$/.test(duration))
    throw refused('calendar_bad_time', { value: String(duration).slice(0, 40) });
  return duration;
};

function repeatsOf(part: JComponent, start: When, zones: Zones): Repeats | null {
  const rule = propertyOf(part, 'rrule')?.[3];
  if (!rule || typeof rule !== 'object') return null;
  const { until, count, ...rest } = rule as Record<string, unknown>;
  const exceptDays = propertiesOf(part, 'exdate').flatMap((p) =>
    p.slice(3).map((value) => dayIn(zones.when(p, value), start)),
  );
  return {
    rule: ICAL.Recur.fromData(rest).toString(),
    until: typeof until === 'string' ? untilDay(until, start) : null,
    times: typeof count === 'number' ? count : null,
    exceptDays: [...new Set(exceptDays)].toSorted(),
  };
}

/** UNTIL in UTC means a moment. The last meeting is on its day in the series' own zone, or on the one before if its hour is later. */
function untilDay(until: string, start: When): string {
  if (until.length === 10 || 'day' in start) return until.slice(0, 10);
  const last = until.endsWith('Z')
    ? Temporal.Instant.from(until).toZonedDateTimeISO(start.zone).toPlainDateTime()
    : Temporal.PlainDateTime.from(until);
  const hour = Temporal.Instant.from(start.at).toZonedDateTimeISO(start.zone).toPlainTime();
  const isBefore = Temporal.PlainTime.compare(last.toPlainTime(), hour) < 0;
  return last
    .toPlainDate()
    .subtract({ days: isBefore ? 1 : 0 })
    .toString();
}

function dayIn(when: When, start: When | null): string {
  if ('day' in when) return when.day;
  const zone = start && 'at' in start ? start.zone : when.zone;
  return Temporal.Instant.from(when.at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

const answers: Record<string, Attendee['answer']> = { ACCEPTED: 'accepted', DECLINED: 'declined' };

function personOf([, params, , address]: JProperty): Attendee {
  const [, scheme = '', rest = ''] = /^(mailto|urn:uuid):(.*)$/i.exec(String(address)) ?? [];
  const isMail = scheme.toLowerCase() === 'mailto';
  return {
    email: isMail ? rest.trim().toLowerCase() || null : null,
    id: isMail ? null : rest || null,
    name: typeof params['cn'] === 'string' ? params['cn'] : null,
    answer: answers[String(params['partstat'] ?? '').toUpperCase()] ?? 'waiting',
  };
}
