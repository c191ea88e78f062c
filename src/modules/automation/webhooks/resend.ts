import { z } from 'zod';
import { conflict } from '../../../kernel/errors.ts';
import { demand, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb } from '../../../platform/module.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { AutomationRun } from '../run.entity.ts';
import { deliverJob } from './deliver.ts';

/** Calls of a run that were given up are tried once more, under the same key as before. */
export const resend = defineVerb({
  entity: 'automation.run',
  name: 'resend',
  when: { field: 'outcome', op: 'eq', value: 'done' },
  needs: 'read',
  isPersonal: true,
  input: z.object({}),
  output: z.object({ id: z.string(), queued: z.int() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      demand(ctx, 'administer');
      await loadRecord(ctx, AutomationRun, id);
      const waiting = await ctx.db.rows<{ id: string }>(
        sql`update automation_delivery set state = 'queued' where run_id = ${id} and state = 'failed' returning id`,
      );
      if (!waiting.length) throw conflict('nothing_to_resend');
      for (const delivery of waiting) await ctx.app.jobs.enqueue(ctx, deliverJob.name, delivery);
      return { id, queued: waiting.length };
    }),
});
