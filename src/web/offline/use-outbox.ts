import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Entry } from './entry.ts';
import { listOutbox } from './outbox.ts';

const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: () => listOutbox().catch((): Entry[] => []),
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
});

/** What waits to be sent from this browser, in order; undefined while it is read. */
export const useOutbox = (): Entry[] | undefined => useQuery(outboxQuery).data;
