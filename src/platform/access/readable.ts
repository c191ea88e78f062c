import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { predicate } from './predicate.ts';
import { seenColumns } from './seen-columns.ts';

/**
 * A table as a source for hand-written SQL, already limited to living rows that the actor may see, with the values of
 * hidden fields left out of them: `from ${readable(ctx, 'deals.deal', 'd')} where d.stage_id = ...`.
 */
export function readable(ctx: Context, name: string, alias: string): Fragment {
  const entity = ctx.app.registry.entity(name);
  const kind = entity.kind ? sql`and r.kind = ${sql.lit(entity.kind)}` : sql``;
  return sql`(select ${seenColumns(ctx, entity, 'r')} from ${sql.table(entity.table)} r where r.deleted_at is null ${kind} and ${predicate(ctx, entity, 'read', 'r')}) ${sql.ref(alias)}`;
}
