import type { Entity } from '../../../kernel/entity.ts';
import type { Context } from '../../context.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import type { Values } from '../../module.ts';
import { storedExpression } from '../../records/expression.ts';

/**
 * An installation has rows from its first day (lists, the ready process, roles, the owner). Those of another one that
 * mean the same are not brought in beside them: their ids are remembered as aliases of ours.
 */
export interface Aliases {
  of(id: string): string;
  add(ctx: Context, foreign: string, own: string): Promise<void>;
}

export async function loadAliases(ctx: Context): Promise<Aliases> {
  const rows = await ctx.db.rows<{ foreign: string; own: string }>(
    sql`select id as foreign, own_id as own from import_alias`,
  );
  const known = new Map(rows.map((r) => [r.foreign, r.own]));
  return {
    of: (id) => known.get(id) ?? id,
    add: async (ctx, foreign, own) => {
      known.set(foreign, own);
      await ctx.db.rows(
        sql`insert into import_alias (id, own_id) values (${foreign}, ${own}) on conflict (id) do update set own_id = excluded.own_id`,
      );
    },
  };
}

/** The record of ours that means the same as a foreign one, by what names it for good. */
export async function findSame(ctx: Context, entity: Entity, values: Values): Promise<string | undefined> {
  for (const fields of keysOf(entity)) {
    if (fields.some((name) => values[name] === null || values[name] === undefined)) continue;
    const conditions = fields.map(
      (name): Fragment => sql`${storedExpression(entity, name, 't')} = ${values[name]}`,
    );
    const kind = entity.kind ? sql`and t.kind = ${sql.lit(entity.kind)}` : sql``;
    const row = await ctx.db.one<{ id: string }>(
      sql`select t.id from ${sql.table(entity.table)} t where ${sql.join(conditions, sql` and `)} ${kind} order by t.created_at limit 1`,
    );
    if (row) return row.id;
  }
  return undefined;
}

const keysOf = (entity: Entity): readonly (readonly string[])[] => [
  ...(readyRows[entity.name] ?? []),
  ...(entity.unique ?? [])
    .filter((u) => !u.where && u.fields.every((f) => !entity.fields[f]?.internal))
    .map((u) => u.fields),
];

/** Rows that every installation begins with have no declared key, but a name or a kind. */
const readyRows: Record<string, string[][]> = {
  'access.role': [['kind'], ['name']],
  'access.roleAssignment': [['user', 'role']],
  'processes.process': [['entity', 'name']],
  'processes.stage': [['processVersion', 'key']],
  'processes.stageTask': [['stage', 'title']],
  'processes.branch': [['from', 'to']],
};
