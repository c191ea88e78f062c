import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import { and, col, commas, compile, type Fragment, or, sql } from '../database/sql.ts';
import { isIsoText } from './expression.ts';
import { readableField, visibleFields } from './fields.ts';
import { resolvePath } from './path.ts';
import { prepared } from './prepared.ts';
import { viewColumns } from './select.ts';
import { type Selection, selectionSql } from './source.ts';

export interface ListQuery extends Selection {
  /** Names or paths, `-` in front for descending; the id breaks ties. */
  sort?: string[] | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  fields?: string[] | undefined;
}
export interface Page {
  /** Each item as the JSON text that PostgreSQL built: passed on as it is. */
  items: string[];
  next: string | null;
}
export const MOST_ITEMS = 200;
/** Counts are exact up to here. */
const COUNT_BOUND = 10_000;

interface SortKey {
  expression: Fragment;
  desc: boolean;
  nullable: boolean;
  joins: Fragment[];
  cast: string;
}

/** One page of records in keyset order: rows first, names of related records only for the page's rows. */
export async function listRecords(ctx: Context, entity: Entity, query: ListQuery): Promise<Page> {
  const limit = Math.min(query.limit ?? 50, MOST_ITEMS);
  const statement = prepared(ctx, `list|${entity.name}|${limit}|${JSON.stringify(query)}`, () => {
    const keys = sortKeys(ctx, entity, query.sort ?? [defaultSort(ctx, entity)]);
    for (const name of query.fields ?? []) readableField(ctx, entity, name);
    return pageSql(ctx, entity, query, keys, limit);
  });
  const rows = await ctx.db.rows<{ json: string; keys: (string | null)[] }>(statement);
  const hasMore = rows.length > limit;
  const page = hasMore ? rows.slice(0, limit) : rows;
  const last = page.at(-1);
  return { items: page.map((r) => r.json), next: hasMore && last ? encodeCursor(last.keys) : null };
}

/** A list still has an order for those from whom its usual one is hidden. */
function defaultSort(ctx: Context, entity: Entity): string {
  const usual = entity.sort ?? '-createdAt';
  return visibleFields(ctx, entity).some(([name]) => name === usual.replace(/^-/, '')) ? usual : 'id';
}

function pageSql(ctx: Context, entity: Entity, query: ListQuery, keys: SortKey[], limit: number): Fragment {
  const columns = viewColumns(ctx, entity, 't', query.fields);
  const joins = unique(keys.flatMap((k) => k.joins));
  const where = and([
    selectionSql(ctx, entity, query, 't'),
    ...(query.cursor ? [after(keys, decodeCursor(query.cursor, keys))] : []),
  ]);
  const order = commas(keys.map((k) => sql`${k.expression} ${direction(k)}`));
  const key = (i: number): Fragment => sql.ref(`t.k${i}`);
  const outer = commas(keys.map((k, i) => sql`${key(i)} ${direction(k)}`));
  const carried = keys.map((k, i) => sql`${k.expression} as ${sql.ref(`k${i}`)}`);
  return sql`select (select row_to_json(v) from (select ${columns}) v)::text as json, array[${commas(keys.map((_, i) => sql`${key(i)}::text`))}] as keys from (
      select t.*, ${commas(carried)} from ${sql.table(entity.table)} t ${sql.join(joins, sql` `)}
      where ${where} order by ${order} limit ${limit + 1}
    ) t order by ${outer}`;
}

const direction = (k: SortKey): Fragment =>
  k.desc ? (k.nullable ? sql`desc nulls last` : sql`desc`) : sql`asc`;
/** Two sorts over one relation share its join. */
const unique = (joins: Fragment[]): Fragment[] => [
  ...new Map(joins.map((j) => [compile(j).text, j])).values(),
];

function sortKeys(ctx: Context, entity: Entity, sort: string[]): SortKey[] {
  if (sort.length > 4) throw invalidField('sort', 'too_many');
  const keys = sort.map((s) => {
    const desc = s.startsWith('-');
    const path = resolvePath(ctx, entity, desc ? s.slice(1) : s, 't', 'sort');
    const title = titlePath(ctx, entity, desc ? s.slice(1) : s, path);
    const nullable = title.joins.length > 0 || !(title.field.required || title.field.type === 'boolean');
    return {
      expression: title.expression,
      desc,
      nullable,
      joins: title.joins,
      cast: castOf(title.field),
    };
  });
  return [
    ...keys,
    { expression: col('t', 'id'), desc: keys[0]?.desc ?? false, nullable: false, joins: [], cast: 'uuid' },
  ];
}

/** Sorting by a reference means by what the other record is called, or by a list's own order. */
function titlePath(
  ctx: Context,
  entity: Entity,
  name: string,
  path: ReturnType<typeof resolvePath>,
): ReturnType<typeof resolvePath> {
  if (path.field.type === 'pick') return resolvePath(ctx, entity, `${name}.position`, 't', 'sort');
  if (path.field.type === 'tags' || path.field.type === 'json' || path.field.type === 'collection')
    throw invalidField('sort', 'not_sortable', { name });
  if (path.field.type !== 'ref') return path;
  const to = path.field.to.length === 1 ? ctx.app.registry.find(path.field.to[0] ?? '') : undefined;
  if (!to || to.fields[to.title]?.type === 'ref') throw invalidField('sort', 'not_sortable', { name });
  return resolvePath(ctx, entity, `${name}.${to.title}`, 't', 'sort');
}

function castOf(field: Field): string {
  if (isIsoText(field)) return 'text';
  const casts: Record<string, string> = {
    integer: 'integer',
    decimal: 'numeric',
    money: 'numeric',
    boolean: 'boolean',
    date: 'date',
    instant: 'timestamptz',
  };
  return casts[field.type] ?? 'text';
}

/** Rows that come after the cursor's, with empty values at the end in either direction. */
function after(keys: SortKey[], values: (string | null)[]): Fragment {
  return or(
    keys.map((key, i) => {
      const equal = keys
        .slice(0, i)
        .map((k, j) => sql`${k.expression} is not distinct from ${cursorValue(k, values[j] ?? null)}`);
      return and([...equal, beyond(key, values[i] ?? null)]);
    }),
  );
}

function beyond(key: SortKey, value: string | null): Fragment {
  if (value === null) return sql`false`;
  const past = key.desc
    ? sql`${key.expression} < ${cursorValue(key, value)}`
    : sql`${key.expression} > ${cursorValue(key, value)}`;
  return key.nullable ? sql`(${past} or ${key.expression} is null)` : past;
}

const cursorValue = (key: SortKey, value: string | null): Fragment => sql`${value}::${sql.raw(key.cast)}`;

const encodeCursor = (keys: (string | null)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** What a cursor holds is the asker's word until its form is checked: the database never sees a malformed value. */
function decodeCursor(cursor: string, keys: SortKey[]): (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isFit =
      Array.isArray(values) &&
      values.length === keys.length &&
      values.every((v, i) => fits(v, keys[i]?.cast));
    if (isFit) return values;
  } catch {}
  throw invalidField('cursor', 'invalid_cursor');
}

const forms: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  integer: /^-?\d{1,10}$/,
  numeric: /^-?\d{1,30}(\.\d{1,30})?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  timestamptz:
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/,
};
const fits = (value: unknown, cast = 'text'): boolean =>
  value === null ||
  (typeof value === 'string' && (forms[cast] ?? /^[^\0]*$/s).test(value) && value.isWellFormed());

export interface Count {
  value: number;
  exact: boolean;
}

/** Exact up to the bound; beyond it what the database expects, to two digits, and never less than the bound. */
export async function countRecords(ctx: Context, entity: Entity, selection: Selection): Promise<Count> {
  const key = `${entity.name}|${JSON.stringify(selection)}`;
  const rows = (): Fragment =>
    sql`select 1 from ${sql.table(entity.table)} t where ${selectionSql(ctx, entity, selection, 't')}`;
  const statement = prepared(
    ctx,
    `count|${key}`,
    () => sql`select count(*) as n from (${rows()} limit ${COUNT_BOUND + 1}) x`,
  );
  const row = await ctx.db.one<{ n: string }>(statement);
  const value = Number(row?.n ?? 0);
  if (value <= COUNT_BOUND) return { value, exact: true };
  const plan = await ctx.db.one<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    prepared(ctx, `estimate|${key}`, () => sql`explain (format json) ${rows()}`),
  );
  const expected = plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
  return { value: Math.max(COUNT_BOUND, Number(expected.toPrecision(2))), exact: false };
}
