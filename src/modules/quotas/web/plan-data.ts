import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ListAnswer } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { api } from '../../../web/api/client.ts';
import type { Link, RecordValues } from '../../../web/api/records.ts';
import { errorToast } from '../../../web/kit/toast.tsx';

export const metrics = ['won', 'wonCount', 'contacts'] as const;
export type Metric = (typeof metrics)[number];

/** Whose line it is. */
export interface Who {
  kind: 'user' | 'department';
  id: string;
  name: string;
}
export interface Cell {
  user?: string;
  department?: string;
  product?: string;
  month: string;
  metric: Metric;
  value: string | null;
}
export interface Asked {
  year: number;
  metric: Metric;
  product: string | undefined;
}

const KEY = ['records', 'quotas.quota', 'grid'];

/** Targets of a year, by the line and the month: `user <id> 2026-03-01`. */
export const planQuery = ({ year, metric, product }: Asked) =>
  queryOptions({
    queryKey: [...KEY, year, metric, product],
    queryFn: async ({ signal }) => {
      const filter: Condition = {
        all: [
          { field: 'month', op: 'between', value: [`${year}-01-01`, `${year}-12-01`] },
          { field: 'metric', op: 'eq', value: metric },
          product ? { field: 'product', op: 'eq', value: product } : { field: 'product', op: 'empty' },
        ],
      };
      const cells = new Map<string, string>();
      let cursor: string | null = null;
      do {
        const page: ListAnswer<RecordValues> = await api.get(
          'quotas',
          { filter, limit: 200, cursor: cursor ?? undefined },
          signal,
        );
        for (const row of page.items) cells.set(keyOfRow(row), measureOf(row));
        cursor = page.next;
      } while (cursor);
      return cells;
    },
  });

export const keyOfCell = (who: Who, month: string): string => `${who.kind} ${who.id} ${month}`;

function keyOfRow(row: RecordValues): string {
  const user = row['user'] as Link | null;
  const department = row['department'] as Link | null;
  return `${user ? 'user' : 'department'} ${(user ?? department)?.id} ${String(row['month'])}`;
}

function measureOf(row: RecordValues): string {
  const amount = row['amount'] as { amount: string } | null;
  return amount ? amount.amount : String(row['number'] ?? '');
}

export function useSetCells() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cells: Cell[]) => api.post('quotas/set', { cells }),
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'quotas.quota'] }),
    onError: (error) => errorToast(error),
  });
}

export interface PlanPeople {
  departments: { id: string; name: string; parent: string | null }[];
  users: { id: string; name: string; department: string | null }[];
}
export const peopleQuery = queryOptions({
  queryKey: ['records', 'access.user', 'plan-people'],
  queryFn: ({ signal }) => api.get<PlanPeople>('plan-people', undefined, signal),
});
