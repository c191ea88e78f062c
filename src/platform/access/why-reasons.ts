import type { Entity } from '../../kernel/entity.ts';
import { snakeCase } from '../../kernel/names.ts';
import { permissionOn, type RolePermissions } from '../../kernel/permission.ts';
import type { WhyNamed, WhyReason } from '../../kernel/why.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { titleOf } from '../records/select.ts';
import { accessDay } from './day.ts';
import { parentsOf, predicate } from './predicate.ts';
import { territorySeatsOf } from './why-territory.ts';
import { type Inquiry, openWays, readPast as read } from './why-ways.ts';

interface Row {
  ownerId: string | null;
  partyId: string | null;
  parentId: string | null;
  parentEntity: string | null;
}

/** Each open way in words that a person understands: which role, whose customer, which department, until when. */
export async function reasonsOf(
  q: Inquiry,
  reading: ReadonlySet<string>,
  writing: ReadonlySet<string>,
): Promise<WhyReason[]> {
  const row = await rowOf(q);
  const reasons: WhyReason[] = [];
  for (const kind of new Set([...writing, ...reading])) {
    const gives = writing.has(kind) ? 'write' : 'read';
    reasons.push(...(await reasonsFor(q, kind, gives, row)));
  }
  return reasons;
}

async function reasonsFor(q: Inquiry, kind: string, gives: 'read' | 'write', row: Row): Promise<WhyReason[]> {
  switch (kind) {
    case 'all':
      return [{ kind: 'role', gives, roles: await rolesOf(q, gives) }];
    case 'everyone':
      return [{ kind: 'openToAll', gives }];
    case 'open':
      return [{ kind: 'view', gives }];
    case 'owner':
      return [await responsible(q, gives, row.ownerId, undefined)];
    case 'customer': {
      const customer = await partyOf(q, row.partyId);
      return [await responsible(q, gives, await ownerOfParty(q, row.partyId), customer)];
    }
    case 'accountTeam':
      return [
        {
          kind: 'accountTeam',
          gives,
          customer: await partyOf(q, row.partyId),
          members: await teamOf(q, row.partyId),
        },
      ];
    case 'territory':
      return [
        {
          kind: 'territory',
          gives,
          customer: await partyOf(q, row.partyId),
          seats: await territorySeatsOf(q, row.partyId),
        },
      ];
    case 'share':
      return sharesOf(q, gives);
    default:
      return parentReason(q, gives, row);
  }
}

async function rowOf(q: Inquiry): Promise<Row> {
  const { access } = q.entity;
  const column = (name: string | undefined, part = 'id'): Fragment =>
    name === 'id' ? sql`t.id` : name ? sql.ref(`t.${snakeCase(name)}_${part}`) : sql`null`;
  const parent = access.by === 'parent' ? access.parent : undefined;
  const isToAny = leadsToAny(q, parent);
  const [row] = await read<Row>(
    q,
    sql`select ${column(access.by === 'owner' ? access.owner : undefined)} as "ownerId", ${column(access.by === 'owner' ? access.party : undefined)} as "partyId",
    ${column(parent)} as "parentId", ${isToAny ? column(parent, 'entity') : sql`null`} as "parentEntity" from ${sql.table(q.entity.table)} t where t.id = ${q.id}`,
  );
  return row ?? { ownerId: null, partyId: null, parentId: null, parentEntity: null };
}

function leadsToAny(q: Inquiry, parent: string | undefined): boolean {
  const field = parent ? q.entity.fields[parent] : undefined;
  return field?.type === 'ref' && (field.to.length > 1 || field.to[0] === '*');
}

async function rolesOf(q: Inquiry, action: 'read' | 'write'): Promise<string[]> {
  const day = accessDay(q.subject);
  const rows = await read<{ name: string; permissions: RolePermissions }>(
    q,
    sql`select r.name, r.permissions from role r where r.deleted_at is null and r.id in (
    select a.role_id from role_assignment a where a.user_id = any(${q.subject.grants.self}::uuid[]) and a.deleted_at is null and a.from <= ${day} and (a.until is null or a.until >= ${day})) order by r.name`,
  );
  const isAdministered = q.entity.access.by === 'administrators';
  return rows
    .filter(({ permissions: p }) =>
      isAdministered ? p.rights.includes('administer') : permissionOn([p], q.entity.base)[action] === 'all',
    )
    .map((r) => r.name);
}

/** The person, somebody for whom the person acts, or somebody of the person's departments. */
async function responsible(
  q: Inquiry,
  gives: 'read' | 'write',
  owner: string | null,
  customer: WhyNamed | undefined,
): Promise<WhyReason> {
  const of = customer ? { customer } : {};
  const { userId, grants } = q.subject;
  if (!owner || owner === userId) return { kind: 'owner', gives, ...of };
  const user = await userOf(q, owner);
  if (grants.self.includes(owner)) {
    const day = accessDay(q.subject);
    const [row] = await read<{ until: string }>(
      q,
      sql`select max(until)::text as until from delegation where to_id = ${userId} and from_id = ${owner}
      and deleted_at is null and not is_revoked and ${day} between since and until`,
    );
    return { kind: 'delegation', gives, user, until: row?.until ?? '', ...of };
  }
  const day = accessDay(q.subject);
  const departments = await read<{ name: string }>(
    q,
    sql`select d.name from department d where d.id = any(${grants.subtree}::uuid[])
    and (d.head_id = ${owner} or exists (select 1 from department_membership m where m.department_id = d.id and m.user_id = ${owner}
      and m.deleted_at is null and m.from <= ${day} and (m.until is null or m.until >= ${day}))) order by d.name`,
  );
  return { kind: 'department', gives, user, departments: departments.map((d) => d.name), ...of };
}

const ownerOfParty = async (q: Inquiry, party: string | null): Promise<string | null> =>
  (await read<{ owner: string | null }>(q, sql`select owner_id as owner from party where id = ${party}`))[0]
    ?.owner ?? null;

const userOf = async (q: Inquiry, id: string): Promise<WhyNamed> => ({
  id,
  name:
    (await q.asker.db.one<{ name: string }>(sql`select name from app_user where id = ${id}`))?.name ?? null,
});

const partyOf = (q: Inquiry, id: string | null): Promise<WhyNamed> =>
  nameFor(q.asker, q.asker.app.registry.entity('contacts.party'), id ?? '');

/** What a record is called, as far as the asker may know. */
async function nameFor(ctx: Context, entity: Entity, id: string): Promise<WhyNamed> {
  const row = await ctx.db.one<{
    name: string | null;
  }>(sql`select (${titleOf(ctx, entity, 't')})::text as name from ${sql.table(entity.table)} t
    where t.id = ${id} and ${predicate(ctx, entity, 'read', 't')}`);
  return row ? { id, name: row.name } : { hidden: true };
}

async function teamOf(
  q: Inquiry,
  party: string | null,
): Promise<{ user: WhyNamed; function: string | null; until: string | null }[]> {
  const day = accessDay(q.subject);
  const { self, unit } = q.subject.grants;
  const reach = q.subject.grants.on(q.entity.base).read === 'unit' ? unit : self;
  return read(
    q,
    sql`select json_build_object('id', u.id, 'name', u.name) as user, c.name as function, m.until::text as until
    from account_team_member m join app_user u on u.id = m.user_id left join choice c on c.id = m.function_id
    where m.party_id = ${party} and m.user_id = any(${reach}::uuid[]) and m.deleted_at is null and m.from <= ${day} and (m.until is null or m.until >= ${day}) order by u.name`,
  );
}

async function sharesOf(q: Inquiry, gives: 'read' | 'write'): Promise<WhyReason[]> {
  const day = accessDay(q.subject);
  const { self, departments } = q.subject.grants;
  const level = gives === 'write' ? sql`s.level = 'write'` : sql`true`;
  const rows = await read<{ to: string; until: string | null }>(
    q,
    sql`select coalesce(u.name, d.name) as "to", s.until::text as until
    from share s left join app_user u on u.id = s.user_id left join department d on d.id = s.department_id
    where s.record_id = ${q.id} and s.record_entity = ${q.entity.base} and ${level} and s.deleted_at is null and s.from <= ${day} and (s.until is null or s.until >= ${day})
      and (s.user_id = any(${self}::uuid[]) or s.department_id = any(${departments}::uuid[]))`,
  );
  return rows.map((r) => ({ kind: 'share', gives, ...r }));
}

async function parentReason(q: Inquiry, gives: 'read' | 'write', row: Row): Promise<WhyReason[]> {
  const targets = parentsOf(q.subject, q.entity);
  const target = targets.length === 1 ? targets[0] : targets.find((e) => e.base === row.parentEntity);
  if (!target || !row.parentId) return [];
  const above: Inquiry = { ...q, entity: q.subject.app.registry.entity(target.base), id: row.parentId };
  const reasons = await reasonsOf(above, await openWays(above, 'read'), await openWays(above, 'write'));
  return [
    {
      kind: 'parent',
      gives,
      entity: target.base,
      parent: await nameFor(q.asker, target, row.parentId),
      reasons,
    },
  ];
}
