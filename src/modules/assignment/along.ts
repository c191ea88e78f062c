import type { Entity } from '../../kernel/entity.ts';
import { asSystem, type Context } from '../../platform/context.ts';
import { col, type Fragment, sql } from '../../platform/database/sql.ts';
import { columnName } from '../../platform/records/expression.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { isOwned } from './people.ts';

/**
 * What was made along with a new record and fell to whoever entered it (the tasks of a deal's first stage) goes to whom the
 * record went: by the moment of the write, which all of them share.
 */
export async function alongWith(ctx: Context, entity: Entity, id: string, person: string): Promise<void> {
  if (!ctx.userId || person === ctx.userId) return;
  const system: Context = { ...asSystem(ctx, 'assigned along with its record'), userId: null };
  // The record's own line says who got it.
  const how = { verb: 'assignByRules', data: { isRoutine: true } };
  for (const { part, owner, leads } of partsOf(ctx, entity, id)) {
    const rows = await ctx.db.rows<{
      id: string;
    }>(sql`select t.id from ${sql.table(part.table)} t where ${leads}
      and ${isOwned(part, 't')} = ${ctx.userId} and t.created_at = ${ctx.now.toISOString()}::timestamptz and t.deleted_at is null order by t.id`);
    for (const row of rows) await updateRecord(system, part, row.id, { [owner]: person }, how);
  }
}

/** Entities that somebody is to do something about (an author stays the author), by each of their fields that leads here. */
function partsOf(
  ctx: Context,
  entity: Entity,
  id: string,
): { part: Entity; owner: string; leads: Fragment }[] {
  return ctx.app.registry.entities.flatMap((part) => {
    const { access } = part;
    if (access.by !== 'owner' || access.owner !== 'assignee' || part.isInternal || part.kinds) return [];
    return Object.entries(part.fields).flatMap(([name, field]) =>
      field.type === 'ref' && !field.computed && field.to.length === 1 && field.to[0] === entity.base
        ? [{ part, owner: access.owner, leads: sql`${col('t', columnName(name, field))} = ${id}` }]
        : [],
    );
  });
}
