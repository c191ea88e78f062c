import type { MetaField } from '../../../../kernel/api.ts';
import {
  type Grouping,
  nextKey,
  type Question,
  type Value,
  type ValueFunction,
} from '../../question.rules.ts';

export type Zone = 'rows' | 'columns' | 'values';
export const zones: Zone[] = ['rows', 'columns', 'values'];
const mostIn: Record<Zone, number> = { rows: 3, columns: 2, values: 8 };

const isTime = (field: MetaField): boolean => field.type === 'date' || field.type === 'instant';
export const isNumber = (field: MetaField): boolean => ['integer', 'decimal', 'money'].includes(field.type);

/** What may stand in a zone; a value that is no number is counted or compared. */
export function fits(field: MetaField, zone: Zone): boolean {
  if (['json', 'collection'].includes(field.type)) return false;
  if (zone === 'values') return field.type !== 'tags';
  const isToMany = field.type === 'ref' && ((field.to?.length ?? 0) > 1 || field.to?.[0] === '*');
  return !isToMany && !(field.custom && field.type === 'instant');
}

/** Functions that a field may be under, the likeliest first. */
export function functionsOf(field: MetaField): ValueFunction[] {
  if (isNumber(field)) return ['sum', 'avg', 'min', 'max', 'distinct'];
  return isTime(field) ? ['min', 'max', 'distinct'] : ['distinct'];
}

export function added(q: Question, zone: Zone, path: string, field: MetaField): Question {
  if (!fits(field, zone) || q[zone].length >= mostIn[zone]) return q;
  if (zone === 'values') return withValue(q, { fn: functionsOf(field)[0] ?? 'distinct', field: path });
  if (q[zone].some((g) => g.field === path)) return q;
  const grouping: Grouping = { field: path, ...howBy(field) };
  return inForm({ ...q, [zone]: [...q[zone], grouping] });
}

/** Amounts are seldom the same: in ranges, each ten times as wide as the one before it. */
export const firstBounds = ['1000', '10000', '100000', '1000000', '10000000', '100000000'];

function howBy(field: MetaField): Pick<Grouping, 'by' | 'bounds'> {
  if (isTime(field)) return { by: 'month' };
  return field.type === 'money' ? { by: 'band', bounds: firstBounds } : {};
}

export function withValue(q: Question, value: Omit<Value, 'key'>): Question {
  const keys = [...q.values, ...q.calculated].map((v) => v.key);
  return { ...q, values: [...q.values, { ...value, key: nextKey(keys) }] };
}

/** The last value stays: a question without one asks nothing. */
export function without(q: Question, zone: Zone, i: number): Question {
  if (zone === 'values' && q.values.length === 1) return q;
  return inForm(asked({ ...q, [zone]: q[zone].filter((_, j) => j !== i) }));
}

export function replaced(q: Question, zone: Zone, i: number, part: Grouping | Value): Question {
  return { ...q, [zone]: q[zone].map((old, j) => (j === i ? part : old)) };
}

/** Within its zone, or from rows to columns and back. */
export function moved(q: Question, from: Zone, i: number, to: Zone, at: number): Question {
  const part = q[from][i];
  if (!part || (from === 'values') !== (to === 'values')) return q;
  if (from !== to && q[to].length >= mostIn[to]) return q;
  const rest = { ...q, [from]: q[from].filter((_, j) => j !== i) };
  const target = [...rest[to]] as unknown[];
  target.splice(Math.max(0, Math.min(at, target.length)), 0, part);
  return inForm({ ...rest, [to]: target } as Question);
}

/** A second grouping makes a pivot of a table, and the other way round; charts take both. */
function inForm(q: Question): Question {
  if (q.form === 'table' && q.columns.length) return { ...q, form: 'pivot' };
  if ((q.form === 'pivot' || q.form === 'cohort') && !q.columns.length) return { ...q, form: 'table' };
  return q;
}

/** What depended on a value that is gone goes with it. */
function asked(q: Question): Question {
  const keys = q.values.map((v) => v.key);
  const calculated = q.calculated.filter((c) =>
    (c.formula.match(/\b[a-p]\b/g) ?? []).every((letter) => keys.includes(letter)),
  );
  const known = ['rows', ...keys, ...calculated.map((c) => c.key)];
  return { ...q, calculated, sort: q.sort && known.includes(q.sort.by) ? q.sort : undefined };
}

export function sortedBy(q: Question, by: string): Question {
  const desc = q.sort?.by === by ? !q.sort.desc : by !== 'rows';
  return { ...q, sort: { by, desc } };
}

export const blank = (entity: string): Question => ({
  entity,
  rows: [],
  columns: [],
  values: [{ key: 'a', fn: 'count' }],
  calculated: [],
  form: 'table',
});
