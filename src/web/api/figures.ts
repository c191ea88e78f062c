import { queryOptions } from '@tanstack/react-query';
import type { MetaEntity } from '../../kernel/api.ts';
import { api } from './client.ts';
import { keyOf, type Selection } from './records.ts';

export interface Measure {
  fn: 'count' | 'sum' | 'avg' | 'min' | 'max';
  field?: string;
}
export interface Grouping {
  field: string;
  by?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}
/** `keys` in the order of the groups, `names` of references beside them; `values` are decimals as text. */
export interface FigureRow {
  keys: (string | null)[];
  names: (string | null)[];
  values: (string | null)[];
}

/** Sums and counts of the records that the user may see. */
export function figuresQuery(
  entity: Pick<MetaEntity, 'name' | 'base'>,
  measures: Measure[],
  groups: Grouping[],
  selection: Selection = {},
) {
  return queryOptions({
    queryKey: keyOf(entity, 'figures', entity.name, measures, groups, selection),
    queryFn: async ({ signal }) => {
      const answer = await api.get<FigureRow[] | { rows: FigureRow[] }>(
        'aggregate',
        { entity: entity.name, measures, groups, filter: selection.filter, q: selection.q },
        signal,
      );
      return Array.isArray(answer) ? answer : answer.rows;
    },
  });
}
