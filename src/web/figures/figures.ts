import { queryOptions } from '@tanstack/react-query';
import type { Condition } from '../../kernel/condition.ts';
import { api } from '../api/client.ts';

/** Days, both included; open where absent. */
export interface Range {
  from?: string;
  until?: string;
}
export type Unit = 'count' | 'money' | 'days' | 'hours' | 'percent';
export interface Metric {
  name: string;
  unit: Unit;
  entity: string;
  condition: Condition;
}
export interface FiguresRow {
  key: string | null;
  name: string | null;
  condition: Condition | null;
  values: Record<string, string | null>;
}
export interface Figures {
  metrics: Metric[];
  rows: FiguresRow[];
}
export interface Asked {
  /** Whose changes make the figures new. */
  entity?: string;
  metrics: readonly string[];
  range: Range;
  filter?: Condition | undefined;
  group?: string;
  by?: 'month';
}

/** Figures of one entity from the one metric layer; kept under the entity's key, so that every change refreshes them. */
export const figuresQuery = ({ metrics, range, entity = 'deals.deal', ...rest }: Asked) =>
  queryOptions({
    queryKey: ['records', entity, 'metrics', metrics, range, rest],
    queryFn: ({ signal }) =>
      api.get<Figures>('figures', { metrics: metrics.join(','), ...range, ...rest }, signal),
    placeholderData: (old) => old,
  });

/** The records behind a figure, as a filter that a list understands and shows as single conditions. */
export function behind(...conditions: (Condition | null | undefined)[]): { all: Condition[] } {
  const flat = (c: Condition): Condition[] => ('all' in c ? c.all.flatMap(flat) : [c]);
  // However its parts are ordered: a condition that was kept comes back in the database's order.
  const said = (c: Condition): string => JSON.stringify('field' in c ? [c.field, c.op, c.value] : c);
  const seen = new Map<string, Condition>();
  for (const c of conditions.flatMap((c) => (c ? flat(c) : []))) seen.set(said(c), c);
  return { all: [...seen.values()] };
}
