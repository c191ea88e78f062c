import type { Link, RecordValues } from '../../../../web/api/records.ts';
import { isLink } from '../../../../web/fields/values.ts';
import { addDays } from '../days.ts';
import { clockText, minuteOf, momentOf, wallTime } from '../grid/clock.ts';
import { type Repeat, ruleOf } from '../repeat/rule.ts';

export type What = 'meeting' | 'visit' | 'call' | 'task';
/** Whoever takes part: a colleague, a customer's person, or an address. `id` is the record's, where there is one already. */
export interface Guest {
  id?: string;
  user?: Link;
  person?: Link;
  email?: string;
}
/** What the form holds, as it is typed: day and hours of the zone chosen. */
export interface FormDraft {
  what: What;
  title: string;
  day: string;
  from: string;
  to: string;
  isAllDay: boolean;
  timeZone: string;
  owner: Link | null;
  party: Link | null;
  deal: Link | null;
  place: string;
  agenda: string;
  guests: Guest[];
  repeat: Repeat | null;
  /** Whether those outside are told of it when it is kept. */
  invites: boolean;
}

/** Told by mail or file are people outside: of a series as one, with all its meetings. */
export const canInvite = (d: FormDraft): boolean => isMeeting(d) && d.guests.some((g) => !g.user);

export const isMeeting = (d: FormDraft): boolean => d.what === 'meeting' || d.what === 'visit';

/** An end before the beginning is the next day's. */
export function momentsOf(d: FormDraft): { startsAt: string; endsAt: string; minutes: number } {
  const [from, to] = [minuteOf(d.from), minuteOf(d.to)];
  const startsAt = momentOf(d.day, from, d.timeZone);
  const endsAt = momentOf(to < from ? addDays(d.day, 1) : d.day, to, d.timeZone);
  return { startsAt, endsAt, minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) };
}

/** Another beginning keeps the length. */
export function withStart(d: FormDraft, from: string): FormDraft {
  const length = (minuteOf(d.to) - minuteOf(d.from) + 1440) % 1440;
  return { ...d, from, to: clockText((minuteOf(from) + length) % 1440) };
}

export function draftOfRecord(
  record: RecordValues,
  guests: Guest[],
  repeat: Repeat | null,
  own: string,
): FormDraft {
  const timeZone = String(record['timeZone'] ?? own);
  const [start, end] = [
    wallTime(String(record['startsAt']), timeZone),
    wallTime(String(record['endsAt']), timeZone),
  ];
  const link = (name: string): Link | null => (isLink(record[name]) ? record[name] : null);
  return {
    what: record['kind'] === 'visit' ? 'visit' : 'meeting',
    title: String(record['title'] ?? ''),
    day: start.day,
    from: clockText(start.minute),
    to: clockText(end.minute),
    isAllDay: false,
    timeZone,
    owner: link('organiser'),
    party: link('party'),
    deal: link('deal'),
    place: String(record['place'] ?? ''),
    agenda: String(record['agenda'] ?? ''),
    guests,
    repeat,
    invites: false,
  };
}

/** Fields that a meeting and a series have alike. */
const sharedWire = (d: FormDraft) => ({
  title: d.title.trim(),
  kind: d.what,
  party: d.party?.id ?? null,
  deal: d.deal?.id ?? null,
  ...(d.owner ? { organiser: d.owner.id } : {}),
  place: d.place.trim() || null,
  agenda: d.agenda.trim() || null,
  timeZone: d.timeZone,
});

export const meetingWire = (d: FormDraft) => {
  const { startsAt, endsAt } = momentsOf(d);
  return { ...sharedWire(d), startsAt, endsAt };
};

export const seriesWire = (d: FormDraft, repeat: Repeat) => ({
  ...sharedWire(d),
  rule: ruleOf(repeat),
  until: repeat.until,
  times: repeat.times,
  startsOn: d.day,
  startTime: d.from,
  minutes: momentsOf(d).minutes,
  guests: d.guests.map(guestWire),
});

export const taskWire = (d: FormDraft) => ({
  title: d.title.trim(),
  kind: d.what,
  party: d.party?.id ?? null,
  deal: d.deal?.id ?? null,
  ...(d.owner ? { assignee: d.owner.id } : {}),
  description: d.agenda.trim() || null,
  ...(d.isAllDay ? { dueOn: d.day } : { dueAt: momentsOf(d).startsAt }),
});

export const guestWire = (g: Guest) => ({
  ...(g.user ? { user: g.user.id } : {}),
  ...(g.person ? { person: g.person.id } : {}),
  ...(g.email ? { email: g.email } : {}),
});
export const guestName = (g: Guest): string => g.user?.name ?? g.person?.name ?? g.email ?? '';
export const guestKey = (g: Guest): string => g.user?.id ?? g.person?.id ?? g.email ?? '';
