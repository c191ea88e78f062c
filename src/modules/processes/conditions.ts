import type { Entity } from '../../kernel/entity.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';

/** A condition of a process holds or not whoever moves the record: rights of the mover do not change the rules. */
export async function holds(ctx: Context, entity: Entity, id: string, condition: unknown): Promise<boolean> {
  const reading = systemReading(ctx);
  const row = await ctx.db.one(
    sql`select 1 from ${sql.table(entity.table)} t where t.id = ${id} and ${conditionSql(reading, entity, condition, 't')}`,
  );
  return Boolean(row);
}
