import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { useMeta } from '../../api/meta.ts';
import { listQuery, type RecordValues } from '../../api/records.ts';
import { choicesQuery } from '../../fields/choices.ts';
import { useLabels } from '../../i18n/labels.ts';
import { boardFieldOf, viewOf } from '../../shell/screens.ts';
import { useGroups } from '../list/groups.ts';
import type { ListState } from '../list-state.ts';

export interface Column {
  /** The field's value; empty for records without one. */
  key: string;
  title: string;
  color: string | null;
  count: number;
  sum: number | null;
  condition: Condition;
  /** What a card gets that is dropped here, in the form in which it is read. */
  value: unknown;
  /** Of a column that stands for a record. */
  record?: RecordValues | undefined;
}

/** Columns of a board: every value there may be, in its order, with the figures of those that have records. */
export function useBoardColumns(
  state: ListState,
  field: MetaField | undefined,
): { columns: Column[]; isLoading: boolean; error: unknown } {
  const labels = useLabels();
  const { entity, filter, q } = state;
  const sumField = viewOf(entity)?.board?.sum ?? entity.fields.find((f) => f.type === 'money')?.name;
  const figures = useGroups(entity, field?.name, { filter, q }, sumField);
  const values = useValues(entity, field);
  const columns = useMemo(() => {
    if (!field) return [];
    const known: Value[] =
      field.type === 'choice'
        ? (field.options ?? []).map((o) => ({
            id: o,
            name: labels.option(entity, field.name, o),
            color: null,
            value: o as unknown,
          }))
        : values;
    const inOrder = known.filter(
      (v) =>
        field.type !== 'ref' ||
        isUseful(
          v.id,
          figures.groups.map((g) => g.key),
          known.length,
        ),
    );
    const all = inOrder.map((v): Column => {
      const group = figures.groups.find((g) => g.key === v.id);
      return {
        key: v.id,
        title: v.name,
        color: v.color,
        count: group?.count ?? 0,
        sum: group?.sum ?? null,
        condition: { field: field.name, op: 'eq', value: v.id },
        value: v.value,
        record: v.record,
      };
    });
    const others = figures.groups.filter((g) => !inOrder.some((v) => v.id === g.key));
    return [
      ...all,
      ...others.map(
        (g): Column => ({
          key: g.key,
          title: g.title,
          color: null,
          count: g.count,
          sum: g.sum,
          condition: g.condition,
          value: g.key ? { id: g.key, name: g.title } : null,
        }),
      ),
    ];
  }, [field, entity, values, figures.groups, labels]);
  return { columns, isLoading: figures.isLoading, error: figures.error };
}

const MANY = 12;
/** A long list of records shows only those that have cards. */
const isUseful = (id: string, used: string[], total: number): boolean => total <= MANY || used.includes(id);

interface Value {
  id: string;
  name: string;
  color: string | null;
  value: unknown;
  record?: RecordValues;
}
const none: Value[] = [];

/** The rows of the list, or the records, that the field may lead to. */
function useValues(entity: MetaEntity, field: MetaField | undefined): Value[] {
  const index = useMeta();
  const target = field?.type === 'ref' ? index.find(field.to?.[0] ?? '') : undefined;
  const choices = useQuery({
    ...choicesQuery(index.find('lists.choice'), field?.list ?? ''),
    enabled: field?.type === 'pick',
  });
  const among = field && boardFieldOf(entity, field.name)?.among;
  const records = useQuery({
    ...listQuery(target ?? entity, { limit: 100, filter: among }),
    enabled: !!target && isShort(target),
  });
  return useMemo(() => {
    if (field?.type === 'pick')
      return (choices.data ?? []).map((c) => ({
        id: c.id,
        name: c.name ?? '',
        color: c.color ?? null,
        value: c,
      }));
    if (!target || !records.data) return none;
    return records.data.items.map((r) => columnValue(target, r));
  }, [field, choices.data, target, records.data]);
}

const columnValue = (entity: MetaEntity, r: RecordValues): Value => {
  const name = String(r[entity.title] ?? '');
  return {
    id: r.id,
    name,
    color: (r['color'] as string | null | undefined) ?? null,
    value: { id: r.id, name },
    record: r,
  };
};

/** What has an order of its own (stages) is a column even while it is empty. */
const isShort = (entity: MetaEntity): boolean => entity.fields.some((f) => f.name === 'position');
