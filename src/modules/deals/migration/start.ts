import { z } from 'zod';
import { conflict, invalidField } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb } from '../../../platform/module.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../../platform/records/write.ts';
import { Deal } from '../deal.entity.ts';
import { DealMigration } from './migration.entity.ts';
import { dealsIn, demandProcessRight, type MigrationPlan, migrationInput, planned } from './plan.ts';

/** Open deals of earlier versions go on by the version now in use. The work is done in the background. */
export const startMigration = defineVerb({
  entity: 'deals.migration',
  name: 'start',
  onCollection: true,
  needs: 'create',
  input: migrationInput.extend({
    /** The version that was looked at: another may have been published meanwhile. */
    target: z.uuid(),
    /** Deals that come into a stage of another key get its typical tasks. */
    withTasks: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid(), total: z.int() }),
  run: (ctx, _id, input) =>
    transact(ctx, async (ctx) => {
      demandProcessRight(ctx);
      const { process, target, pairs } = await planned(ctx, input);
      if (target.id !== input.target) throw conflict('other_version_published', { number: target.number });
      const row = await ctx.db.one<{ count: number }>(sql`select count(*)::int as count
        from ${sql.table(Deal.table)} t where ${dealsIn(ctx, [...pairs.keys()], input.filter)}`);
      const total = row?.count ?? 0;
      if (!total) throw invalidField('pairs', 'no_deals_to_move');
      const plan: MigrationPlan = {
        pairs: Object.fromEntries(pairs),
        filter: input.filter ?? null,
        withTasks: input.withTasks,
      };
      const { id } = await createRecord(
        ctx,
        DealMigration,
        {
          name: `${process.name} · ${target.number}`,
          process: process.id,
          target: target.id,
          actor: ctx.userId,
          plan,
          total,
          run: uuidv7(),
        },
        { isTrusted: true },
      );
      await ctx.app.jobs.enqueue(ctx, 'deals.migrate', { id });
      return { id, total };
    }),
});

/** Goes no further; what has been moved stays moved, and can be taken back. */
export const stopMigration = defineVerb({
  entity: 'deals.migration',
  name: 'stop',
  when: { field: 'state', op: 'eq', value: 'running' },
  needs: 'write',
  input: z.object({}),
  output: z.object({ id: z.uuid() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      demandProcessRight(ctx);
      const { state } = await loadRecord(ctx, DealMigration, id, 'write', true);
      if (state !== 'running') throw conflict('migration_not_running');
      const values = { state: 'stopped', finishedAt: ctx.now.toISOString() };
      await updateRecord(ctx, DealMigration, id, values, { isTrusted: true, verb: 'stop' });
      return { id };
    }),
});

/** Takes all of it back, in the background: deals that have gone on since stay where they are. */
export const undoMigration = defineVerb({
  entity: 'deals.migration',
  name: 'takeBack',
  when: { field: 'state', op: 'in', value: ['done', 'stopped', 'failed'] },
  needs: 'write',
  input: z.object({}),
  output: z.object({ id: z.uuid() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      demandProcessRight(ctx);
      const { state } = await loadRecord(ctx, DealMigration, id, 'write', true);
      if (state === 'running' || state === 'undoing') throw conflict('migration_under_way');
      if (state === 'undone') throw conflict('migration_taken_back');
      const values = { state: 'undoing', actor: ctx.userId, finishedAt: null, kept: 0 };
      await updateRecord(ctx, DealMigration, id, values, { isTrusted: true, verb: 'takeBack' });
      await ctx.app.jobs.enqueue(ctx, 'deals.takeMigrationBack', { id });
      return { id };
    }),
});
