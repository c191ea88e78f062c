import {
  type Comparison,
  type Condition,
  ME,
  type Operator,
  operators,
  type Period,
  periods,
} from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import { isUuid } from '../../kernel/uuid.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { and, col, type Fragment, or, sql } from '../database/sql.ts';
import { today } from '../today.ts';
import { expression, isIsoText } from './expression.ts';
import { wholeFamily } from './family.ts';
import { readableField } from './fields.ts';
import { follow, split } from './path.ts';
import { periodDays } from './period.ts';

const DEEPEST = 8;
const MOST_VALUES = 1000;
const negative = {
  ne: 'eq',
  notIn: 'in',
  notContains: 'contains',
  empty: 'notEmpty',
  hasNot: 'has',
} as const;

/**
 * SQL of a condition over the aliased table. Related records count only where the actor may see them; a negative
 * operator is the denial of its positive one, so that "not equal" holds for an empty field too.
 */
export function conditionSql(
  ctx: Context,
  entity: Entity,
  condition: unknown,
  alias: string,
  depth = 0,
): Fragment {
  const c = shape(condition, depth);
  if ('all' in c) return and(c.all.map((x) => conditionSql(ctx, entity, x, alias, depth + 1)));
  if ('any' in c) return or(c.any.map((x) => conditionSql(ctx, entity, x, alias, depth + 1)));
  if ('not' in c) return sql`not coalesce(${conditionSql(ctx, entity, c.not, alias, depth + 1)}, false)`;
  const positive = (negative as Partial<Record<Operator, Operator>>)[c.op];
  if (positive)
    return sql`not coalesce(${comparisonSql(ctx, entity, { ...c, op: positive }, alias, depth)}, false)`;
  return comparisonSql(ctx, entity, c, alias, depth);
}

function shape(input: unknown, depth: number): Condition {
  const bad = (code: string): Error => invalidField('filter', code);
  if (typeof input !== 'object' || input === null || depth > DEEPEST) throw bad('invalid_filter');
  const c = input as Record<string, unknown>;
  for (const key of ['all', 'any']) if (key in c && !Array.isArray(c[key])) throw bad('invalid_filter');
  if ('all' in c || 'any' in c || 'not' in c) return c as unknown as Condition;
  if (typeof c['field'] !== 'string' || !operators.includes(c['op'] as Operator)) throw bad('invalid_filter');
  return c as unknown as Comparison;
}

function comparisonSql(ctx: Context, of: Entity, c: Comparison, alias: string, depth: number): Fragment {
  const entity = wholeFamily(ctx.app.registry, of);
  const [first, ...rest] = split(c.field, 'filter');
  if (rest.length) {
    const { target, key } = follow(ctx, entity, first, alias, 'filter');
    const next = `${alias}f`;
    const inner = conditionSql(ctx, target, { ...c, field: rest.join('.') }, next, depth + 1);
    return related(ctx, target, next, sql`${col(next, 'id')} = ${key}`, inner);
  }
  if (first === 'id')
    return compare(ctx, { id: 'id', type: 'ref', to: [], onPurge: 'clear' }, col(alias, 'id'), c);
  const field = readableField(ctx, entity, first, 'filter');
  if (field.type === 'collection') return collectionSql(ctx, field, c, alias, depth);
  // As an index of the company's own field holds them; an array made of them anew cannot be looked up.
  if (field.custom && field.type === 'tags' && c.op === 'has')
    return sql`(${col(alias, 'custom')} -> ${sql.lit(first)}) @> ${JSON.stringify(String(c.value))}::jsonb`;
  return compare(ctx, field, expression(ctx, entity, first, alias), c);
}

function collectionSql(
  ctx: Context,
  field: Field & { type: 'collection' },
  c: Comparison,
  alias: string,
  depth: number,
): Fragment {
  const target = ctx.app.registry.entity(field.of);
  const next = `${alias}c`;
  const inner = c.op === 'has' ? conditionSql(ctx, target, c.value, next, depth + 1) : sql`true`;
  if (c.op !== 'has' && c.op !== 'notEmpty')
    throw invalidField('filter', 'operator_does_not_fit', { field: c.field });
  return related(
    ctx,
    target,
    next,
    sql`${expression(ctx, target, field.by, next)} = ${col(alias, 'id')}`,
    inner,
  );
}

const related = (ctx: Context, target: Entity, alias: string, link: Fragment, inner: Fragment): Fragment =>
  sql`exists (select 1 from ${sql.table(target.table)} ${sql.ref(alias)} where ${link}
    and ${col(alias, 'deleted_at')} is null and ${predicate(ctx, target, 'read', alias)} and ${inner})`;

function compare(ctx: Context, field: Field, value: Fragment, c: Comparison): Fragment {
  const one = (v: unknown): unknown => operand(ctx, field, v, c.field);
  const cast = (v: unknown): Fragment => moment(field, one(v));
  switch (c.op) {
    case 'notEmpty':
      return field.type === 'tags'
        ? sql`cardinality(${value}) > 0`
        : field.type === 'text'
          ? sql`${value} <> ''`
          : sql`${value} is not null`;
    case 'eq':
      return c.value === null ? sql`${value} is null` : sql`${value} = ${cast(c.value)}`;
    case 'in':
      return sql`${value} in (${sql.join(values(c).map((v) => cast(v)))})`;
    case 'lt':
      return sql`${value} < ${cast(c.value)}`;
    case 'lte':
      return sql`${value} <= ${cast(c.value)}`;
    case 'gt':
      return sql`${value} > ${cast(c.value)}`;
    case 'gte':
      return sql`${value} >= ${cast(c.value)}`;
    case 'between':
      return sql`${value} between ${cast(values(c)[0])} and ${cast(values(c)[1])}`;
    case 'contains':
      return sql`lower(${textOf(field, value, c)}) like ${`%${likeText(c)}%`}`;
    case 'startsWith':
      return sql`lower(${textOf(field, value, c)}) like ${`${likeText(c)}%`}`;
    case 'has':
      if (field.type !== 'tags') break;
      return sql`${value} @> array[${String(c.value)}]::text[]`;
    case 'within':
      return within(ctx, field, value, c);
    default:
  }
  throw invalidField('filter', 'operator_does_not_fit', { field: c.field });
}

function textOf(field: Field, value: Fragment, c: Comparison): Fragment {
  if (field.type !== 'text') throw invalidField('filter', 'operator_does_not_fit', { field: c.field });
  return value;
}
const likeText = (c: Comparison): string =>
  String(c.value ?? '')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');

function values(c: Comparison): unknown[] {
  if (!Array.isArray(c.value) || !c.value.length || c.value.length > MOST_VALUES) {
    throw invalidField('filter', 'list_expected', { field: c.field });
  }
  return c.value;
}

function within(ctx: Context, field: Field, value: Fragment, c: Comparison): Fragment {
  if ((field.type !== 'date' && field.type !== 'instant') || !periods.includes(c.value as Period)) {
    throw invalidField('filter', 'operator_does_not_fit', { field: c.field });
  }
  const [from, until] = periodDays(c.value as Period, today(ctx));
  const isInstant = field.type === 'instant';
  const start = (day: string, plus: number): Fragment => {
    const at = Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(ctx.timeZone).toInstant();
    return moment(field, at.toString({ smallestUnit: 'millisecond' }));
  };
  return and([
    ...(from ? [isInstant ? sql`${value} >= ${start(from, 0)}` : sql`${value} >= ${from}`] : []),
    ...(until ? [isInstant ? sql`${value} < ${start(until, 1)}` : sql`${value} <= ${until}`] : []),
  ]);
}

const moment = (field: Field, iso: unknown): Fragment =>
  field.type === 'instant' && !isIsoText(field) ? sql`${iso}::timestamptz` : sql`${iso}`;

/** A value of the field's type, or an error that names the filter: the database never sees a malformed one. */
function operand(ctx: Context, field: Field, value: unknown, path: string): unknown {
  const wrong = invalidField('filter', 'value_does_not_fit', { field: path });
  const raw =
    value !== null && typeof value === 'object'
      ? 'id' in value
        ? value.id
        : 'amount' in value
          ? value.amount
          : undefined
      : value;
  switch (field.type) {
    case 'ref':
    case 'pick':
      if (raw === ME && ctx.userId) return ctx.userId;
      if (!isUuid(raw)) throw wrong;
      return raw;
    case 'integer':
    case 'decimal':
    case 'money': {
      const text = String(raw);
      if (!/^-?\d{1,16}(\.\d{1,10})?$/.test(text)) throw wrong;
      return text;
    }
    case 'boolean':
      if (typeof raw !== 'boolean') throw wrong;
      return raw;
    case 'date':
      if (typeof raw !== 'string' || !isDay(raw)) throw wrong;
      return raw;
    case 'instant':
      if (typeof raw !== 'string' || Number.isNaN(Date.parse(raw)) || raw.length > 40) throw wrong;
      return new Date(raw).toISOString();
    default:
      if (typeof raw !== 'string' || raw.includes('\0')) throw wrong;
      return raw;
  }
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
