import type { Entity } from '../../kernel/entity.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { pointsTo, type Reference, referencesTo } from '../records/purge-graph.ts';
import { removeRecord, updateRecord } from '../records/write.ts';
import { heldRows, type Row, relink } from './relink.ts';

export interface Moved {
  moved: number;
  /** Ids of records that were deleted, since the survivor has the like. */
  putAway: string[];
}

/** Turns every link to a record to the one that takes its place. As the program, within a batch of writes. */
export async function moveLinks(ctx: Context, entity: Entity, from: string, to: string): Promise<Moved> {
  const report: Moved = { moved: 0, putAway: [] };
  for (const reference of linksTo(ctx, entity, from)) {
    const moved = await moveReference(ctx, reference, entity.base, from, to, report);
    report.moved += moved.length;
    await tell(ctx, reference.entity, moved);
  }
  return report;
}

/** Fields that lead to the record, those apart that tell of it for good. */
export const linksTo = (ctx: Context, entity: Entity, id: string): Reference[] =>
  referencesTo(ctx, new Map([[entity.base, new Set([id])]])).filter((r) => !r.isLasting);

async function moveReference(
  ctx: Context,
  reference: Reference,
  base: string,
  from: string,
  to: string,
  report: Moved,
): Promise<string[]> {
  const { entity, name, which } = reference;
  const target = (id: string): unknown => (which ? { entity: base, id } : id);
  const where = pointsTo(reference, new Map([[base, new Set([from])]]));
  const moved: string[] = [];
  for (const row of await heldRows(ctx, entity, where)) {
    // The survivor does not come to lead to itself.
    const link = row.id === to ? null : target(to);
    const stays = row['deletedAt'] ? false : await isSpare(ctx, reference, row, link, to);
    if (!stays) {
      await relink(ctx, entity, row, { [name]: link }, 'relinked');
      moved.push(row.id);
    } else if (entity.access.by !== 'parent' || entity.access.parent !== name) {
      await removeRecord(ctx, entity, row.id);
      report.putAway.push(row.id);
    }
    // What belongs to the record that goes is hidden with it, and comes back with it.
  }
  return moved;
}

/** Whether the survivor has the like, which then takes over what it lacks; or whether the record would say nothing. */
async function isSpare(
  ctx: Context,
  { entity, name, column }: Reference,
  row: Row,
  link: unknown,
  to: string,
): Promise<boolean> {
  for (const rule of ctx.app.registry.mergingOf(entity)) {
    if (rule.isVoid?.({ ...row, [name]: link })) return true;
    const same = rule.twin?.[name];
    if (!same || !column) continue;
    const [own] = await heldRows(
      ctx,
      entity,
      sql`t.id = (select s.id from ${sql.table(entity.table)} s, ${sql.table(entity.table)} o
        where o.id = ${row.id} and ${sql.ref(`s.${column}`)} = ${to} and s.deleted_at is null and ${sql.raw(same)} order by s.id limit 1)`,
    );
    if (!own) continue;
    const taken = rule.take?.(own, row) ?? {};
    if (Object.keys(taken).length) await updateRecord(ctx, entity, own.id, taken, { isTrusted: true });
    return true;
  }
  return false;
}

/** Subscribers hear of all records of an entity at once. */
async function tell(ctx: Context, entity: Entity, ids: string[]): Promise<void> {
  if (!ids.length) return;
  await ctx.app.events.dispatch(ctx, {
    id: uuidv7(ctx.now.getTime()),
    at: ctx.now.toISOString(),
    actor: ctx.userId,
    entity: entity.name,
    record: null,
    verb: 'relinked',
    data: { ids },
    batch: ctx.batch ?? null,
    reason: ctx.reason,
  });
}
