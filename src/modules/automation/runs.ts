import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Job } from '../../platform/module.ts';
import type { ActionResult } from './parts.rules.ts';
import type { Rule } from './rules-stored.ts';
import type { Occasion } from './run-rule.ts';

export interface Ended {
  outcome: 'done' | 'skipped' | 'failed' | 'stopped';
  reason?: string;
  results?: ActionResult[];
}

/** The line in the log; nothing where there is one already. Who comes second waits here until the first has ended. */
export async function begin(ctx: Context, rule: Rule, o: Occasion): Promise<string | undefined> {
  const stamp = ctx.now.toISOString();
  const base = ctx.app.registry.entity(rule.entity).base;
  const row = await ctx.db.one<{ id: string }>(sql`
    insert into automation_run (id, created_at, updated_at, version, custom, rule_id, record_id, record_entity, at, key, trigger, outcome, results, depth)
    values (${uuidv7(ctx.now.getTime())}, ${stamp}, ${stamp}, 1, '{}', ${rule.id}, ${o.record}, ${base}, ${stamp}, ${o.key},
      ${JSON.stringify(o.trigger)}, 'done', '[]', ${o.cause?.chain.length ?? 0})
    on conflict do nothing returning id`);
  return row?.id;
}

export async function end(ctx: Context, run: string, { outcome, reason, results }: Ended): Promise<void> {
  await ctx.db.rows(sql`update automation_run set outcome = ${outcome}, reason = ${reason ?? null},
    results = ${JSON.stringify(results ?? [])} where id = ${run}`);
  ctx.db.afterCommit(() => ctx.app.realtime.changed('automation.run', run));
}

const MOST_AN_HOUR = 30;
/** What a chain cannot show, a circle through work by night or through another program, its frequency does. */
export async function isTooOften(ctx: Context, rule: Rule, record: string): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - 3_600_000).toISOString();
  const row = await ctx.db.one<{ n: number }>(sql`select count(*)::int as n from automation_run
    where rule_id = ${rule.id} and record_id = ${record} and at > ${since} and outcome = 'done'`);
  return (row?.n ?? 0) > MOST_AN_HOUR;
}

const KEPT_DAYS = 90;
export const sweepRuns: Job = {
  name: 'automation.sweep',
  cron: '50 1 * * *',
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await ctx.db.rows(
      sql`delete from automation_delivery where run_id in (select id from automation_run where at < ${before})`,
    );
    await ctx.db.rows(sql`delete from automation_run where at < ${before}`);
  },
};
