import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { today } from '../../../platform/today.ts';
import { jumped, slipped } from './moves.ts';
import { silent, stuck } from './time.ts';

/**
 * Brings the findings about these open deals, or about all of them, up to what is true today, in one statement; doing
 * it twice changes nothing. Findings are derived rows: no audit, no events, and what is no longer so is gone at once.
 */
export async function reviewFindings(ctx: Context, deals?: string[]): Promise<void> {
  const which = deals ? sql`and d.id = any(${deals}::uuid[])` : sql``;
  const ofThem = deals ? sql`where f.deal_id = any(${deals}::uuid[])` : sql`where true`;
  const day = today(ctx);
  const stamp = ctx.now.toISOString();
  const [row] = await ctx.db.rows<{ changed: boolean }>(sql`
    with open as materialized (select d.id, d.party_id, d.stage_id, d.stage_since, d.stage_due_at, d.opened_on, d.created_at
      from ${readable(ctx, 'deals.deal', 'd')} where d.outcome = 'open' ${which}),
    wanted(deal_id, kind, since, usual, is_own_usual, times, days, stage_from, stage_to, every, unit) as (
      ${stuck(ctx, day)} union all ${silent(ctx, day)} union all ${slipped(ctx)} union all ${jumped(ctx)}),
    gone as (delete from finding f ${ofThem} and not exists (select 1 from wanted w where w.deal_id = f.deal_id and w.kind = f.kind) returning 1),
    kept as (insert into finding (id, created_at, updated_at, version, custom, batch_id, deal_id, kind, since, usual, is_own_usual, times, days, stage_from, stage_to, every, unit)
      select gen_random_uuid(), ${stamp}, ${stamp}, 1, '{}', null, w.* from wanted w
      on conflict (deal_id, kind) do update set since = excluded.since, usual = excluded.usual, is_own_usual = excluded.is_own_usual, times = excluded.times,
        days = excluded.days, stage_from = excluded.stage_from, stage_to = excluded.stage_to, every = excluded.every, unit = excluded.unit,
        updated_at = excluded.updated_at, version = finding.version + 1
      where (finding.since, finding.usual, finding.times, finding.days, finding.stage_to, finding.every, finding.unit)
        is distinct from (excluded.since, excluded.usual, excluded.times, excluded.days, excluded.stage_to, excluded.every, excluded.unit)
      returning 1)
    select exists (select 1 from gone) or exists (select 1 from kept) as changed`);
  if (row?.changed) ctx.db.afterCommit(() => ctx.app.realtime.changed('control.finding', ''));
}
