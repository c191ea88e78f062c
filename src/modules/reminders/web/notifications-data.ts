import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';

interface Name {
  id: string;
  name: string;
}
export interface Told {
  id: string;
  kind: string;
  entity: string | null;
  record: string | null;
  title: string | null;
  party: Name | null;
  whose: Name | null;
  text: string | null;
  part: { entity: string; id: string } | null;
  change: { count: number; what: string } | null;
  dueOn: string | null;
  dueAt: string | null;
  counts: Record<string, number> | null;
  file: string | null;
  at: string;
  readAt: string | null;
}
export interface ToldPage {
  items: Told[];
  next: string | null;
}

export const KEY = ['records', 'reminders.notification'];
/** Names and rights change with the records: they are asked for again with each look. */
const meta = {
  entities: [
    'activities.task',
    'activities.meeting',
    'plans.contact',
    'deals.deal',
    'contacts.party',
    'comments.comment',
  ],
};

export const notificationsQuery = (isUnreadOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', isUnreadOnly],
    queryFn: ({ pageParam, signal }) =>
      api.get<ToldPage>('notifications', { cursor: pageParam ?? undefined, unread: isUnreadOnly }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (old) => old,
    meta,
  });

export const digestQuery = (digest: string) =>
  queryOptions({
    queryKey: [...KEY, 'digest', digest],
    queryFn: ({ signal }) => api.get<ToldPage>('notifications', { digest, limit: 100 }, signal),
    meta,
  });
