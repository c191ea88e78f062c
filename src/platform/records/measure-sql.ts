import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import { col, type Fragment, sql } from '../database/sql.ts';
import { columnName } from './expression.ts';
import type { MeasureFunction } from './measure.ts';
import { resolvePath } from './path.ts';

/** What a function is worked out over: one value a record. None for a count of records. */
export interface MeasureInput {
  value: Fragment | null;
  joins: Fragment[];
  field: Field | null;
}

export function measureInput(
  ctx: Context,
  entity: Entity,
  { fn, field }: { fn: MeasureFunction; field?: string | undefined },
): MeasureInput {
  if (fn === 'count') return { value: null, joins: [], field: null };
  const path = resolvePath(ctx, entity, field ?? '', 't', 'measures');
  const { type } = path.field;
  if (!fits(fn, path.field)) throw invalidField('measures', 'not_a_number', { name: field ?? '' });
  const value = type === 'text' ? sql`nullif(${path.expression}, '')` : path.expression;
  return { value, joins: path.joins, field: path.field };
}

/** One for each record whose amount counts nowhere, since no rate of its currency is known. */
export function withoutRate(ctx: Context, entity: Entity, field: string): MeasureInput {
  const path = resolvePath(ctx, entity, field, 't', 'measures');
  const amount = path.field.custom
    ? sql`(${col(path.alias, 'custom')} #>> ${sql.lit(`{${path.name},amount}`)})`
    : col(path.alias, columnName(path.name, path.field));
  const value = sql`case when ${amount} is not null and ${path.expression} is null then 1 end`;
  return { value, joins: path.joins, field: path.field };
}

const numbers: Field['type'][] = ['integer', 'decimal', 'money'];
export const isNumber = (field: Field): boolean => numbers.includes(field.type);

function fits(fn: MeasureFunction, field: Field): boolean {
  if (fn === 'distinct') return !['tags', 'json', 'collection'].includes(field.type);
  if (fn === 'sum' || fn === 'avg') return isNumber(field);
  return isNumber(field) || field.type === 'date' || field.type === 'instant';
}

/** The function over values of many records, only of those that meet the condition. */
export function measured(
  fn: MeasureFunction,
  value: Fragment | null,
  isOfNumbers: boolean,
  where: Fragment | null,
): Fragment {
  const only = where ? sql` filter (where ${where})` : sql``;
  if (!value) return sql`(count(*)${only})::numeric`;
  if (fn === 'distinct') return sql`(count(distinct ${value})${only})::numeric`;
  const result = sql`${sql.raw(fn)}(${value})${only}`;
  return isOfNumbers ? sql`trim_scale((${result})::numeric)` : result;
}
