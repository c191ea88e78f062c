import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';

export interface DayItem {
  entity: 'activities.meeting' | 'activities.task' | 'plans.contact' | 'deals.deal';
  id: string;
  version: number;
  kind: string;
  title: string | null;
  party: string | null;
  deal: string | null;
  at: string | null;
  dueOn: string | null;
  reason: { code: string; params: Record<string, number> };
  /** In the company's currency. */
  amount: string | null;
}
export interface DayCustomer {
  id: string;
  entity: 'contacts.company' | 'contacts.person';
  name: string;
  phone: string | null;
  email: string | null;
  mood: string | null;
  lastAt: string | null;
  lastEntity: string | null;
  openDeals: number;
  openAmount: string | null;
}
export interface Day {
  date: string;
  items: DayItem[];
  customers: DayCustomer[];
  hasMore: boolean;
}

export interface DayAlong {
  customers: {
    id: string;
    channels: { kind: string; value: string; extension: string | null; label: string | null }[];
    notes: { id: string; at: string; text: string | null }[];
    activities: { id: string; entity: string; at: string; text: string | null; outcome: string | null }[];
    deals: {
      id: string;
      name: string | null;
      amount: string | null;
      expectedOn: string | null;
      stage: string | null;
    }[];
  }[];
}

/** What one takes along of the day's customers; what was kept of it is shown where there is no connection. */
export const alongQuery = queryOptions({
  queryKey: ['my-day-along'],
  queryFn: ({ signal }) => api.get<DayAlong>('my-day/along', undefined, signal),
  networkMode: 'always',
  retry: false,
});

/** Asked again whenever something changes that may stand in it, and now and then for the clock's sake. */
export const dayQuery = queryOptions({
  queryKey: ['records', 'my-day'],
  queryFn: ({ signal }) => api.get<Day>('my-day', undefined, signal),
  refetchInterval: 60_000,
  networkMode: 'always',
  meta: {
    entities: [
      'activities.task',
      'activities.meeting',
      'activities.call',
      'activities.letter',
      'plans.contact',
      'deals.deal',
      'contacts.party',
    ],
  },
});

export const routes: Record<DayItem['entity'] | DayCustomer['entity'], string> = {
  'activities.meeting': 'meetings',
  'activities.task': 'tasks',
  'plans.contact': 'planned-contacts',
  'deals.deal': 'deals',
  'contacts.company': 'companies',
  'contacts.person': 'people',
};
