import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ListAnswer } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { api } from '../../../web/api/client.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import type { Unit } from '../../../web/figures/figures.ts';

export interface Figure {
  metric: string;
  unit: Unit;
  entity: string;
  value: string | null;
  condition: Condition;
}
export interface Node {
  id: string;
  kind: 'user' | 'department' | 'all';
  name: string;
  parent: string | null;
  figures: Figure[];
  /** What is committed with the heads' figures for it or beneath it; empty where nobody gave one. */
  adjusted: string | null;
}
export interface Adjustment {
  id: string;
  user: string | null;
  department: string | null;
  category: string;
  amount: string;
  author: string | null;
  authorName: string | null;
  note: string | null;
}
export interface Forecast {
  nodes: Node[];
  adjustments: Adjustment[];
}
export interface DealChange {
  deal: string;
  name: string | null;
  kind: string;
  change: string;
  isThere: boolean;
}
export interface Changes {
  before: string;
  after: string;
  sums: { kind: string; count: number; change: string }[];
  deals: DealChange[];
}
export interface Days {
  from: string;
  until: string;
}

// Under the deals' key: every change of a deal makes them new.
const KEY = ['records', 'deals.deal', 'forecast'];

export const forecastQuery = (days: Days) =>
  queryOptions({
    queryKey: [...KEY, days],
    queryFn: ({ signal }) => api.get<Forecast>('forecast', { ...days }, signal),
  });
export const weeksQuery = queryOptions({
  queryKey: ['records', 'forecast.week'],
  queryFn: async ({ signal }) => {
    const answer = await api.get<ListAnswer<RecordValues>>(
      'forecast-weeks',
      { sort: '-week', limit: 60 },
      signal,
    );
    return answer.items.map((w) => String(w['week']));
  },
});
export const changesQuery = (from: string, days: Days) =>
  queryOptions({
    queryKey: [...KEY, 'changes', from, days],
    queryFn: ({ signal }) =>
      api.get<Changes>(
        'forecast/changes',
        { from, expectedFrom: days.from, expectedUntil: days.until },
        signal,
      ),
  });

export function useAdjust() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: object) => api.post('forecast-adjustments/adjust', input),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const figureOf = (node: Node, metric: string): Figure | undefined =>
  node.figures.find((f) => f.metric === metric);
