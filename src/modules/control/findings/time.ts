import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { lastContact } from '../../plans/public.ts';
import { defaults } from '../norms.ts';

/**
 * Longer in the stage than four of five won deals; where history is thin, than the stage allows. A stage that counts its
 * time in days or hours of work means it: that is asked of the deal instead.
 */
export const stuck = (ctx: Context, day: string): Fragment => sql`
  select o.id, 'stuck', x.since, case when x.due is null then x.usual else (x.due at time zone ${ctx.timeZone})::date - x.since end, x.is_own and x.due is null, null::int, null::int, null::text, x.name, null::int, null::text
  from open o join lateral (select s.name, (o.stage_since at time zone ${ctx.timeZone})::date as since,
      case when s.deadline_unit <> 'day' then o.stage_due_at end as due, coalesce(n.usual, s.deadline_days, ${sql.lit(defaults.stage.usual)}) as usual, n.id is not null as is_own
    from ${readable(ctx, 'processes.stage', 's')} left join norm n on n.kind = 'stage' and n.key = s.key and not n.is_default
    where s.id = o.stage_id) x on case when x.due is null then ${day}::date - x.since > x.usual else x.due < ${ctx.now.toISOString()}::timestamptz end`;

/**
 * Nobody spoke with the customer for longer than is usual between contacts about won deals, or for twice the time that
 * the plan of contacts asks for, whichever is shorter.
 */
export const silent = (ctx: Context, day: string): Fragment => sql`
  select o.id, 'silent', x.since, x.usual, x.is_own, null::int, null::int, null::text, null::text, x.every, x.unit
  from open o join lateral (select
      coalesce((last.at at time zone ${ctx.timeZone})::date, o.opened_on, (o.created_at at time zone ${ctx.timeZone})::date) as since,
      coalesce(n.usual, ${sql.lit(defaults.silence.usual)}) as usual, n.id is not null as is_own, p.every, p.unit, p.days
    from (select o.party_id as party) h
    left join norm n on n.kind = 'silence' and not n.is_default
    left join lateral (${lastContact(ctx, sql`'any'`)}) last on true
    left join lateral (${planned(ctx)}) p on true) x
    on o.party_id is not null and ${day}::date - x.since > least(x.usual, 2 * x.days)`;

/** How often the shortest plan of the customer asks for a contact. */
const planned = (ctx: Context): Fragment => sql`
  select c.every, c.unit, c.every * case c.unit when 'day' then 1 when 'week' then 7 when 'month' then 30 else 365 end as days
  from ${readable(ctx, 'plans.contact', 'k')} join ${readable(ctx, 'plans.policy', 'c')} on c.id = k.policy_id
  where k.party_id = h.party and k.state = 'planned' order by 3 limit 1`;
