import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { col, commas, type Fragment, sql } from '../database/sql.ts';
import { companyToday } from './age-bands.ts';
import { conditionSql } from './condition-sql.ts';
import { type GroupSql, groupSql, uniqueJoins } from './grouping.ts';
import type { Grouping, Measure } from './measure.ts';
import { isNumber, measured, measureInput } from './measure-sql.ts';
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
    prepared(ctx, `aggregate|${entity.name}|${companyToday(ctx)}|${JSON.stringify(query)}`, () =>
      aggregateSql(ctx, entity, query),
    ),
  );
}

function aggregateSql(ctx: Context, entity: Entity, query: AggregateQuery): Fragment {
  const groups = (query.groups ?? []).map((g) => groupSql(ctx, entity, g));
  const measures = query.measures.map((m) => measureSql(ctx, entity, m));
  const joins = uniqueJoins([...groups.flatMap((g) => g.joins), ...measures.flatMap((m) => m.joins)]);
  const keys = groups.map((g, i) => sql`${g.key} as ${sql.ref(`k${i}`)}, `);
  const by = groups.length ? sql`group by ${commas(groups.map((_, i) => sql.lit(i + 1)))}` : sql``;
  // Names are looked up for the groups, not for each record.
  return sql`select
    array[${commas(groups.map((_, i) => sql`${col('g', `k${i}`)}::text`))}]::text[] as keys,
    array[${commas(groups.map((g, i) => nameOfKey(ctx, g, col('g', `k${i}`))))}]::text[] as names,
    g.values from (
      select ${sql.join(keys, sql``)} array[${commas(measures.map((m) => sql`(${m.value})::text`))}]::text[] as values
      from ${sql.table(entity.table)} t ${sql.join(joins, sql` `)}
      where ${selectionSql(ctx, entity, query, 't')} ${by}
    ) g order by 1 limit ${MOST_GROUPS}`;
}

/** What the key's record is called; another key is its own name. */
function nameOfKey(ctx: Context, { target }: GroupSql, key: Fragment): Fragment {
  if (!target) return sql`${key}::text`;
  return sql`(select (${titleOf(ctx, target, 'n')})::text from ${sql.table(target.table)} n where n.id = ${key})`;
}

function measureSql(ctx: Context, entity: Entity, measure: Measure): { value: Fragment; joins: Fragment[] } {
  const where = measure.where ? conditionSql(ctx, entity, measure.where, 't') : null;
  const { value, joins, field } = measureInput(ctx, entity, measure);
  return { value: measured(measure.fn, value, field !== null && isNumber(field), where), joins };
}
