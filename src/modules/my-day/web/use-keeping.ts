import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { connection, onConnection } from '../../../web/api/connection.ts';
import { keepAnswers } from '../../../web/offline/keep-answers.ts';
import { timesForgotten } from '../../../web/offline/kept.ts';
import { alongQuery, dayQuery } from './my-day-data.ts';

const EACH_MS = 3 * 60_000;

/** While the day is open: takes it along, with its customers, for when there is no connection. */
export function useKeeping(): void {
  const client = useQueryClient();
  useEffect(() => {
    const take = (): void => {
      if (!connection().isLost) void takeAlong(client).catch(() => undefined);
    };
    take();
    const timer = window.setInterval(take, EACH_MS);
    const stop = onConnection(take);
    return () => {
      window.clearInterval(timer);
      stop();
    };
  }, [client]);
}

async function takeAlong(client: ReturnType<typeof useQueryClient>): Promise<void> {
  const before = await timesForgotten();
  await Promise.all([client.fetchQuery(dayQuery), client.fetchQuery({ ...alongQuery, staleTime: 0 })]);
  await keepAnswers(client, [dayQuery.queryKey, alongQuery.queryKey], before);
}
