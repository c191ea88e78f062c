import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { Comparison, Condition } from '../../../kernel/condition.ts';
import { type FigureRow, figuresQuery, type Grouping, type Measure } from '../../api/figures.ts';
import { fieldOf } from '../../api/meta.ts';
import type { Selection } from '../../api/records.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type LabelLookup, useLabels } from '../../i18n/labels.ts';

export interface Group {
  /** The value as text; empty for records without one. */
  key: string;
  title: string;
  count: number;
  /** Of the measure asked for beside the count, in the company's currency. */
  sum: number | null;
  condition: Comparison;
}

/** Groups of a list with their sizes, by the values that its records have. */
export function useGroups(
  entity: MetaEntity,
  by: string | undefined,
  selection: Selection,
  sum?: string,
): { groups: Group[]; isLoading: boolean; error: unknown } {
  const labels = useLabels();
  const formats = useFormats();
  const field = by ? fieldOf(entity, by) : undefined;
  const measures: Measure[] = [{ fn: 'count' }, ...(sum ? [{ fn: 'sum' as const, field: sum }] : [])];
  const { data, isPending, error } = useQuery({
    ...figuresQuery(entity, measures, field ? [grouping(field)] : [], selection),
    enabled: !!field,
  });
  const groups = useMemo(
    () => (field && data ? groupsOf(entity, field, data, sum, labels, formats) : none),
    [entity, field, data, sum, labels, formats],
  );
  return { groups, isLoading: !!field && isPending, error };
}

const none: Group[] = [];

function groupsOf(
  entity: MetaEntity,
  field: MetaField,
  rows: FigureRow[],
  sum: string | undefined,
  labels: LabelLookup,
  formats: Formats,
): Group[] {
  const title = (row: FigureRow): string => {
    const key = row.keys[0];
    if (key === null || key === undefined) return '';
    if (field.type === 'choice') return labels.option(entity, field.name, key);
    if (field.type === 'date' || field.type === 'instant') return formats.month(key);
    return row.names[0] ?? key;
  };
  const groups = rows.map(
    (row): Group => ({
      key: row.keys[0] ?? '',
      title: title(row),
      count: Number(row.values[0] ?? 0),
      sum: sum && row.values[1] ? Number(row.values[1]) : null,
      condition: conditionOf(field, row.keys[0] ?? null),
    }),
  );
  return ordered(groups, field);
}

const grouping = (field: MetaField): Grouping => ({
  field: field.name,
  ...(field.type === 'date' || field.type === 'instant' ? { by: 'month' as const } : {}),
});

function conditionOf(field: MetaField, key: string | null): Comparison {
  if (key === null) return { field: field.name, op: 'empty' };
  if (field.type === 'boolean') return { field: field.name, op: 'eq', value: key === 'true' };
  if (field.type === 'date') return { field: field.name, op: 'between', value: monthDays(key) };
  if (field.type === 'instant')
    return {
      field: field.name,
      op: 'between',
      value: monthDays(key).map((d, i) => `${d}T${i ? '23:59:59.999' : '00:00:00'}Z`),
    };
  return { field: field.name, op: 'eq', value: key };
}

function monthDays(first: string): [string, string] {
  const [y, m] = first.split('-').map(Number);
  return [first.slice(0, 10), new Date(Date.UTC(y ?? 0, m ?? 1, 0)).toISOString().slice(0, 10)];
}

/** Options in the order of their declaration, months newest first, the rest by size; without a value last. */
function ordered(groups: Group[], field: MetaField): Group[] {
  const rank = (g: Group): number =>
    field.type === 'choice' ? (field.options?.indexOf(g.key) ?? 0) : -g.count;
  const isTime = field.type === 'date' || field.type === 'instant';
  return groups.toSorted(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      (isTime ? b.key.localeCompare(a.key) : rank(a) - rank(b)),
  );
}

export const within = (filter: Condition | undefined, part: Condition): Condition =>
  filter ? { all: [filter, part] } : part;
