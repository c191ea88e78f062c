import type { Entity } from '../../kernel/entity.ts';
import { isToAny } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';

/** Of a record with very many, the newest: its line is read page by page from the top. */
const MOST = 500;

/** What hangs on any record and has a place on timelines, its files and comments for two: deleted ones too, as events tell of them. */
export async function partsOf(ctx: Context, id: string): Promise<string[]> {
  const tables = ctx.app.registry.entities.filter(isPart).map((entity) => {
    const column = sql.ref(`t.${snakeCase(parentOf(entity))}_id`);
    return sql`(select t.id from ${sql.table(entity.table)} t where ${column} = ${id} order by t.created_at desc limit ${MOST})`;
  });
  if (!tables.length) return [];
  const rows = await ctx.db.rows<{ id: string }>(sql`${sql.join(tables, sql` union all `)}`);
  return rows.map((r) => r.id);
}

const parentOf = ({ access }: Entity): string => (access.by === 'parent' ? access.parent : '');

function isPart(entity: Entity): boolean {
  const field = entity.fields[parentOf(entity)];
  return entity.timeline !== undefined && field?.type === 'ref' && isToAny(field);
}
