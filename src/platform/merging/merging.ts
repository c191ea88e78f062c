import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import { isUuid, uuidv7 } from '../../kernel/uuid.ts';
import { asSystem, type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Values } from '../module.ts';
import { loadForWrite } from '../records/authorise.ts';
import { settle, withBatching } from '../records/batching.ts';
import { createRecord, removeRecord, updateRecord } from '../records/write.ts';
import { Merge } from './merge.entity.ts';
import { moveLinks } from './moving.ts';
import { moveRows } from './own-rows.ts';
import { sweepLater } from './sweep.ts';
import { type Choice, type Difference, differencesOf, valuesTaken } from './values.ts';

/** What is undone by `POST /merges/:merge/undo`. */
export interface MergeReport {
  merge: string;
  /** How many records went over. */
  moved: number;
}
interface Pair {
  kept: Values;
  other: Values;
  differences: Difference[];
  groups: readonly (readonly string[])[];
}

/**
 * Makes two records one: everything that led to `otherId` leads to `id`, which takes the values that only the other one
 * had, or that `choices` say; the other one goes, and whoever asks for it is sent on. One transaction and one batch.
 */
export async function mergeRecords(
  ctx: Context,
  entity: Entity,
  id: string,
  otherId: string,
  choices: Record<string, Choice> = {},
): Promise<MergeReport> {
  return transact(ctx, async (tx) => {
    const { other, differences, groups } = await pairOf(tx, entity, id, otherId);
    const values = valuesTaken(tx, entity, differences, choices, groups);
    const batch = uuidv7(tx.now.getTime());
    const own: Context = { ...asSystem(tx, 'merge'), batch };
    const moving = withBatching(own);
    const { moved, putAway } = await moveLinks(moving, entity, otherId, id);
    await settle(moving);
    const rows = await moveRows(own, entity, otherId, id);
    const otherName = String(other[entity.title] ?? '');
    await freeKeys(own, entity, otherId, other, values);
    // On the line of the one that stays this is told once.
    await removeRecord(own, entity, otherId, {
      verb: 'mergedAway',
      into: id,
      data: { isRoutine: true },
    });
    const merge = uuidv7(tx.now.getTime());
    await updateRecord(own, entity, id, values, {
      isTrusted: true,
      verb: 'merged',
      data: { merge, of: entity.title, to: otherName },
    });
    await createRecord(
      own,
      Merge,
      {
        id: merge,
        survivor: { entity: entity.base, id },
        other: otherId,
        otherName,
        moved,
        putAway,
        rows,
      },
      { isTrusted: true },
    );
    await sweepLater(tx, merge);
    return { merge, moved };
  });
}

/** Both records, held in one order whichever stays, so that two merges of them cannot wait for each other. */
export async function pairOf(ctx: Context, entity: Entity, id: string, otherId: string): Promise<Pair> {
  if (!isUuid(otherId)) throw invalidField('with', 'invalid_value');
  if (id === otherId) throw invalidField('with', 'same_record');
  await ctx.db.rows(
    sql`select 1 from ${sql.table(entity.table)} where id = any(${[id, otherId]}::uuid[]) order by id for update`,
  );
  const kept = await loadForWrite(ctx, entity, id, 'write');
  const other = await loadForWrite(ctx, entity, otherId, 'remove').catch((error) => {
    throw error.code === 'not_found' ? invalidField('with', 'no_such_record') : error;
  });
  const groups = ctx.app.registry.mergingOf(entity).flatMap((m) => m.groups ?? []);
  return { kept, other, differences: differencesOf(entity, kept, other, groups), groups };
}

/** A key that the survivor takes is held by one record at a time, even by one that is gone. */
async function freeKeys(
  ctx: Context,
  entity: Entity,
  id: string,
  other: Values,
  taken: Values,
): Promise<void> {
  const fields = (entity.unique ?? [])
    .map((key) => key.fields)
    .filter((names) => names.every((n) => other[n] !== null) && names.some((n) => n in taken))
    .flat();
  if (!fields.length) return;
  await updateRecord(ctx, entity, id, Object.fromEntries(fields.map((name) => [name, null])), {
    isTrusted: true,
    data: { isRoutine: true },
  });
}
