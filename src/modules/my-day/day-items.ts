import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { today } from '../../platform/today.ts';

/** Something that waits for the user (or for somebody whom the user stands in for) today. */
export interface DayItem {
  entity: 'activities.meeting' | 'activities.task' | 'plans.contact' | 'deals.deal';
  id: string;
  version: number;
  kind: string;
  title: string | null;
  /** Whose work it is. */
  user: string;
  party: string | null;
  person: string | null;
  deal: string | null;
  /** The hour of a meeting or a task that has one. */
  at: string | null;
  dueOn: string | null;
  isImportant: boolean;
  /** Of a deal: why it stands here, and since how many days where one usually waits `usual` days. */
  reason: string | null;
  days: number | null;
  usual: number | null;
  amount: string | null;
}
/** Beyond this a day is no day; the list says that there is more. */
export const MOST = 200;

const SILENT_DAYS = 14;

export function dayItems(ctx: Context): Promise<DayItem[]> {
  const mine = sql`any(${ctx.grants.self}::uuid[])`;
  const day = today(ctx);
  const parts = [meetings(ctx, mine, day), tasks(ctx, day), contacts(ctx, mine, day), deals(ctx, mine, day)];
  return ctx.db.rows<DayItem>(
    sql`${sql.join(
      parts.map((p) => sql`(${p})`),
      sql` union all `,
    )}`,
  );
}

/** Which meetings they are is found before any of them is read: of all that are planned, a day has few. */
const meetings = (ctx: Context, mine: Fragment, day: string): Fragment => sql`
  select 'activities.meeting' as entity, m.id, m.version, m.kind, m.title, m.organiser_id as "user", m.party_id as party, m.person_id as person,
    m.deal_id as deal, to_json(m.starts_at)#>>'{}' as at, (m.starts_at at time zone ${ctx.timeZone})::date::text as "dueOn",
    false as "isImportant", null::text as reason, null::int as days, null::int as usual, null::text as amount
  from ${readable(ctx, 'activities.meeting', 'm')}
  where m.state = 'planned' and m.id = any(array(
      select o.id from meeting o where o.state = 'planned' and o.organiser_id = ${mine}
      union all
      select a.meeting_id from ${readable(ctx, 'activities.participant', 'a')} where a.user_id = ${ctx.userId} and a.answer <> 'declined'))
    and m.starts_at < (${day}::date + 1)::timestamp at time zone ${ctx.timeZone}
  order by m.starts_at limit ${MOST}`;

/** By each of whom one is, those with a day and those with an hour apart: so each are read by their index, in order, as many as are shown. */
const tasks = (ctx: Context, day: string): Fragment => {
  const first = (due: Fragment, order: Fragment): Fragment => sql`
    (select * from ${readable(ctx, 'activities.task', 'k')}
    where k.state = 'open' and k.assignee_id = me.id and ${due} order by ${order} limit ${MOST})`;
  const tomorrow = sql`(${day}::date + 1)::timestamp at time zone ${ctx.timeZone}`;
  return sql`
  select 'activities.task', k.id, k.version, k.kind, k.title, k.assignee_id, k.party_id, null::uuid, k.deal_id,
    to_json(k.due_at)#>>'{}', coalesce(k.due_on, (k.due_at at time zone ${ctx.timeZone})::date)::text,
    k.is_required or k.priority = 'high', null, null, null, null
  from unnest(${ctx.grants.self}::uuid[]) me(id) cross join lateral (
    ${first(sql`k.due_on <= ${day}`, sql`k.due_on`)}
    union all ${first(sql`k.due_on is null and k.due_at < ${tomorrow}`, sql`k.due_at`)}) k
  order by coalesce(k.due_on, (k.due_at at time zone ${ctx.timeZone})::date) limit ${MOST}`;
};

const contacts = (ctx: Context, mine: Fragment, day: string): Fragment => sql`
  select 'plans.contact', c.id, c.version, c.kind, c.topic, c.assignee_id, c.party_id, null::uuid, null::uuid, null, c.due_on::text, false, null, null, null, null
  from ${readable(ctx, 'plans.contact', 'c')}
  where c.state = 'planned' and c.assignee_id = ${mine} and c.due_on <= ${day}
  order by c.due_on limit ${MOST}`;

/**
 * Open deals that nothing is planned for, and that the control found to stand, or that wait longer than they should. They
 * are found by their owner, and then ordered: the planner would walk all amounts there are until fifty are found. Whether
 * something is planned is looked for last, deal by deal from the largest: most need not be asked.
 */
const deals = (ctx: Context, mine: Fragment, day: string): Fragment => {
  const planned = (work: Fragment): Fragment =>
    sql`left join lateral (select true as is_planned from ${work} limit 1)`;
  return sql`
  select 'deals.deal', d.id, d.version, 'deal', d.name, d.owner_id, d.party_id, d.contact_id, d.id, null, d.expected_on::text, false,
    d.reason, d.days, d.usual, d.amount_base::text
  from (with own as materialized (select d.id, d.version, d.name, d.owner_id, d.party_id, d.contact_id, d.expected_on, d.amount_base, d.stage_since, d.stage_due_at
      from ${readable(ctx, 'deals.deal', 'd')} where d.outcome = 'open' and d.owner_id = ${mine}),
    found as materialized (select distinct on (f.deal_id) f.deal_id, f.kind, f.since, f.usual, f.times from ${readable(ctx, 'control.finding', 'f')}
      where f.deal_id in (select id from own) order by f.deal_id, array_position(array['silent', 'stuck', 'slipped', 'jumped'], f.kind)),
    waiting as materialized (select * from (select d.*,
        case when d.expected_on < ${day} then 'expected_passed'
          when f.kind is not null then f.kind
          when d.stage_due_at < now() then 'late_in_stage'
          when d.stage_since < now() - make_interval(days => ${SILENT_DAYS}) then 'nothing_planned' end as reason,
        coalesce(f.times, ${day}::date - f.since) as days, f.usual
      from own d left join found f on f.deal_id = d.id) d where d.reason is not null order by d.amount_base desc nulls last, d.id)
    select d.* from waiting d
    ${planned(sql`${readable(ctx, 'activities.task', 'k')} where k.deal_id = d.id and k.state = 'open'`)} task on true
    ${planned(sql`${readable(ctx, 'activities.meeting', 'm')} where m.deal_id = d.id and m.state = 'planned'`)} meeting on true
    where task.is_planned is null and meeting.is_planned is null order by d.amount_base desc nulls last, d.id limit 50) d`;
};
