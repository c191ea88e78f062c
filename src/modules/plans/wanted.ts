import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { today } from '../../platform/today.ts';
import { lastContact } from './last-contact.ts';
import { ContactPolicy } from './policy.entity.ts';

export type Policy = Awaited<ReturnType<typeof activePolicies>>[number];

/** One contact that a policy asks of a customer, beside the one that is planned already. */
export interface Wanted {
  party: string;
  policy: string;
  /** Who is to make it now. */
  assignee: string | null;
  lastAt: string | null;
  lastOn: string | null;
  lastRecord: { entity: string; id: string };
  /** Spreads customers who were never contacted over the first interval: the same number for the same customer. */
  spread: number;
  planned: Standing | null;
  /** The contact of the policy that was closed before it. */
  before: Closed | null;
}

interface Known {
  id: string;
  dueOn: string;
  /** The day that the policy asked for: another one where somebody moved it. */
  policyDueOn: string | null;
  basisAt: string | null;
  createdAt: string;
  assignee: string | null;
}
export interface Standing extends Known {
  updatedAt: string;
}
export interface Closed extends Known {
  state: 'done' | 'missed';
  activity: { entity: string; id: string } | null;
}

export const activePolicies = (ctx: Context) =>
  loadRecords(
    ctx,
    ContactPolicy,
    sql`t.is_active and (t.starts_on is null or t.starts_on <= ${today(ctx)}) and (t.ends_on is null or t.ends_on >= ${today(ctx)})`,
  );

/**
 * What the policies ask of customers after `from` in the order of their ids, or of the given ones. For each kind and
 * function one policy holds: that of the single customer, else the higher priority.
 */
export function wanted(
  ctx: Context,
  policies: Policy[],
  which: { parties?: string[]; from?: string | null; limit?: number },
): Promise<Wanted[]> {
  const parties = which.parties
    ? sql`p.id = any(${which.parties}::uuid[])`
    : sql`p.id > ${which.from ?? '00000000-0000-0000-0000-000000000000'}`;
  const page = which.limit ? sql`order by p.id limit ${which.limit}` : sql``;
  return ctx.db.rows<Wanted>(sql`
    with page as materialized (select p.* from ${readable(ctx, 'contacts.party', 'p')} where ${parties} ${page}),
    asked as (${asked(ctx, policies)}),
    held as (select distinct on (a.party, a.kind, a.function) a.party, a.policy, a.kind, a.function from asked a
      order by a.party, a.kind, a.function, a.is_single desc, a.priority desc, a.policy)
    select h.party, h.policy, coalesce(team.user_id, p.owner_id) as assignee,
      to_json(last.at)#>>'{}' as "lastAt", (last.at at time zone ${ctx.timeZone})::date::text as "lastOn", json_build_object('entity', last.entity, 'id', last.id) as "lastRecord",
      abs(hashtext(h.party::text)) as spread, c.it as planned, b.it as before
    from held h join page p on p.id = h.party
    left join lateral (select json_build_object(${known}, 'updatedAt', c.updated_at) as it from ${readable(ctx, 'plans.contact', 'c')}
      where c.party_id = h.party and c.policy_id = h.policy and c.state = 'planned') c on true
    left join lateral (select json_build_object(${known}, 'state', c.state,
        'activity', case when c.activity_id is not null then json_build_object('entity', c.activity_entity, 'id', c.activity_id) end) as it
      from ${readable(ctx, 'plans.contact', 'c')}
      where c.party_id = h.party and c.policy_id = h.policy and c.state in ('done', 'missed') order by c.id desc limit 1) b on true
    left join lateral (${lastContact(ctx, sql`h.kind`)}) last on true
    left join lateral (select m.user_id from ${readable(ctx, 'access.accountTeamMember', 'm')} join ${readable(ctx, 'access.user', 'u')} on u.id = m.user_id and u.is_active
      where m.party_id = h.party and m.function_id = h.function
        and m.from <= ${today(ctx)} and (m.until is null or m.until >= ${today(ctx)}) order by m.from desc, m.id limit 1) team on true`);
}

const known = sql`'id', c.id, 'dueOn', c.due_on, 'policyDueOn', c.policy_due_on, 'basisAt', c.basis_at, 'createdAt', c.created_at,
  'assignee', c.assignee_id`;

function asked(ctx: Context, policies: Policy[]): Fragment {
  const party = ctx.app.registry.entity('contacts.party');
  const parts = policies.map((policy) => {
    const conditions = [
      policy.party ? sql`p.id = ${policy.party}` : sql`true`,
      policy.condition ? conditionSql(ctx, party, policy.condition, 'p') : sql`true`,
      policy.stage ? inStage(ctx, policy.stage) : sql`true`,
    ];
    return sql`select p.id as party, ${policy.id}::uuid as policy, ${policy.kind}::text as kind, ${policy.function}::uuid as function,
      ${policy.party !== null} as is_single, ${policy.priority}::int as priority
      from page p where ${conditions[0]} and ${conditions[1]} and ${conditions[2]}`;
  });
  return parts.reduce((all, part) => sql`${all} union all ${part}`);
}

const inStage = (
  ctx: Context,
  stage: string,
): Fragment => sql`exists (select 1 from ${readable(ctx, 'deals.deal', 'd')}
  join ${readable(ctx, 'processes.stage', 's')} on s.id = d.stage_id
  where d.party_id = p.id and d.outcome = 'open' and s.key = (select o.key from ${readable(ctx, 'processes.stage', 'o')} where o.id = ${stage}))`;
