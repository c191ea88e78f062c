import type { Condition } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { and, col, commas, type Fragment, sql } from '../database/sql.ts';
import { companyToday } from '../records/age-bands.ts';
import { conditionSql } from '../records/condition-sql.ts';
import { type GroupSql, groupSqlOfMany, uniqueJoins } from '../records/grouping.ts';
import { isNumber, type MeasureInput, measured, measureInput, withoutRate } from '../records/measure-sql.ts';
import { prepared } from '../records/prepared.ts';
import { titleOf } from '../records/select.ts';
import { selectionSql } from '../records/source.ts';
import { levels, type Pivot, type PivotCell, type PivotMeasure, type PivotOutput } from './pivot.ts';

/**
 * One statement over the records that the reader may see. Sums, averages and distinct counts of totals are counted from
 * the records themselves, never from rounded or doubled parts. One line and one column more than the most are
 * answered where there are more.
 */
export function pivotOf(ctx: Context, pivot: Pivot): Promise<PivotCell[]> {
  const key = `pivot|${companyToday(ctx)}|${JSON.stringify(pivot)}`;
  return ctx.db.rows<PivotCell>(prepared(ctx, key, () => pivotSql(ctx, pivot)));
}

/**
 * `s`: a row a record (several where it stands under several keys), its keys and what is measured. `a`: the measures of every cell and total. `b`: what is shown of
 * them. `d`: with what is worked out from what is shown. Names are looked up for the lines and columns that are answered.
 */
function pivotSql(ctx: Context, pivot: Pivot): Fragment {
  const entity = ctx.app.registry.entity(pivot.entity);
  const rows = pivot.rows.map((g, i) => groupSqlOfMany(ctx, entity, g, i));
  const columns = pivot.columns.map((g, i) => groupSqlOfMany(ctx, entity, g, rows.length + i));
  const isPart = (o: PivotOutput): boolean => 'sql' in o.from;
  const given = pivot.outputs.filter((o) => !isPart(o));
  const worked = pivot.outputs.filter(isPart);
  return sql`with s as materialized (${recordsSql(ctx, entity, pivot, [...rows, ...columns])}),
    a as (${measuresSql(ctx, entity, pivot, rows, columns)}),
    b as (select a.level, a.rk, a.ck${sql.join(
      given.map((o) => sql`, ${outputSql(o)} as ${sql.ref(o.name)}`),
      sql``,
    )} from a cross join (select * from a where level = ${sql.lit(levels.total)}) z),
    d as materialized (select b.*${sql.join(
      worked.map((o) => sql`, ${outputSql(o)} as ${sql.ref(o.name)}`),
      sql``,
    )} from b),
    l as (select rk, row_number() over (order by ${orderSql(pivot)}) as place from d where level = ${sql.lit(levels.line)}
      order by place limit ${sql.lit(pivot.mostLines + 1)}),
    c as (select ck, row_number() over (order by ck) as place from d where level = ${sql.lit(levels.column)}
      order by place limit ${sql.lit(pivot.mostColumns + 1)})
    select d.level, d.rk as "row", d.ck as "column", coalesce(l.place, c.place, 0)::int as place,
      array[${commas(pivot.outputs.map((o) => sql`${col('d', o.name)}::text`))}]::text[] as "values",
      case d.level when ${sql.lit(levels.line)} then ${namesSql(ctx, rows, 'rk')}
        when ${sql.lit(levels.column)} then ${namesSql(ctx, columns, 'ck')} end as names
    from d left join l on d.level = ${sql.lit(levels.line)} and l.rk = d.rk
      left join c on d.level = ${sql.lit(levels.column)} and c.ck = d.ck
    where d.level = ${sql.lit(levels.total)} or l.rk is not null or c.ck is not null
      or (d.level = ${sql.lit(levels.cell)} and d.rk in (select rk from l) and d.ck in (select ck from c))`;
}

function recordsSql(ctx: Context, entity: Entity, pivot: Pivot, groups: GroupSql[]): Fragment {
  const inputs = pivot.measures.map((m) =>
    m.isWithoutRate ? withoutRate(ctx, entity, m.field ?? '') : measureInput(ctx, entity, m),
  );
  const joins = uniqueJoins([...groups.flatMap((g) => g.joins), ...inputs.flatMap((i) => i.joins)]);
  const selected = [
    ...groups.map((g, i) => sql`${g.key} as ${sql.ref(`k${i}`)}`),
    ...groups.flatMap((g, i) => (g.isFirst ? [sql`${g.isFirst} as ${sql.ref(`f${i}`)}`] : [])),
    ...inputs.flatMap((input, i) => inputSql(ctx, input, i)),
    ...pivot.measures.flatMap(({ where }, i) =>
      where ? [sql`${conditionSql(ctx, entity, where, 't')} as ${sql.ref(`w${i}`)}`] : [],
    ),
    sql`1 as one`,
  ];
  const wanted = anyOf(pivot.measures);
  const only = wanted ? [conditionSql(ctx, entity, wanted, 't')] : [];
  const where = and([selectionSql(ctx, entity, { filter: pivot.filter }, 't'), ...only]);
  return sql`select ${commas(selected)} from ${sql.table(entity.table)} t ${sql.join(joins, sql` `)} where ${where}`;
}

/** The first and the last of moments are told by their days on the company's clock. */
function inputSql(ctx: Context, { value, field }: MeasureInput, i: number): Fragment[] {
  if (!value) return [];
  const isMoment = field?.type === 'instant' && !field.custom;
  const told = isMoment ? sql`(${value} at time zone ${sql.lit(ctx.app.settings().timeZone)})::date` : value;
  return [sql`${told} as ${sql.ref(`x${i}`)}`];
}

/** Only records that count for some measure are read; said once where all measures say the same, so that an index serves. */
function anyOf(measures: PivotMeasure[]): Condition | undefined {
  const conditions = new Map<string, Condition>();
  for (const { where } of measures) {
    if (!where) return undefined;
    conditions.set(JSON.stringify(where), where);
  }
  const [only, ...others] = conditions.values();
  return others.length ? { any: [...conditions.values()] } : only;
}

function measuresSql(
  ctx: Context,
  entity: Entity,
  pivot: Pivot,
  rows: GroupSql[],
  columns: GroupSql[],
): Fragment {
  const keys = [...rows, ...columns].map((_, i) => sql.ref(`s.k${i}`));
  const [ofRows, ofColumns] = [keys.slice(0, rows.length), keys.slice(rows.length)];
  const level = levelSql(ofRows, ofColumns);
  const values = pivot.measures.map((m, i) => {
    const { field } = measureInput(ctx, entity, m);
    const isOfNumbers = field !== null && isNumber(field);
    const where = m.where ? [sql.ref(`s.w${i}`)] : [];
    const counted = (once: Fragment[]): Fragment => {
      const all = [...where, ...once];
      return measured(m.fn, field ? sql.ref(`s.x${i}`) : null, isOfNumbers, all.length ? and(all) : null);
    };
    return sql`, ${onceAbove(level, rows, columns, counted)} as ${sql.ref(`m${i}`)}`;
  });
  return sql`select ${level} as level, ${texts(ofRows)} as rk, ${texts(ofColumns)} as ck
    ${sql.join(values, sql``)} from s group by ${setsSql(ofRows, ofColumns)}`;
}

/** A record that stands under several keys counts once in what lies above them. */
function onceAbove(
  level: Fragment,
  rows: GroupSql[],
  columns: GroupSql[],
  counted: (once: Fragment[]) => Fragment,
): Fragment {
  const firsts = (groups: GroupSql[], from: number): Fragment[] =>
    groups.flatMap((g, i) => (g.isFirst ? [sql.ref(`s.f${from + i}`)] : []));
  const [ofRows, ofColumns] = [firsts(rows, 0), firsts(columns, rows.length)];
  if (!ofRows.length && !ofColumns.length) return counted([]);
  return sql`case ${level} when ${sql.lit(levels.cell)} then ${counted([])}
    when ${sql.lit(levels.line)} then ${counted(ofColumns)}
    when ${sql.lit(levels.column)} then ${counted(ofRows)} else ${counted([...ofRows, ...ofColumns])} end`;
}

const texts = (keys: Fragment[]): Fragment => sql`array[${commas(keys.map((k) => sql`${k}::text`))}]::text[]`;

function levelSql(rows: Fragment[], columns: Fragment[]): Fragment {
  const isAbove = (keys: Fragment[]): Fragment => (keys[0] ? sql`grouping(${keys[0]})` : sql`1`);
  return sql`(${isAbove(columns)} + 2 * ${isAbove(rows)})`;
}

function setsSql(rows: Fragment[], columns: Fragment[]): Fragment {
  const sets = [
    ...(rows.length && columns.length ? [[...rows, ...columns]] : []),
    ...(rows.length ? [rows] : []),
    ...(columns.length ? [columns] : []),
    [],
  ];
  return sql`grouping sets (${commas(sets.map((set) => sql`(${commas(set)})`))})`;
}

function outputSql({ from }: PivotOutput): Fragment {
  const measure = (i: number, of = 'a'): Fragment => col(of, `m${i}`);
  const perCent = (part: Fragment, whole: Fragment): Fragment =>
    sql`trim_scale(round((${part})::numeric * 100 / nullif(${whole}, 0), 2))`;
  if ('measure' in from) return measure(from.measure);
  if ('share' in from) return perCent(measure(from.share), measure(from.of));
  if ('shareOfTotal' in from) return perCent(measure(from.shareOfTotal), measure(from.shareOfTotal, 'z'));
  return sql.raw(from.sql.replaceAll('{t}', '"b"'));
}

const orderSql = ({ order }: Pivot): Fragment =>
  order ? sql`${sql.ref(order.output)} ${order.desc ? sql`desc` : sql`asc`} nulls last, rk` : sql`rk`;

function namesSql(ctx: Context, groups: GroupSql[], keys: 'rk' | 'ck'): Fragment {
  const names = groups.map(({ target }, i) => {
    if (!target) return sql`null`;
    const extra = (field: string): Fragment => (target.fields[field] ? col('n', field) : sql`null`);
    return sql`(select json_build_object('name', (${titleOf(ctx, target, 'n')})::text, 'position', ${extra('position')}, 'color', ${extra('color')})
      from ${sql.table(target.table)} n where n.id = ${sql.ref(`d.${keys}`)}[${sql.lit(i + 1)}]::uuid)`;
  });
  return names.length ? sql`json_build_array(${commas(names)})` : sql`null`;
}
