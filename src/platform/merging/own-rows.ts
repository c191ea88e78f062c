import type { Entity } from '../../kernel/entity.ts';
import { isToAny } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { columnName } from '../records/expression.ts';

/** Ids of rows by `table.column`. */
type Rows = Record<string, string[]>;
interface Link {
  table: string;
  column: string;
  isOf: Fragment;
  unique: Fragment;
}

/** Turns links in tables that people fill beside their records (who follows what); a row that the survivor has already stays. */
export async function moveRows(ctx: Context, entity: Entity, from: string, to: string): Promise<Rows> {
  const moved: Rows = {};
  for (const { table, column, isOf, unique } of linksOfTables(ctx, entity)) {
    const rows = await ctx.db.rows<{
      id: string;
    }>(sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${to}
      where t.${sql.ref(column)} = ${from} and ${isOf} and not exists (
        select 1 from ${sql.table(table)} s where s.${sql.ref(column)} = ${to} and ${unique}) returning t.id`);
    if (rows.length) moved[`${table}.${column}`] = rows.map((r) => r.id);
  }
  return moved;
}

export async function moveRowsBack(
  ctx: Context,
  entity: Entity,
  rows: Rows,
  from: string,
  to: string,
): Promise<void> {
  for (const { table, column } of linksOfTables(ctx, entity)) {
    const ids = rows[`${table}.${column}`] ?? [];
    if (ids.length)
      await ctx.db.rows(sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${to}
        where t.id = any(${ids}::uuid[]) and t.${sql.ref(column)} = ${from}`);
  }
}

function linksOfTables(ctx: Context, { base }: Entity): Link[] {
  const tables = ctx.app.registry.entities.filter((e) => e.isInternal && e.archive);
  return tables.flatMap((table) =>
    Object.entries(table.fields).flatMap(([name, field]) => {
      if (field.type !== 'ref' || field.isLasting || !(field.to.includes('*') || field.to.includes(base)))
        return [];
      const others = (table.unique ?? [])
        .filter((u) => u.fields.includes(name))
        .flatMap((u) => u.fields.filter((n) => n !== name));
      return [
        {
          table: table.table,
          column: columnName(name, field),
          isOf: isToAny(field) ? sql`t.${sql.ref(`${snakeCase(name)}_entity`)} = ${base}` : sql`true`,
          unique: others.length
            ? sql.join(
                others.map((n) => sameColumn(table, n)),
                sql` and `,
              )
            : sql`false`,
        },
      ];
    }),
  );
}

function sameColumn({ fields }: Entity, name: string): Fragment {
  const field = fields[name];
  const column = field ? columnName(name, field) : 'id';
  return sql`s.${sql.ref(column)} = t.${sql.ref(column)}`;
}
