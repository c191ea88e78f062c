import { uuidv7 } from '../../kernel/uuid.ts';
import { readable } from '../../platform/access/readable.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Job } from '../../platform/module.ts';
import { today } from '../../platform/today.ts';

/**
 * Writes the open deals down as they are, once a week. The week's own row comes first: whoever is later waits for it and
 * then does nothing, and a run that is killed leaves neither row nor deals. Resolves to whether this run wrote them.
 *
 * Rows are copied set-based and without audit: nothing of them ever changes, as no verb and no route writes them.
 */
export function takeSnapshot(ctx: Context): Promise<boolean> {
  const week = mondayOf(today(ctx));
  const stamp = ctx.now.toISOString();
  return transact(ctx, async (ctx) => {
    const [taken] = await ctx.db.rows<{ id: string }>(sql`
      insert into forecast_week (id, created_at, updated_at, version, custom, week, taken_at, deals, batch_id)
      select ${uuidv7(ctx.now.getTime())}, ${stamp}, ${stamp}, 1, '{}', ${week}, ${stamp}, count(*), ${ctx.batch ?? null}
      from ${readable(ctx, 'deals.deal', 'd')} where d.outcome = 'open'
      on conflict (week) do nothing returning id`);
    if (!taken) return false;
    await ctx.db.rows(sql`
      insert into forecast_snapshot (id, created_at, updated_at, version, custom, batch_id, week, deal_id, name, owner_id, stage, category, amount, expected_on)
      select gen_random_uuid(), ${stamp}, ${stamp}, 1, '{}', d.batch_id, ${week}, d.id, d.name, d.owner_id, s.name, d.category, d.amount_base, d.expected_on
      from ${readable(ctx, 'deals.deal', 'd')} left join ${readable(ctx, 'processes.stage', 's')} on s.id = d.stage_id where d.outcome = 'open'`);
    return true;
  });
}

/** Every day, so that a week whose Monday the server slept through is still written down. */
export const takeSnapshotJob: Job = {
  name: 'forecast.snapshot',
  cron: '10 0 * * *',
  run: async (ctx) => {
    await takeSnapshot(ctx);
  },
};

function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
