import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { guestOf, type Opened } from '../form/use-save.ts';

const participantsQuery = (meeting: string) => ({
  queryKey: ['records', 'activities.participant', 'of', meeting],
  queryFn: async () => {
    const filter = { field: 'meeting', op: 'in', value: [meeting] };
    return (await api.get<{ items: RecordValues[] }>('participants', { filter, limit: 200 })).items;
  },
});

export const useParticipants = (meeting: string) => useQuery(participantsQuery(meeting));

/** A meeting as the form takes it: itself, who takes part, and its series where it has one. */
export function useOpening(): (id: string) => Promise<Opened> {
  const client = useQueryClient();
  return async (id) => {
    const [record, rows] = await Promise.all([
      api.get<RecordValues>(`meetings/${id}`),
      client.fetchQuery({ ...participantsQuery(id), staleTime: 0 }),
    ]);
    const link = record['series'] as { id?: string } | null;
    const series = link?.id ? await api.get<RecordValues>(`meeting-series/${link.id}`) : null;
    return { record, series, guests: rows.map(guestOf) };
  };
}
