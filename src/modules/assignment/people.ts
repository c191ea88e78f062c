import type { Entity } from '../../kernel/entity.ts';
import { accessDay } from '../../platform/access/day.ts';
import type { Context } from '../../platform/context.ts';
import { col, type Fragment, sql } from '../../platform/database/sql.ts';
import { columnName } from '../../platform/records/expression.ts';
import { type Among, isAmong, type Share } from './parts.rules.ts';
import type { Rule } from './rules-in-force.ts';

/** Somebody to whom a rule may give a record, with what decides whether it does. */
export interface Candidate {
  user: string;
  name: string;
  weight: number;
  isActive: boolean;
  isAbsent: boolean;
  open: number;
  today: number;
  mostOpen: number | null;
  mostADay: number | null;
}

/** Those whom the rule means on this record, in its order. */
export async function candidatesOf(
  ctx: Context,
  rule: Rule,
  entity: Entity,
  record: string,
): Promise<Candidate[]> {
  const shares = await sharesOf(ctx, rule, entity, record);
  if (!shares.length) return [];
  const day = accessDay(ctx);
  const ids = shares.map((s) => s.user);
  const rows = await ctx.db.rows<Omit<Candidate, 'weight' | 'mostOpen' | 'mostADay'>>(sql`
    select u.id as "user", u.name, u.is_active and u.deleted_at is null as "isActive",
      exists (select 1 from delegation d where d.from_id = u.id and ${day} between d.since and d.until
        and not d.is_revoked and d.deleted_at is null) as "isAbsent",
      ${countsOpen(rule) ? openRecords(ctx, rule, entity, record) : sql`0`} as open,
      (select count(*)::int from assignment_entry e where e.rule_id = ${rule.id} and e.person_id = u.id
        and e.at >= ${startOf(ctx, day)}::timestamptz) as today
    from app_user u where u.id = any(${ids}::uuid[])`);
  const byId = new Map(rows.map((r) => [r.user, r]));
  return shares.flatMap((s) => {
    const row = byId.get(s.user);
    return row ? [{ ...row, weight: s.weight ?? 1, ...limitsOf(rule, s) }] : [];
  });
}

const limitsOf = (rule: Rule, share: Share): Pick<Candidate, 'mostOpen' | 'mostADay'> => ({
  mostOpen: share.mostOpen ?? rule.mostOpen,
  mostADay: share.mostADay ?? rule.mostADay,
});

const countsOpen = (rule: Rule): boolean =>
  rule.gives.to === 'leastLoaded' ||
  rule.mostOpen !== null ||
  (isAmong(rule.gives) && rule.gives.people.some((p) => p.mostOpen));

async function sharesOf(ctx: Context, rule: Rule, entity: Entity, record: string): Promise<Share[]> {
  const { gives } = rule;
  if (gives.to === 'user') return [{ user: gives.user }];
  if (isAmong(gives)) return amongAll(ctx, gives);
  const user = await (gives.to === 'territoryHead' ? territoryHead : customersOwner)(ctx, entity, record);
  return user ? [{ user }] : [];
}

/** Those who are named, then whoever else works in the department and below, by name. */
export async function amongAll(ctx: Context, { people, department }: Among): Promise<Share[]> {
  if (!department) return people;
  const day = accessDay(ctx);
  const members = await ctx.db.rows<Share>(sql`with recursive below(id) as (
      select d.id from department d where d.id = ${department} and d.deleted_at is null
      union select d.id from department d join below b on d.parent_id = b.id where d.deleted_at is null
    )
    select u.id as "user" from app_user u where u.is_active and u.deleted_at is null and u.id in (
      select m.user_id from department_membership m where m.department_id in (select id from below)
        and m.deleted_at is null and m.from <= ${day} and (m.until is null or m.until >= ${day})
    ) order by u.name, u.id`);
  const named = new Set(people.map((p) => p.user));
  return [...people, ...members.filter((m) => !named.has(m.user))];
}

/** SQL of the customer that the aliased record belongs to, or is. */
export const customerOf = (entity: Entity, alias: string): Fragment => {
  const party = entity.access.by === 'owner' ? entity.access.party : undefined;
  const field = party && entity.fields[party];
  if (party === 'id') return col(alias, 'id');
  return party && field ? col(alias, columnName(party, field)) : sql`null::uuid`;
};

/** The head of the customer's territory, or of the nearest above it; one of a territory that is off is nobody. */
export const headOfTerritory = (
  party: Fragment,
): Fragment => sql`(with recursive up(id, head, parent, depth) as (
    select t.id, case when t.is_active then t.head_id end, t.parent_id, 0 from territory t
      where t.id = (select p.territory_id from party p where p.id = ${party}) and t.deleted_at is null
    union all
    select t.id, case when t.is_active then t.head_id end, t.parent_id, up.depth + 1 from up join territory t on t.id = up.parent
      where t.deleted_at is null and up.depth < 30
  ) select up.head from up where up.head is not null order by up.depth limit 1)`;

export const ownerOfCustomer = (party: Fragment): Fragment =>
  sql`(select p.owner_id from party p where p.id = ${party})`;

const territoryHead = (ctx: Context, entity: Entity, record: string): Promise<string | null> =>
  oneOf(ctx, entity, record, headOfTerritory(customerOf(entity, 'r')));

const customersOwner = (ctx: Context, entity: Entity, record: string): Promise<string | null> =>
  oneOf(ctx, entity, record, ownerOfCustomer(customerOf(entity, 'r')));

async function oneOf(ctx: Context, entity: Entity, record: string, who: Fragment): Promise<string | null> {
  const row = await ctx.db.one<{ user: string | null }>(
    sql`select ${who} as "user" from ${sql.table(entity.table)} r where r.id = ${record}`,
  );
  return row?.user ?? null;
}

/** How many of the rule's records the person `u` has that are open; of records without a state, how many at all. */
function openRecords(ctx: Context, rule: Rule, entity: Entity, record: string): Fragment {
  const of = ctx.app.registry.entity(rule.entity);
  return sql`(select count(*)::int from ${sql.table(of.table)} o where ${isOwned(entity, 'o')} = u.id and o.id <> ${record}
    and o.deleted_at is null ${of.kind ? sql`and o.kind = ${sql.lit(of.kind)}` : sql``} and ${isOpen(of, 'o')})`;
}

export const isOwned = (entity: Entity, alias: string): Fragment => {
  const owner = entity.access.by === 'owner' ? entity.access.owner : '';
  const field = entity.fields[owner];
  return field ? col(alias, columnName(owner, field)) : sql`null::uuid`;
};

function isOpen(entity: Entity, alias: string): Fragment {
  const state = Object.entries(entity.fields).find(
    ([, f]) => f.type === 'choice' && f.options.includes('open'),
  );
  return state ? sql`${col(alias, columnName(...state))} = 'open'` : sql`true`;
}

/** The instant at which the company's day began. */
const startOf = (ctx: Context, day: string): string =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime(ctx.app.settings().timeZone)
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
