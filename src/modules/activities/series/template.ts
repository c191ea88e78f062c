import type { Values } from '../../../platform/module.ts';
import { sameValue } from '../../../platform/records/same.ts';
import { startOn } from './recurrence.ts';

/** What a meeting has from its series as it stands there. */
export const shared = [
  'title',
  'kind',
  'party',
  'person',
  'deal',
  'organiser',
  'place',
  'agenda',
  'timeZone',
];
/** A change of any of these changes the meetings. */
export const deciding = [...shared, 'rule', 'startsOn', 'startTime', 'minutes', 'until', 'times'];

/** What the series wants its meeting of that day to be. */
export function meetingOn(series: Values, day: string): Values {
  const start = startOn(series as { startTime: string; timeZone: string }, day);
  return {
    ...Object.fromEntries(shared.map((name) => [name, series[name] ?? null])),
    startsAt: instantText(start),
    endsAt: instantText(start.add({ minutes: Number(series['minutes']) })),
    series: series['id'],
    occursOn: day,
    isException: false,
  };
}

const instantText = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString();

/** Whether the meeting is other than its series wants it. */
export const differs = (meeting: Values, wanted: Values): boolean =>
  [...shared, 'startsAt', 'endsAt'].some((name) => !sameValue(meeting[name] ?? null, wanted[name] ?? null));
