import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { columnsOf } from '../database/model.ts';
import { col, commas, type Fragment, sql } from '../database/sql.ts';
import { isHidden } from '../records/fields.ts';

/**
 * The columns of an entity's table, those of fields that the actor's roles hide being empty: whoever writes SQL over it
 * can neither tell nor sort, sum or search by what is hidden.
 */
export function seenColumns(ctx: Context, entity: Entity, alias: string): Fragment {
  const fields = familyOf(ctx, entity).flatMap((one) =>
    Object.entries(one.fields)
      .filter(([, field]) => !field.computed)
      .map(([name, field]) => ({ name, field, isHidden: isHidden(ctx, one, name) })),
  );
  if (!fields.some((f) => f.isHidden)) return sql`${sql.ref(alias)}.*`;
  const seen = new Map<string, Fragment>([['id', col(alias, 'id')]]);
  for (const { name, field, isHidden } of fields.filter((f) => !f.field.custom))
    for (const column of columnsOf(name, field, () => ''))
      seen.set(column.name, isHidden ? sql`null::${sql.raw(column.type)}` : col(alias, column.name));
  const keys = fields.filter((f) => f.field.custom && f.isHidden).map((f) => f.name);
  if (keys.length) seen.set('custom', sql`${col(alias, 'custom')} - ${keys}::text[]`);
  return commas([...seen].map(([column, value]) => sql`${value} as ${sql.ref(column)}`));
}

/** The fields of all kinds lie in one table. */
const familyOf = (ctx: Context, entity: Entity): Entity[] => [
  ctx.app.registry.entity(entity.base),
  ...ctx.app.registry.kindsOf(entity.base),
];
