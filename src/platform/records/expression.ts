import type { Entity } from '../../kernel/entity.ts';
import type { Field } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { col, type Fragment, sql } from '../database/sql.ts';

/** Name of the column that holds a field's main part: `amount`, `owner_id`. */
export const columnName = (name: string, field: Field): string =>
  field.type === 'ref' || field.type === 'pick' ? `${snakeCase(name)}_id` : snakeCase(name);

/** SQL value of a field for comparing and sorting. Money counts in the company's currency. */
export function expression(ctx: Context, entity: Entity, name: string, alias: string): Fragment {
  const rollup = entity.fields[name]?.computed?.rollup;
  return rollup ? ctx.app.rollup(ctx, rollup, alias) : storedExpression(entity, name, alias);
}

/** Of what lies in the record's own row, which is the same for every reader. */
export function storedExpression(entity: Entity, name: string, alias: string): Fragment {
  if (name === 'id') return col(alias, 'id');
  const field = entity.fields[name];
  if (!field) throw new Error(`${entity.name} has no field ${name}`);
  if (field.computed) return sql.raw(field.computed.sql.replaceAll('{t}', `"${alias}"`));
  if (field.custom) return customExpression(name, field, alias);
  if (field.type === 'money') return col(alias, `${snakeCase(name)}_base`);
  return col(alias, columnName(name, field));
}

/** Whether the value that `expression` gives is the ISO form of a day or a moment, as `custom` holds it. */
export const isIsoText = (field: Field): boolean =>
  Boolean(field.custom) && !field.computed && (field.type === 'date' || field.type === 'instant');

/** Times and dates stay text: their ISO forms compare as they should, and a cast of them cannot be indexed. */
function customExpression(name: string, field: Field, alias: string): Fragment {
  const text = sql`(${col(alias, 'custom')} ->> ${sql.lit(name)})`;
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return sql`(${text})::numeric`;
    case 'boolean':
      return sql`coalesce((${text})::boolean, false)`;
    case 'pick':
    case 'ref':
      return sql`(${text})::uuid`;
    case 'money':
      return sql`(${col(alias, 'custom')} #>> ${sql.lit(`{${name},base}`)})::numeric`;
    case 'tags':
      return sql`array(select jsonb_array_elements_text(coalesce(${col(alias, 'custom')} -> ${sql.lit(name)}, '[]')))`;
    default:
      return text;
  }
}
