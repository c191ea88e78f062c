import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';

export interface Device {
  id: string;
  agent: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}
export const pushQuery = queryOptions({
  queryKey: ['me', 'push'],
  queryFn: ({ signal }) => api.get<{ key: string; devices: Device[] }>('me/push', undefined, signal),
});
