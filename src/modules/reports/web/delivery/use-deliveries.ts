import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { listQuery, type RecordValues } from '../../../../web/api/records.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';

const KEY = ['records', 'reports.delivery'];

export interface SentLine {
  user: string;
  name: string | null;
  moment: string;
  way: 'letter' | 'centre' | 'refused';
  problem: string | null;
}

/** Deliveries of a report that the reader may see. */
export function useDeliveries(report: string) {
  const entity = useMeta().find('reports.delivery');
  const client = useQueryClient();
  const { data } = useQuery({
    ...listQuery(entity ?? ({ base: 'reports.delivery', route: 'report-deliveries' } as never), {
      filter: { field: 'report', op: 'eq', value: report },
      sort: 'createdAt',
      limit: 50,
    }),
    enabled: Boolean(entity),
  });
  const attempt = (run: () => Promise<unknown>): Promise<boolean> =>
    run().then(
      async () => {
        await client.invalidateQueries({ queryKey: KEY });
        return true;
      },
      (error) => {
        errorToast(error, entity);
        return false;
      },
    );
  return {
    deliveries: data?.items,
    add: (values: object) => attempt(() => api.post('report-deliveries', { report, ...values })),
    change: (record: RecordValues, patch: object) =>
      attempt(() => api.patch(`report-deliveries/${record.id}`, patch)),
    remove: (record: RecordValues) => attempt(() => api.delete(`report-deliveries/${record.id}`)),
  };
}

export function useSent(delivery: string): SentLine[] | undefined {
  const { data } = useQuery({
    queryKey: [...KEY, 'sent', delivery],
    queryFn: ({ signal }) =>
      api.get<{ items: SentLine[] }>(`report-deliveries/${delivery}/sent`, undefined, signal),
  });
  return data?.items;
}
