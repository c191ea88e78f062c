import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';

/** As `GET /calendar` answers. */
export interface CalendarItem {
  entity: 'activities.meeting' | 'activities.task' | 'plans.contact' | 'activities.series';
  id: string;
  version: number;
  kind: string;
  title: string | null;
  users: string[];
  owner: string | null;
  party: { id: string; name: string | null } | null;
  place: string | null;
  startsAt: string | null;
  endsAt: string | null;
  day: string | null;
  state: string;
  series: string | null;
  isException: boolean;
  isImportant: boolean;
  canWrite: boolean;
}
export interface CalendarAnswer {
  items: CalendarItem[];
  daysOff: { date: string; name: string; isWorked: boolean }[];
  hasMore: boolean;
}
export interface Hours {
  days: number[];
  from: string;
  until: string;
}
export interface Person {
  id: string;
  name: string;
  timeZone: string;
  hours: Hours;
}
export interface CalendarSettings {
  hours: Hours | null;
  secondZone: string | null;
  company: Hours;
}
export interface Busy {
  user: string;
  name: string;
  startsAt: string;
  endsAt: string;
  meeting: string | null;
  title: string | null;
}

export const routes: Record<CalendarItem['entity'], string> = {
  'activities.meeting': 'meetings',
  'activities.task': 'tasks',
  'plans.contact': 'planned-contacts',
  'activities.series': 'meeting-series',
};
const shown = [...Object.keys(routes), 'activities.participant', 'plans.dayOff', 'contacts.party'];

/** Keys start like those of records, so that every write of a record asks it again. */
export const CALENDAR_KEY = ['records', 'calendar'];

export const calendarQuery = (from: string, to: string, users: string[]) =>
  queryOptions({
    queryKey: [...CALENDAR_KEY, from, to, users.join()],
    queryFn: ({ signal }) => api.get<CalendarAnswer>('calendar', { from, to, users: users.join() }, signal),
    placeholderData: keepPreviousData,
    meta: { entities: shown },
  });

export const peopleQuery = queryOptions({
  queryKey: ['records', 'calendar-people'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: Person[] }>('calendar/people', undefined, signal)).items,
  meta: { entities: ['access.user', 'activities.workHours'] },
});

export const settingsQuery = queryOptions({
  queryKey: ['calendar-settings'],
  queryFn: ({ signal }) => api.get<CalendarSettings>('me/calendar', undefined, signal),
});

export const busyQuery = (users: string[], from: string, to: string, except?: string) =>
  queryOptions({
    queryKey: ['records', 'calendar-busy', users.join(), from, to, except],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Busy[] }>('calendar/busy', { users: users.join(), from, to, except }, signal))
        .items,
    enabled: users.length > 0 && from < to,
    meta: { entities: ['activities.meeting', 'activities.participant'] },
  });
