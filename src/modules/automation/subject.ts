import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Values } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { getRecord, loadRecord, theOne } from '../../platform/records/read.ts';

/** The record that a rule runs on. */
export interface Subject {
  entity: Entity;
  id: string;
  /** As it is stored: references as ids. */
  row: Values;
  /** As whoever vouches for the rule sees it, references with names; nothing where they do not. */
  shown: Values;
}

/** Whether the record is there and of the rule's kind, and meets the condition as it now stands. */
export async function holds(ctx: Context, entity: Entity, id: string, condition: unknown): Promise<boolean> {
  const meets = condition ? conditionSql(ctx, entity, condition, 't') : sql`true`;
  const row = await ctx.db.one(
    sql`select 1 from ${sql.table(entity.table)} t where ${theOne(ctx, entity, id, 'read')} and ${meets}`,
  );
  return Boolean(row);
}

export async function loadSubject(
  ctx: Context,
  voucher: Context,
  entity: Entity,
  id: string,
): Promise<Subject> {
  const row: Values = { ...(await loadRecord(ctx, entity, id)) };
  const shown = JSON.parse(await getRecord(voucher, entity, id)) as Values;
  return { entity, id, row, shown };
}
