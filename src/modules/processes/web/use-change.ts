import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../web/api/client.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { errorToast } from '../../../web/kit/toast.tsx';

export interface Changes {
  /** Resolves to the answer, or to nothing where the server refused: the reason has been shown then. */
  add(path: string, body: object): Promise<RecordValues | undefined>;
  change(path: string, body: object): Promise<RecordValues | undefined>;
  remove(path: string): Promise<RecordValues | undefined>;
  /** Writes the places of those records whose place is another now. */
  arrange(route: string, records: RecordValues[], order: string[]): Promise<void>;
}

/** Writes parts of a process, and has everything that shows them asked for anew. */
export function useChange(): Changes {
  const client = useQueryClient();
  return useMemo(() => {
    const attempt = async (run: () => Promise<RecordValues>): Promise<RecordValues | undefined> => {
      try {
        return await run();
      } catch (error) {
        errorToast(error);
        return undefined;
      } finally {
        await client.invalidateQueries({ queryKey: ['records'] });
      }
    };
    const change: Changes['change'] = (path, body) => attempt(() => api.patch(path, body));
    return {
      add: (path, body) => attempt(() => api.post(path, body)),
      change,
      remove: (path) => attempt(() => api.delete(path)),
      arrange: async (route, records, order) => {
        for (const [position, id] of order.entries())
          if (records.find((r) => r.id === id)?.['position'] !== position)
            await change(`${route}/${id}`, { position });
      },
    };
  }, [client]);
}
