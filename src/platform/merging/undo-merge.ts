import type { Entity } from '../../kernel/entity.ts';
import { conflict, denied, notFound } from '../../kernel/errors.ts';
import { predicate } from '../access/predicate.ts';
import { asSystem, type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { loadForWrite } from '../records/authorise.ts';
import { concreteEntity } from '../records/concrete.ts';
import { storedExpression } from '../records/expression.ts';
import { loadRecord } from '../records/read.ts';
import { updateRecord } from '../records/write.ts';
import { entriesOf, takeBack, type UndoReport } from '../undo/undo.ts';
import { bringAlong } from './along.ts';
import { Merge } from './merge.entity.ts';
import { moveRowsBack } from './own-rows.ts';
import type { Standing } from './standing.ts';

/**
 * Makes them two again, each with what it had: values that somebody changed since stay with the survivor, records edited
 * or deleted since go back as they now are, and what was added to those since goes along. One transaction.
 */
export async function undoMerge(ctx: Context, id: string): Promise<UndoReport> {
  return transact(ctx, async (tx) => {
    const merge = (await loadRecord(tx, Merge, id, 'read', true)) as unknown as Standing;
    if (merge.undoneAt) throw conflict('already_undone');
    const base = tx.app.registry.entity(merge.survivor.entity);
    const entity = await concreteEntity(tx, base, merge.other);
    await demandBoth(tx, entity, merge);
    const own = asSystem(tx, 'merge undone');
    // The note of the merge itself stays; and a survivor that took no value has nothing to give back.
    const entries = (await entriesOf(tx, { batch: merge.batch })).filter(
      (e) => e.record !== id && (e.verb !== 'merged' || Object.keys(e.changes).length),
    );
    if (!entries.length) throw conflict('nothing_to_undo');
    const report = await takeBack(own, entries);
    if (entity.party === 'id') await bringAlong(own, entries, merge);
    await moveRowsBack(own, entity, merge.rows, merge.survivor.id, merge.other);
    const name = merge.otherName;
    await updateRecord(
      own,
      entity,
      merge.survivor.id,
      {},
      { verb: 'unmerged', data: { id: merge.other, of: entity.title, to: name } },
    );
    await updateRecord(
      own,
      Merge,
      id,
      { undoneAt: tx.now.toISOString(), undoneBy: tx.userId },
      { isTrusted: true, verb: 'undone' },
    );
    return report;
  });
}

/** The merge that a batch of writes was, for whoever takes back batches. */
export async function mergeOfBatch(ctx: Context, batch: string | undefined): Promise<string | undefined> {
  if (!batch) return undefined;
  const row = await ctx.db.one<{ id: string }>(sql`select id from record_merge where batch_id = ${batch}`);
  return row?.id;
}

/** Whoever may change the one and take away the other, as whoever merges them; of several merges the last is undone first. */
async function demandBoth(ctx: Context, entity: Entity, { survivor, other }: Standing): Promise<void> {
  const table = sql.table(entity.table);
  const into = storedExpression(entity, entity.survivor ?? 'id', 't');
  const row = await ctx.db.one<{ further: boolean }>(
    sql`select ${into} is not null as further from ${table} t where t.id = ${survivor.id}`,
  );
  if (row?.further) throw conflict('merged_further');
  await loadForWrite(ctx, entity, survivor.id, 'write');
  const gone = await ctx.db.one<{ may: boolean }>(
    sql`select (${predicate(ctx, entity, 'remove', 't')}) as may from ${table} t where t.id = ${other} and ${into} = ${survivor.id}`,
  );
  if (!gone) throw notFound();
  if (!gone.may) throw denied();
}
