import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import { type Field, isToAny } from '../../kernel/field.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { col, compile, type Fragment, sql } from '../database/sql.ts';
import { ageKey } from './age-bands.ts';
import type { Grouping } from './measure.ts';
import { isNumber } from './measure-sql.ts';
import { bandKey } from './number-bands.ts';
import { type Path, resolvePath } from './path.ts';

/** What records are put together by. Which list shows the records of one key is said by `groupCondition`. */
export interface GroupSql {
  key: Fragment;
  joins: Fragment[];
  field: Field;
  /** The entity whose record the key is. */
  target: Entity | undefined;
  /** Where a record stands under several keys: true in one of its rows, which counts where the key is not asked for. */
  isFirst?: Fragment;
}

/**
 * Fields of several words too, for whoever counts a record once above all of its keys; `place` among the groupings: the
 * same field beside itself says which words stand together.
 */
export function groupSqlOfMany(ctx: Context, entity: Entity, grouping: Grouping, place: number): GroupSql {
  const path = resolvePath(ctx, entity, grouping.field, 't', 'groups');
  if (path.field.type !== 'tags') return groupSql(ctx, entity, grouping);
  const alias = `words_${place}`;
  const join = sql`left join lateral (select word, row_number() over (order by word) = 1 as is_first
    from (select distinct unnest(${path.expression}) as word) w) ${sql.ref(alias)} on true`;
  return {
    key: col(alias, 'word'),
    joins: [...path.joins, join],
    field: path.field,
    target: undefined,
    isFirst: sql`coalesce(${col(alias, 'is_first')}, true)`,
  };
}

export function groupSql(ctx: Context, entity: Entity, grouping: Grouping, alias = 't'): GroupSql {
  const path = resolvePath(ctx, entity, grouping.field, alias, 'groups');
  const { field } = path;
  const notGroupable = invalidField('groups', 'not_groupable', { name: grouping.field });
  if (['tags', 'json', 'collection'].includes(field.type)) throw notGroupable;
  if (grouping.by === 'band') {
    if (!isNumber(field) || !grouping.bounds?.length) throw notGroupable;
    return { key: bandKey(path.expression, grouping.bounds), joins: path.joins, field, target: undefined };
  }
  if (field.type === 'date' || field.type === 'instant') {
    return { key: dateKey(ctx, path, grouping), joins: path.joins, field, target: undefined };
  }
  const target = targetOf(ctx, field);
  if (!target) {
    if (field.type === 'ref' && isToAny(field)) throw notGroupable;
    return { key: plainKey(path), joins: path.joins, field, target };
  }
  if (isOpen(target)) return { key: path.expression, joins: path.joins, field, target };
  return hiddenAway(ctx, path, target, `g_${grouping.field.replace(/\W/g, '_').toLowerCase()}`);
}

/** The entity that a reference or a choice of a list leads to. */
export function targetOf(ctx: Context, field: Field): Entity | undefined {
  if (field.type === 'pick') return ctx.app.registry.find('lists.choice');
  const name = field.type === 'ref' && field.to.length === 1 ? field.to[0] : undefined;
  return name && name !== '*' ? ctx.app.registry.find(name) : undefined;
}

/** Everybody reads its records, so that the key tells nothing, and deleted ones keep their name in the figures of the past. */
export const isOpen = (target: Entity): boolean => target.access.by === 'everyone';

/** Records that the reader may not see fall together with those that are not there. */
function hiddenAway(ctx: Context, path: Path, target: Entity, alias: string): GroupSql {
  const id = col(alias, 'id');
  const join = sql`left join ${sql.table(target.table)} ${sql.ref(alias)} on ${id} = ${path.expression}
    and ${col(alias, 'deleted_at')} is null and ${predicate(ctx, target, 'read', alias)}`;
  return { key: id, joins: [...path.joins, join], field: path.field, target };
}

function plainKey({ field, expression }: Path): Fragment {
  if (field.type === 'text' || field.type === 'choice') return sql`nullif(${expression}, '')`;
  return field.type === 'decimal' || field.type === 'money' ? sql`trim_scale(${expression})` : expression;
}

function dateKey(ctx: Context, { field, expression }: Path, { by = 'month' }: Grouping): Fragment {
  const { timeZone, weekStart } = ctx.app.settings();
  const day =
    field.type === 'date'
      ? sql`(${expression})::date`
      : sql`((${expression})::timestamptz at time zone ${sql.lit(timeZone)})::date`;
  if (by === 'age') return ageKey(ctx, day);
  if (by === 'day') return day;
  const shift = by === 'week' ? sql.lit(weekStart - 1) : undefined;
  if (!shift) return sql`date_trunc(${sql.lit(by)}, ${day}::timestamp)::date`;
  return sql`(date_trunc('week', (${day} - ${shift})::timestamp)::date + ${shift})`;
}

/** Two fields over one relation share its join. */
export const uniqueJoins = (joins: Fragment[]): Fragment[] => [
  ...new Map(joins.map((join) => [JSON.stringify(compile(join)), join])).values(),
];
