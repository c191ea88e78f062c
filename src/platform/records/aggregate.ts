import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { col, commas, type Fragment, sql } from '../database/sql.ts';
import { conditionSql } from './condition-sql.ts';
import type { Grouping, Measure } from './measure.ts';
import { resolvePath } from './path.ts';
import { prepared } from './prepared.ts';
import { titleOf } from './select.ts';
import { type Selection, selectionSql } from './source.ts';

export interface AggregateQuery extends Selection {
  measures: Measure[];
  groups?: Grouping[] | undefined;
}
/** `keys` in the order of the groups: ids of references with their names beside in `names`; `values` as decimal text. */
export interface AggregateRow {
  keys: (string | null)[];
  names: (string | null)[];
  values: (string | null)[];
}
const MOST_GROUPS = 5000;

/** Figures over the records that the actor may see; the one road to sums, so that every screen shows the same. */
export async function aggregateRecords(
  ctx: Context,
  entity: Entity,
  query: AggregateQuery,
): Promise<AggregateRow[]> {
  return ctx.db.rows<AggregateRow>(
    prepared(ctx, `aggregate|${entity.name}|${JSON.stringify(query)}`, () =>
      aggregateSql(ctx, entity, query),
    ),
  );
}

function aggregateSql(ctx: Context, entity: Entity, query: AggregateQuery): Fragment {
  const groups = (query.groups ?? []).map((g) => groupSql(ctx, entity, g));
  const measures = query.measures.map((m) => measureSql(ctx, entity, m));
  const joins = [...groups.flatMap((g) => g.joins), ...measures.flatMap((m) => m.joins)];
  const by = groups.length ? sql`group by ${commas(groups.flatMap((g) => g.by))}` : sql``;
  return sql`select
    array[${commas(groups.map((g) => sql`(${g.key})::text`))}]::text[] as keys,
    array[${commas(groups.map((g) => sql`(${g.name})::text`))}]::text[] as names,
    array[${commas(measures.map((m) => sql`(${m.value})::text`))}]::text[] as values
    from ${sql.table(entity.table)} t ${sql.join(joins, sql` `)}
    where ${selectionSql(ctx, entity, query, 't')} ${by} order by ${groups.length ? sql`1` : sql`3`} limit ${MOST_GROUPS}`;
}

interface GroupSql {
  key: Fragment;
  name: Fragment;
  by: Fragment[];
  joins: Fragment[];
}

function groupSql(ctx: Context, entity: Entity, grouping: Grouping): GroupSql {
  const path = resolvePath(ctx, entity, grouping.field, 't', 'groups');
  const { type } = path.field;
  if (type === 'date' || type === 'instant')
    return dateGroup(ctx, path.expression, type, grouping, path.joins);
  if (type === 'tags' || type === 'json' || type === 'collection')
    throw invalidField('groups', 'not_groupable', { name: grouping.field });
  const targetName =
    type === 'pick'
      ? 'lists.choice'
      : path.field.type === 'ref' && path.field.to.length === 1
        ? path.field.to[0]
        : undefined;
  const target = targetName ? ctx.app.registry.find(targetName) : undefined;
  if (!target)
    return { key: path.expression, name: path.expression, by: [path.expression], joins: path.joins };
  const other = `g_${grouping.field.replace(/\W/g, '_').toLowerCase()}`;
  const join = sql`left join ${sql.table(target.table)} ${sql.ref(other)} on ${col(other, 'id')} = ${path.expression} and ${predicate(ctx, target, 'read', other)}`;
  const id = col(other, 'id');
  return { key: id, name: titleOf(ctx, target, other), by: [id], joins: [...path.joins, join] };
}

function dateGroup(
  ctx: Context,
  value: Fragment,
  type: 'date' | 'instant',
  grouping: Grouping,
  joins: Fragment[],
): GroupSql {
  const local = type === 'date' ? value : sql`${value} at time zone ${sql.lit(ctx.app.settings().timeZone)}`;
  const key = sql`date_trunc(${sql.lit(grouping.by ?? 'month')}, (${local})::timestamp)::date`;
  return { key, name: key, by: [key], joins };
}

function measureSql(ctx: Context, entity: Entity, measure: Measure): { value: Fragment; joins: Fragment[] } {
  const only = measure.where ? sql` filter (where ${conditionSql(ctx, entity, measure.where, 't')})` : sql``;
  if (measure.fn === 'count') return { value: sql`count(*)${only}`, joins: [] };
  const path = resolvePath(ctx, entity, measure.field ?? '', 't', 'measures');
  const isNumber = ['integer', 'decimal', 'money'].includes(path.field.type);
  const isOrdered = isNumber || path.field.type === 'date' || path.field.type === 'instant';
  if (!(measure.fn === 'sum' || measure.fn === 'avg' ? isNumber : isOrdered)) {
    throw invalidField('measures', 'not_a_number', { name: measure.field ?? '' });
  }
  const value = sql`${sql.raw(measure.fn)}(${path.expression})${only}`;
  return { value: isNumber ? sql`trim_scale((${value})::numeric)` : value, joins: path.joins };
}
