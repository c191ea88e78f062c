import type { CalendarItem } from './calendar-data.ts';
import { momentOf, wallTime } from './grid/clock.ts';
import type { Draft } from './grid/use-drag.ts';

export type Patch = Record<string, unknown>;

/** What a drag changes of its record; nothing where it ended where it began, `needsHour` for a meeting put where no hours are. */
export function patchOf(item: CalendarItem, draft: Draft, timeZone: string): Patch | 'needsHour' {
  switch (item.entity) {
    case 'activities.meeting':
      return meetingPatch(item, draft, timeZone);
    case 'plans.contact':
      return {
        ...(draft.day === item.day ? {} : { dueOn: draft.day }),
        ...handedOver(item, draft, 'assignee'),
      };
    default:
      return { ...taskPatch(item, draft, timeZone), ...handedOver(item, draft, 'assignee') };
  }
}

/** The values that the patch replaces. */
export function before(item: CalendarItem, patch: Patch): Patch {
  const isTask = item.entity === 'activities.task';
  const were: Patch = {
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    dueAt: isTask ? item.startsAt : null,
    dueOn: item.day,
    organiser: item.owner,
    assignee: item.owner,
  };
  return Object.fromEntries(Object.keys(patch).map((name) => [name, were[name] ?? null]));
}

function meetingPatch(item: CalendarItem, draft: Draft, timeZone: string): Patch | 'needsHour' {
  const { startsAt, endsAt } = item;
  if (!startsAt || !endsAt) return {};
  if (draft.surface === 'strip') return 'needsHour';
  if (draft.mode === 'resize') {
    const end = endOf(draft, timeZone);
    return Date.parse(end) === Date.parse(endsAt) ? {} : { endsAt: end };
  }
  const minute = draft.surface === 'time' ? draft.start : wallTime(startsAt, timeZone).minute;
  const start = momentOf(draft.day, minute, timeZone);
  const handed = handedOver(item, draft, 'organiser');
  if (Date.parse(start) === Date.parse(startsAt)) return handed;
  const end = new Date(Date.parse(start) + Date.parse(endsAt) - Date.parse(startsAt)).toISOString();
  return { startsAt: start, endsAt: end, ...handed };
}

function taskPatch(item: CalendarItem, draft: Draft, timeZone: string): Patch {
  if (draft.mode === 'resize') return {};
  if (draft.surface === 'strip' || (draft.surface === 'day' && !item.startsAt)) {
    if (!item.startsAt) return draft.day === item.day ? {} : { dueOn: draft.day };
    return { dueAt: null, dueOn: draft.day };
  }
  const minute = draft.surface === 'time' ? draft.start : wallTime(item.startsAt ?? '', timeZone).minute;
  const dueAt = momentOf(draft.day, minute, timeZone);
  if (item.startsAt && Date.parse(dueAt) === Date.parse(item.startsAt)) return {};
  return { dueAt, dueOn: null };
}

/** Put on the calendar of a colleague who has no part in it yet, it becomes theirs. */
const handedOver = (item: CalendarItem, draft: Draft, field: string): Patch =>
  draft.mode === 'move' && draft.user && !item.users.includes(draft.user) ? { [field]: draft.user } : {};

/** Midnight is the next day's. */
const endOf = ({ day, start, end }: Draft, timeZone: string): string =>
  new Date(Date.parse(momentOf(day, start, timeZone)) + (end - start) * 60_000).toISOString();
