import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';

/** The kind that a record of a base is of: fields and rules of a kind are known to the kind only. */
export async function concreteEntity(ctx: Context, entity: Entity, id: string): Promise<Entity> {
  if (!entity.kinds) return entity;
  const row = await ctx.db.one<{ kind: string }>(
    sql`select kind from ${sql.table(entity.table)} where id = ${id}`,
  );
  return ofKind(ctx, entity, row?.kind);
}

export const ofKind = (ctx: Context, entity: Entity, kind: unknown): Entity =>
  ctx.app.registry.kindsOf(entity.name).find((e) => e.kind === kind) ?? entity;
