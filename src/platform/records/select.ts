import { type Entity, isDiscussed } from '../../kernel/entity.ts';
import { type Field, isToAny } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { col, commas, type Fragment, sql } from '../database/sql.ts';
import { expression, storedExpression } from './expression.ts';
import { isHidden, visibleFields } from './fields.ts';

/**
 * The select list that turns rows of the aliased table into what the API answers: references with the names of their
 * records, where the actor may see them; money and decimals as text.
 */
export function viewColumns(ctx: Context, entity: Entity, alias: string, only?: readonly string[]): Fragment {
  const columns: Fragment[] = [sql`${col(alias, 'id')} as "id"`];
  for (const [name, field] of visibleFields(ctx, entity)) {
    if (
      field.type === 'collection' ||
      (only ? !only.includes(name) && name !== 'version' : field.computed?.onDemand)
    )
      continue;
    columns.push(sql`${viewColumn(ctx, entity, name, field, alias)} as ${sql.ref(name)}`);
  }
  return commas(columns);
}

function viewColumn(ctx: Context, entity: Entity, name: string, field: Field, alias: string): Fragment {
  const value = expression(ctx, entity, name, alias);
  if (field.type === 'pick') return linked(ctx, ctx.app.registry.entity('lists.choice'), name, value, alias);
  if (field.type === 'ref' && isToAny(field)) return linkedToAny(ctx, entity, name, field, alias);
  if (field.type === 'ref' && field.to[0])
    return linked(ctx, ctx.app.registry.entity(field.to[0]), name, value, alias);
  return plain(name, field, value, alias);
}

function plain(name: string, field: Field, value: Fragment, alias: string): Fragment {
  if (field.computed) return field.type === 'decimal' ? sql`trim_scale(${value})::text` : value;
  if (field.custom) return sql`${col(alias, 'custom')} -> ${sql.lit(name)}`;
  if (field.type === 'decimal') return sql`trim_scale(${value})::text`;
  if (field.type === 'money') return moneyJson(name, alias);
  return value;
}

const moneyJson = (name: string, alias: string): Fragment => {
  const column = snakeCase(name);
  return sql`case when ${col(alias, column)} is not null then json_build_object(
    'amount', trim_scale(${col(alias, column)})::text, 'currency', ${col(alias, `${column}_currency`)}) end`;
};

/**
 * `{id, name}`; where the other record may not be seen only that there is one: `{hidden: true}`. A subquery, since one
 * that is asked for nothing costs nothing, and few rows are shown at a time: joins were made ready for each.
 */
function linked(ctx: Context, target: Entity, name: string, key: Fragment, alias: string): Fragment {
  const other = `${alias}_${snakeCase(name)}`;
  const kind = target.kinds ? sql`, 'kind', ${col(other, 'kind')}` : sql``;
  const color = target.fields['color'] ? sql`, 'color', ${col(other, 'color')}` : sql``;
  return sql`case when ${key} is not null then coalesce((select json_build_object('id', ${col(other, 'id')}, 'name', (${titleOf(ctx, target, other)})::text${kind}${color})
    from ${sql.table(target.table)} ${sql.ref(other)} where ${col(other, 'id')} = ${key} and ${predicate(ctx, target, 'read', other)}), '{"hidden":true}'::json) end`;
}

function linkedToAny(
  ctx: Context,
  entity: Entity,
  name: string,
  field: Field & { type: 'ref' },
  alias: string,
): Fragment {
  const id = expression(ctx, entity, name, alias);
  const which = col(alias, `${snakeCase(name)}_entity`);
  const { registry } = ctx.app;
  const targets = field.to.includes('*')
    ? registry.entities.filter((e) => isDiscussed(e) && !e.kind)
    : field.to.map(registry.entity);
  const cases = targets.map((target) => {
    const other = `${alias}_${snakeCase(name)}_t`;
    return sql`when ${which} = ${sql.lit(target.base)} then coalesce((select json_build_object('id', ${col(other, 'id')}, 'entity', ${sql.lit(target.base)}, 'name', (${titleOf(ctx, target, other)})::text)
      from ${sql.table(target.table)} ${sql.ref(other)} where ${col(other, 'id')} = ${id} and ${predicate(ctx, target, 'read', other)}), '{"hidden":true}'::json)`;
  });
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** What a record is called: its title field, or the title of the record that this one points to. */
export function titleOf(ctx: Context, entity: Entity, alias: string): Fragment {
  if (isHidden(ctx, entity, entity.title)) return sql`null`;
  const field = entity.fields[entity.title];
  if (field?.type !== 'ref') return expression(ctx, entity, entity.title, alias);
  const target = field.to[0] && field.to[0] !== '*' ? ctx.app.registry.find(field.to[0]) : undefined;
  if (!target) return sql`null`;
  const other = `${alias}_n`;
  return sql`(select ${titleOf(ctx, target, other)} from ${sql.table(target.table)} ${sql.ref(other)}
    where ${col(other, 'id')} = ${expression(ctx, entity, entity.title, alias)})`;
}

/** Every stored field as the pipeline works with it: references as ids, money as `{amount, currency}`. */
export function rowColumns(entity: Entity, alias: string): Fragment {
  const columns = Object.entries(entity.fields)
    .filter(([, f]) => f.type !== 'collection' && !f.computed)
    .map(([name, field]) => sql`${rowColumn(entity, name, field, alias)} as ${sql.ref(name)}`);
  return commas([sql`${col(alias, 'id')} as "id"`, ...columns]);
}

function rowColumn(entity: Entity, name: string, field: Field, alias: string): Fragment {
  const value = storedExpression(entity, name, alias);
  if (field.type !== 'ref' || !isToAny(field)) return plain(name, field, value, alias);
  return sql`case when ${value} is not null then json_build_object('entity', ${col(alias, `${snakeCase(name)}_entity`)}, 'id', ${value}) end`;
}
