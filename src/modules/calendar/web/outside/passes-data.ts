import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';

/** As `GET /me/calendar/passes` answers. */
export interface Pass {
  id: string;
  kind: 'feed' | 'phone';
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export const passesQuery = queryOptions({
  queryKey: ['calendar-passes'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: Pass[] }>('me/calendar/passes', undefined, signal)).items,
});

/** Makes or ends one, and reads anew which there are. */
export function usePassWrite<T, I = void>(run: (input: I) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries(passesQuery),
    onError: (error) => errorToast(error),
  });
}
