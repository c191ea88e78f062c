import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { settle, withBatching } from '../records/batching.ts';
import { columnName } from '../records/expression.ts';
import { pointsTo, referencesTo, tables } from '../records/purge-graph.ts';
import type { Entry } from '../undo/undo.ts';
import { heldRows, relink } from './relink.ts';
import type { Standing } from './standing.ts';

/**
 * What was added since a merge to records that go back (a task on a deal, a comment, a file) stands with the survivor, as
 * they did: it goes back with them, and so do their lines on the timeline.
 */
export async function bringAlong(ctx: Context, entries: Entry[], merge: Standing): Promise<void> {
  const batched = withBatching(ctx);
  for (const [name, group] of Map.groupBy(entries, (e) => e.entity)) {
    const entity = ctx.app.registry.find(name);
    const isBack = entity && isOf(entity, merge.other);
    if (!entity || !isBack) continue;
    const went = group.filter((e) => e.verb === 'relinked' && String(entity.party) in e.changes);
    const ids = went.map((e) => e.record);
    const back = await heldRows(batched, entity, sql`t.id = any(${ids}::uuid[]) and ${isBack}`);
    await follow(
      batched,
      entity,
      back.map((r) => r.id),
      merge,
    );
  }
  await settle(batched);
}

async function follow(ctx: Context, entity: Entity, ids: string[], merge: Standing): Promise<void> {
  if (!ids.length) return;
  await ctx.db.rows(sql`update event set party_id = ${merge.other}
    where record_id = any(${ids}::uuid[]) and party_id = ${merge.survivor.id} and at >= ${merge.createdAt}::timestamptz`);
  const of = new Map([[entity.base, new Set(ids)]]);
  for (const part of tables(ctx)) {
    const isSurvivors = isOf(part, merge.survivor.id);
    const links = referencesTo(ctx, of).filter((r) => r.entity === part && r.name !== part.party);
    if (!isSurvivors || !part.party || !links.length) continue;
    const added = await heldRows(
      ctx,
      part,
      sql`t.created_at >= ${merge.createdAt}::timestamptz and ${isSurvivors} and (${sql.join(
        links.map((l) => sql`(${pointsTo(l, of)})`),
        sql` or `,
      )})`,
    );
    for (const row of added) await relink(ctx, part, row, { [part.party]: merge.other }, 'undone');
    await follow(
      ctx,
      part,
      added.map((r) => r.id),
      merge,
    );
  }
}

/** Whether a record of the entity is of that customer; nothing where it is of none, or is one. */
function isOf({ party, fields }: Entity, id: string): Fragment | undefined {
  const field = party === undefined || party === 'id' ? undefined : fields[party];
  return party && field ? sql`${sql.ref(`t.${columnName(party, field)}`)} = ${id}` : undefined;
}
