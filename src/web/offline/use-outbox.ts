import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Entry } from './entry.ts';
import { listOutbox, onOutboxChanged } from './outbox.ts';

const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: () => listOutbox().catch((): Entry[] => []),
  networkMode: 'always',
  staleTime: 0,
});

/** What waits to be sent from this browser, in order; undefined while it is read. */
export function useOutbox(): Entry[] | undefined {
  const client = useQueryClient();
  useEffect(
    () => onOutboxChanged(() => void client.invalidateQueries({ queryKey: outboxQuery.queryKey })),
    [client],
  );
  return useQuery(outboxQuery).data;
}
