import ICAL from 'ical.js';
import type { Attendee, Entry, When } from './entry.ts';
import type { JComponent, JProperty } from './jcal.ts';
import { zoneComponent } from './zone.ts';

interface Around {
  /** RFC 5546: what the receiver is to do with it; none in a store of calendars. */
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  name?: string;
  /** Single meetings of a series without the series itself. */
  isPartOnly?: boolean;
}
/** A series without end has its zone's changes of clocks for so many years after its last entry. */
const YEARS_AHEAD = 5;

/** Entries as one calendar, with the zones that they need. */
export function writeCalendar(entries: readonly Entry[], o: Around = {}): JComponent {
  const head: JProperty[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Mijoz//Mijoz//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
  ];
  if (o.method) head.push(['method', {}, 'text', o.method]);
  if (o.name) head.push(['x-wr-calname', {}, 'text', clean(o.name)]);
  const parts = entries.flatMap((entry) => [
    ...(o.isPartOnly ? [] : [component(entry, entry)]),
    ...entry.overrides.map((own) => component(own, entry)),
  ]);
  return ['vcalendar', head, [...zonesOf(entries), ...parts]];
}

function zonesOf(entries: readonly Entry[]): JComponent[] {
  const years = new Map<string, number[]>();
  for (const entry of entries.flatMap((e) => [e, ...e.overrides]))
    for (const when of [entry.start, entry.end])
      if (when && 'at' in when && when.zone !== 'UTC')
        years.set(when.zone, [...(years.get(when.zone) ?? []), Number(when.at.slice(0, 4))]);
  return [...years].map(([zone, all]) =>
    zoneComponent(zone, { from: Math.min(...all) - 1, to: Math.max(...all) + YEARS_AHEAD }),
  );
}

function component(entry: Entry, series: Entry): JComponent {
  const stamp = entry.modifiedAt ?? entry.createdAt ?? new Date(0).toISOString();
  const text = (name: string, value: string | null): JProperty[] =>
    value ? [[name, {}, 'text', clean(value)]] : [];
  const properties: JProperty[] = [
    ['uid', {}, 'text', entry.uid],
    ['dtstamp', {}, 'date-time', utcText(stamp)],
    ['last-modified', {}, 'date-time', utcText(stamp)],
    ...(entry.createdAt ? [['created', {}, 'date-time', utcText(entry.createdAt)] as JProperty] : []),
    ['sequence', {}, 'integer', entry.sequence],
    ...moments(entry, series),
    ...text('summary', entry.title),
    ...text('location', entry.place),
    ...text('description', entry.text),
    ['status', {}, 'text', statuses[entry.kind][entry.state]],
    ...(entry.isImportant ? [['priority', {}, 'integer', 1] as JProperty] : []),
    ...(entry.organiser ? [person('organizer', entry.organiser)] : []),
    ...entry.attendees.map((one) => person('attendee', one)),
  ];
  const [, own = [], alarms = []] = entry.personal ?? [];
  return [entry.kind === 'event' ? 'vevent' : 'vtodo', [...properties, ...own], alarms];
}

const statuses = {
  event: { planned: 'CONFIRMED', done: 'CONFIRMED', cancelled: 'CANCELLED' },
  task: { planned: 'NEEDS-ACTION', done: 'COMPLETED', cancelled: 'CANCELLED' },
} as const;

function moments(entry: Entry, series: Entry): JProperty[] {
  const { start, end, repeats } = entry;
  const all: JProperty[] = [];
  if (start) all.push(moment('dtstart', start));
  if (end) all.push(moment(entry.kind === 'event' ? 'dtend' : 'due', end));
  if (entry.occursOn && series.start) all.push(moment('recurrence-id', onDay(series.start, entry.occursOn)));
  if (!repeats || !start) return all;
  const rule = { ...ICAL.Recur.fromString(repeats.rule).toJSON() } as Record<string, unknown>;
  if (repeats.times) rule['count'] = repeats.times;
  if (repeats.until) rule['until'] = untilText(start, repeats.until);
  all.push(['rrule', {}, 'recur', rule]);
  for (const day of repeats.exceptDays) all.push(moment('exdate', onDay(start, day)));
  return all;
}

/** The series' meeting of that day. */
export function onDay(start: When, day: string): When {
  if ('day' in start) return { day };
  const time = local(start).toPlainTime();
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: start.zone, plainTime: time });
  return { at: at.toInstant().toString(), zone: start.zone };
}

/** UNTIL is UTC where the start has a zone (RFC 5545, 3.3.10). */
function untilText(start: When, until: string): string {
  const last = onDay(start, until);
  return 'day' in last ? last.day : utcText(last.at);
}

function moment(name: string, when: When): JProperty {
  if ('day' in when) return [name, {}, 'date', when.day];
  if (when.zone === 'UTC') return [name, {}, 'date-time', utcText(when.at)];
  const text = local(when).toPlainDateTime().toString({ smallestUnit: 'second' });
  return [name, { tzid: when.zone }, 'date-time', text];
}

const local = (when: { at: string; zone: string }): Temporal.ZonedDateTime =>
  Temporal.Instant.from(when.at).toZonedDateTimeISO(when.zone);

const utcText = (at: string): string => Temporal.Instant.from(at).toString({ smallestUnit: 'second' });

const answers = { waiting: 'NEEDS-ACTION', accepted: 'ACCEPTED', declined: 'DECLINED' } as const;

function person(name: 'organizer' | 'attendee', one: Attendee): JProperty {
  const called = one.name ? { cn: clean(one.name).replaceAll(/["\n]/g, ' ') } : {};
  const part = name === 'attendee' ? { role: 'REQ-PARTICIPANT', partstat: answers[one.answer] } : {};
  const asked = name === 'attendee' && one.answer === 'waiting' ? { rsvp: 'TRUE' } : {};
  const address = one.email ? `mailto:${one.email}` : `urn:uuid:${one.id}`;
  return [name, { ...called, ...part, ...asked }, 'cal-address', address];
}

/** Without signs that neither iCalendar nor XML can hold. */
export const clean = (text: string): string =>
  [...text]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('')
    .replaceAll('\u007f', '');
