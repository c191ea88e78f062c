import { asSystem, type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import { settle, withBatching } from '../records/batching.ts';
import { loadRecords } from '../records/read.ts';
import { updateRecord } from '../records/write.ts';
import { Merge } from './merge.entity.ts';
import { moveLinks } from './moving.ts';
import type { Standing } from './standing.ts';

/** Longer than any transaction that a merge may have kept waiting. */
const LATER_MS = 20_000;

/**
 * A note that was being written while its customer was merged waits for the merge and then stands with the one that went:
 * it is brought over a moment later, and by night once more.
 */
export const sweepMerged: Job<{ merge?: string }> = {
  name: 'merging.sweep',
  cron: '12 3 * * *',
  run: async (ctx, data) => {
    const own = asSystem(ctx, 'merge');
    const which = data?.merge ? sql`t.id = ${data.merge}` : sql`t.created_at > now() - interval '8 days'`;
    const merges = await loadRecords(own, Merge, sql`t.undone_at is null and ${which}`, sql`t.created_at`);
    for (const { id } of merges) await transact(own, (tx) => bringOver(tx, id));
  },
};

export const sweepLater = (ctx: Context, merge: string): Promise<void> =>
  ctx.app.jobs.enqueue(ctx, sweepMerged.name, { merge }, { startAfter: new Date(Date.now() + LATER_MS) });

async function bringOver(ctx: Context, id: string): Promise<void> {
  const held = await ctx.db.one(
    sql`select 1 from record_merge where id = ${id} and undone_at is null for update`,
  );
  if (!held) return;
  const [merge] = (await loadRecords(ctx, Merge, sql`t.id = ${id}`)) as unknown as Standing[];
  if (!merge) return;
  const batched = withBatching({ ...ctx, batch: merge.batch });
  const { survivor, other } = merge;
  const entity = ctx.app.registry.entity(survivor.entity);
  const { moved, putAway } = await moveLinks(batched, entity, other, survivor.id);
  await settle(batched);
  if (!moved && !putAway.length) return;
  const values = { moved: merge.moved + moved, putAway: [...merge.putAway, ...putAway] };
  await updateRecord(ctx, Merge, id, values, { isTrusted: true });
}
