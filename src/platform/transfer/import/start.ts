import { conflict } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { type Context, transact } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import { loadRecord } from '../../records/read.ts';
import { Import } from './import.entity.ts';
import { broughtBy, inOrder } from './order.ts';
import { phasesOf } from './phases.ts';
import type { ImportPlan } from './plan.ts';
import { checkPlan, planOf } from './planning.ts';

/** Begins to bring files in, each after those that its links lead to. Resolves to the ids in that order. */
export function startRun(ctx: Context, ids: string[]): Promise<string[]> {
  return transact(ctx, async (ctx) => {
    const files = [];
    for (const id of ids) files.push({ id, plan: (await planOf(ctx, id)).plan as ImportPlan });
    const ordered = inOrder(ctx, files);
    for (const [i, { id, plan }] of ordered.entries()) {
      checkPlan(ctx, plan);
      const later = new Set(ordered.slice(i + 1).flatMap((f) => broughtBy(ctx, f.plan)));
      const phases = phasesOf(ctx, plan, later).length;
      const taken = await ctx.db.one(
        sql`update import set state = 'running', run_id = ${uuidv7()}, phases = ${phases} where id = ${id} and state = 'planning' returning id`,
      );
      if (!taken) throw conflict('import_has_started');
      ctx.db.afterCommit(() => ctx.app.realtime.changed(Import.base, id));
    }
    const order = ordered.map((f) => f.id);
    await ctx.app.jobs.enqueue(ctx, 'transfer.import', { ids: order });
    return order;
  });
}

/** Ends a run after the rows that are being written; what it has brought can be taken back. */
export async function stopRun(ctx: Context, id: string): Promise<void> {
  await loadRecord(ctx, Import, id, 'write');
  const stopped = await ctx.db.one(
    sql`update import set state = 'failed', failure = 'stopped', finished_at = ${ctx.now.toISOString()} where id = ${id} and state = 'running' returning id`,
  );
  if (!stopped) throw conflict('import_not_running');
  ctx.app.realtime.changed(Import.base, id);
}

/** Begins to take imports back, the last one first. */
export function startUndo(ctx: Context, ids: string[]): Promise<string[]> {
  return transact(ctx, async (ctx) => {
    const records = [];
    for (const id of ids) records.push(await loadRecord(ctx, Import, id, 'write'));
    const order = records
      .sort((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''))
      .map((r) => r.id);
    for (const id of order) {
      const taken = await ctx.db.one(
        sql`update import set state = 'undoing', done_rows = 0 where id = ${id} and state in ('done', 'failed') returning id`,
      );
      if (!taken) throw conflict('nothing_to_undo');
      ctx.db.afterCommit(() => ctx.app.realtime.changed(Import.base, id));
    }
    await ctx.app.jobs.enqueue(ctx, 'transfer.undo', { ids: order });
    return order;
  });
}
