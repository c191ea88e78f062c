import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { contactsOfDeals } from './contacts.ts';

/** Won deals of two years back; fewer than these say nothing, and the default stands. */
const LEAST_DEALS = 10;
const LOOK_BACK_DAYS = 730;
/** Below the floor nothing is called unusual, however quick the company is. */
export const defaults = {
  stage: { usual: 14, floor: 3 },
  silence: { usual: 14, floor: 7 },
  moves: { usual: 1, floor: 1 },
  jump: { usual: 1, floor: 1 },
} as const;

/**
 * Works out anew what is usual: the 80th percentile over the deals that were won, in one statement. Stages that no won
 * deal passed have no row: they take their own allowed days, else the default.
 */
export async function reckonNorms(ctx: Context): Promise<void> {
  await ctx.db.rows(sql`
    with won as materialized (select d.id, d.created_at, d.opened_on, d.closed_on from ${readable(ctx, 'deals.deal', 'd')}
      where d.outcome = 'won' and d.closed_on >= ${ctx.now.toISOString()}::date - ${sql.lit(LOOK_BACK_DAYS)}),
    fresh(kind, key, name, usual, deals, won) as (
      ${stageDays(ctx)} union all ${silences(ctx)} union all ${moves} union all ${jumps(ctx)} union all ${winRates(ctx)}
    ), gone as (delete from norm n where not exists (select 1 from fresh f where f.kind = n.kind and f.key is not distinct from n.key))
    insert into norm (id, created_at, updated_at, version, custom, kind, key, name, usual, deals, won, is_default, batch_id)
    select gen_random_uuid(), ${ctx.now.toISOString()}, ${ctx.now.toISOString()}, 1, '{}', f.kind, f.key, f.name, f.usual, f.deals, f.won,
      f.deals < ${sql.lit(LEAST_DEALS)}, ${ctx.batch ?? null}
    from fresh f
    on conflict (kind, key) do update set usual = excluded.usual, deals = excluded.deals, won = excluded.won, name = excluded.name, is_default = excluded.is_default,
      updated_at = excluded.updated_at, version = norm.version + 1
    where (norm.usual, norm.deals, norm.won, norm.name) is distinct from (excluded.usual, excluded.deals, excluded.won, excluded.name)`);
}

/** Four of five did not exceed it; the default where there are too few to tell. */
const usual = (kind: keyof typeof defaults, value: string, count: string): Fragment =>
  sql.raw(`case when ${count} < ${LEAST_DEALS} then ${defaults[kind].usual}
    else greatest(${defaults[kind].floor}, round((percentile_cont(0.8) within group (order by ${value}))::numeric))::int end`);

/** How long won deals stood in each open stage, by the stage's key. */
const stageDays = (ctx: Context): Fragment => sql`
  select 'stage', s.key, max(s.name), ${usual('stage', 'v.days', 'count(distinct v.deal)')}, count(distinct v.deal)::int, null::int
  from (select w.id as deal, a.changes -> 'stage' ->> 1 as stage,
      extract(epoch from lead(a.at) over (partition by w.id order by a.at, a.version) - a.at) / 86400 as days
    from won w join audit_entry a on a.record_id = w.id and a.at >= w.created_at and a.changes ? 'stage') v
  join ${readable(ctx, 'processes.stage', 's')} on s.id::text = v.stage and s.kind = 'open'
  where v.days is not null group by s.key`;

/** Days between contacts about a won deal, from its opening on. */
const silences = (ctx: Context): Fragment => sql`
  select 'silence', '', 'silence', ${usual('silence', 'g.days', 'count(distinct g.deal)')}, count(distinct g.deal)::int, null::int
  from (select c.deal, extract(epoch from c.at - lag(c.at) over (partition by c.deal order by c.at)) / 86400 as days
    from (${contactsOfDeals(ctx, sql`select id from won`)}) c) g where g.days is not null`;

/** How often the closing day of a won deal was put off. */
const moves = sql`
  select 'moves', '', 'moves', ${usual('moves', 'm.times', 'count(*)')}, count(*)::int, null::int
  from (select w.id, count(a.id) filter (where (a.changes -> 'expectedOn' ->> 1) > (a.changes -> 'expectedOn' ->> 0)) as times
    from won w join audit_entry a on a.record_id = w.id and a.at >= w.created_at group by w.id) m`;

/** The most stages that a won deal left out at once. */
const jumps = (ctx: Context): Fragment => sql`
  select 'jump', '', 'jump', ${usual('jump', 'j.passed', 'count(*)')}, count(*)::int, null::int
  from (select w.id, coalesce(max(p.passed), 0) as passed from won w
    left join lateral (select (select count(*) from ${readable(ctx, 'processes.stage', 'b')}
        where b.process_version_id = s.process_version_id and b.kind = 'open' and b.position > f.position and b.position < s.position) as passed
      from audit_entry a join ${readable(ctx, 'processes.stage', 'f')} on f.id::text = a.changes -> 'stage' ->> 0
      join ${readable(ctx, 'processes.stage', 's')} on s.id::text = a.changes -> 'stage' ->> 1 and s.kind = 'open'
      where a.record_id = w.id and a.at >= w.created_at and a.changes ? 'stage') p on true
    group by w.id) j`;

/** Of the deals that have ended and had come through an open stage, how many were won, by the stage's key. */
const winRates = (ctx: Context): Fragment => sql`
  select 'winRate', s.key, max(s.name), round(100.0 * count(distinct e.id) filter (where e.outcome = 'won') / count(distinct e.id))::int,
    count(distinct e.id)::int, count(distinct e.id) filter (where e.outcome = 'won')::int
  from ${readable(ctx, 'deals.deal', 'e')}
  join audit_entry a on a.record_id = e.id and a.at >= e.created_at and a.changes ? 'stage'
  join ${readable(ctx, 'processes.stage', 's')} on s.id::text = a.changes -> 'stage' ->> 1 and s.kind = 'open'
  where e.outcome in ('won', 'lost') and e.closed_on >= ${ctx.now.toISOString()}::date - ${sql.lit(LOOK_BACK_DAYS)}
  group by s.key`;
