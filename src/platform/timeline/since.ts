import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';

/** When the record was made: its audit begins there, so partitions of earlier months need not be looked into. */
export async function createdAt(ctx: Context, entity: Entity, id: string): Promise<string> {
  return (await origin(ctx, entity, id)).at;
}

/** When the record's events begin; those of a record that came in a batch may tell of any time before it. */
export async function firstEventAt(ctx: Context, entity: Entity, id: string): Promise<string | null> {
  const { at, isOfBatch } = await origin(ctx, entity, id);
  return isOfBatch ? null : at;
}

async function origin(ctx: Context, entity: Entity, id: string): Promise<{ at: string; isOfBatch: boolean }> {
  const row = await ctx.db.one<{ at: string; isOfBatch: boolean }>(
    sql`select t.created_at as at, t.batch_id is not null as "isOfBatch" from ${sql.table(entity.table)} t where t.id = ${id}`,
  );
  return row ?? { at: '-infinity', isOfBatch: true };
}
