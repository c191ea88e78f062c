import { z } from 'zod';
import { conflict } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import { type Context, systemReading, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Preparation, type Values } from '../../platform/module.ts';
import { loadRecord, loadRecords } from '../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { Task } from './activity.entity.ts';
import { nextStep, planNext } from './next-step.ts';

const done = z.object({ id: z.string(), next: z.string().nullable() });

/** Marks the work done, with its result, and plans the next step in the same move. */
export const completeTask = defineVerb({
  entity: 'activities.task',
  name: 'complete',
  when: { field: 'state', op: 'eq', value: 'open' },
  needs: 'write',
  input: z.object({ result: z.string().max(2000).optional(), next: nextStep.optional() }),
  output: done,
  run: (ctx, id, input) =>
    transact(ctx, async (ctx) => {
      const task = await loadRecord(ctx, Task, id, 'write', true);
      if (task.state !== 'open') throw conflict('task_not_open');
      await updateRecord(
        ctx,
        Task,
        id,
        { state: 'done', doneAt: ctx.now.toISOString(), doneBy: ctx.userId, result: input.result ?? null },
        { isTrusted: true, verb: 'complete' },
      );
      return { id, next: await planNext(ctx, input.next, task) };
    }),
});

export const reopenTask = defineVerb({
  entity: 'activities.task',
  name: 'reopen',
  when: { field: 'state', op: 'ne', value: 'open' },
  needs: 'write',
  input: z.object({}),
  output: z.object({ id: z.string() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      const { state } = await loadRecord(ctx, Task, id, 'write', true);
      if (state === 'open') throw conflict('task_is_open');
      const values = { state: 'open', doneAt: null, doneBy: null, result: null };
      await updateRecord(ctx, Task, id, values, { isTrusted: true, verb: 'reopen' });
      return { id };
    }),
});

export const cancelTask = defineVerb({
  entity: 'activities.task',
  name: 'cancel',
  when: { field: 'state', op: 'eq', value: 'open' },
  needs: 'write',
  input: z.object({ result: z.string().max(2000).optional() }),
  output: z.object({ id: z.string() }),
  run: (ctx, id, input) =>
    transact(ctx, async (ctx) => {
      const { state } = await loadRecord(ctx, Task, id, 'write', true);
      if (state !== 'open') throw conflict('task_not_open');
      const values = { state: 'cancelled', result: input.result ?? null };
      await updateRecord(ctx, Task, id, values, { isTrusted: true, verb: 'cancel' });
      return { id };
    }),
});

/** What stands on a deal stands on its customer too. */
export const customerOfDeal = (entity: string): Preparation => ({
  entity,
  prepare: async (ctx, given, before) => {
    const deal = given['deal'];
    if (typeof deal !== 'string' || given['party'] || before?.['party']) return {};
    const row = await ctx.db.one<{ party: string | null }>(
      sql`select party_id as party from ${readable(systemReading(ctx), 'deals.deal', 't')} where t.id = ${deal}`,
    );
    return row?.party ? { party: row.party } : {};
  },
});

/** Tasks that a stage asks for; made by the process, for whoever the stage or the record names. */
export async function planTasks(ctx: Context, tasks: Values[]): Promise<void> {
  for (const task of tasks) await createRecord(ctx, Task, task, { isTrusted: true, verb: 'planned' });
}

/** Required work of a stage that is not done yet. */
export const openRequiredTasks = (ctx: Context, deal: string, stage: string) =>
  loadRecords(
    ctx,
    Task,
    sql`t.deal_id = ${deal} and t.stage_id = ${stage} and t.is_required and t.state = 'open'`,
  );
