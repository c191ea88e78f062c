import {
  type EntityPermission,
  type FieldMode,
  fieldModes,
  permissionOn,
  type Right,
  type RolePermissions,
} from '../../kernel/permission.ts';
import type { Db } from '../database/connection.ts';
import { type Fragment, sql } from '../database/sql.ts';

/** All that row and field access needs to know of a user; loaded once and kept until something of it changes. */
export interface Grants {
  userId: string;
  roles: RolePermissions[];
  /** The user and those for whom the user acts today. */
  self: string[];
  /** Departments that the user belongs to or heads, and all below them. */
  subtree: string[];
  /** `self` and everyone in the departments that they head or belong to, and below. */
  unit: string[];
  departments: string[];
  /** Whether any account team or share names the user: spares the sub-queries of most requests. */
  isInAccountTeams: boolean;
  sharedEntities: string[];
  /** Territories whose customers `self` serve: where they are a member or the head, and all below. */
  territories: string[];
  /** The same of `unit`. */
  unitTerritories: string[];
  on(entity: string): EntityPermission;
  fieldsOf(entity: string): Record<string, FieldMode>;
  has(right: Right): boolean;
}

/** `tables`: rows of other moments to be read in place of the tables of their names, see `as-of.ts`. */
export async function loadGrants(
  db: Db,
  userId: string,
  today: string,
  tables?: Fragment,
): Promise<Grants | undefined> {
  const query = grantsQuery(userId, today);
  const row = await db.one<GrantRow>(tables ? sql`with ${tables} select * from (${query}) g` : query);
  if (!row) return undefined;
  return makeGrants({ ...row, userId });
}

/** Grants of the program itself: everything. */
export const systemGrants: Grants = makeGrants({
  userId: '',
  roles: [
    {
      entities: { '*': { read: 'all', write: 'all', remove: 'all', create: true, export: true } },
      fields: {},
      rights: ['administer', 'import', 'bulk', 'shareViews', 'seeAudit', 'lookUp', 'manageTeams'],
    },
  ],
  self: [],
  unit: [],
  departments: [],
  subtree: [],
  isInAccountTeams: false,
  sharedEntities: [],
  territories: [],
  unitTerritories: [],
});

type GrantRow = Pick<
  Grants,
  | 'roles'
  | 'self'
  | 'unit'
  | 'departments'
  | 'subtree'
  | 'isInAccountTeams'
  | 'sharedEntities'
  | 'territories'
  | 'unitTerritories'
>;

function makeGrants(row: GrantRow & { userId: string }): Grants {
  const permissions = new Map<string, EntityPermission>();
  const fields = new Map<string, Record<string, FieldMode>>();
  return {
    ...row,
    on: (entity) => remember(permissions, entity, () => permissionOn(row.roles, entity)),
    fieldsOf: (entity) => remember(fields, entity, () => fieldModes(row.roles, entity)),
    has: (right) => row.roles.some((r) => r.rights.includes(right)),
  };
}

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** A head's departments count as the head's own; a delegate stands where the absent colleague stands. */
const grantsQuery = (userId: string, today: string) => sql`
  with recursive me(id) as (
    select ${userId}::uuid
    union
    select d.from_id from delegation d
    where d.to_id = ${userId} and ${today} between d.since and d.until and not d.is_revoked and d.deleted_at is null
  ), seat(id) as (
    select m.department_id from department_membership m
    where m.user_id in (select id from me) and m.deleted_at is null and m.from <= ${today} and (m.until is null or m.until >= ${today})
    union
    select d.id from department d where d.head_id in (select id from me) and d.deleted_at is null
  ), below(id) as (
    select id from seat
    union
    select d.id from department d join below b on d.parent_id = b.id where d.deleted_at is null
  ), colleague(id) as (
    select m.user_id from department_membership m
    where m.department_id in (select id from below) and m.deleted_at is null and m.from <= ${today} and (m.until is null or m.until >= ${today})
    union select d.head_id from department d where d.id in (select id from below) and d.head_id is not null
    union select id from me
  ), territory_seat(id, is_own) as (
    select m.territory_id, m.user_id in (select id from me) from territory_member m join territory t on t.id = m.territory_id
    where m.user_id in (select id from colleague) and m.deleted_at is null and m.from <= ${today} and (m.until is null or m.until >= ${today})
      and t.is_active and t.deleted_at is null
    union
    select t.id, t.head_id in (select id from me) from territory t
    where t.head_id in (select id from colleague) and t.is_active and t.deleted_at is null
  ), territory_served(id, is_own) as (
    select id, is_own from territory_seat
    union
    select t.id, s.is_own from territory t join territory_served s on t.parent_id = s.id where t.deleted_at is null
  )
  select
    coalesce((select json_agg(r.permissions) from role r where r.deleted_at is null and r.id in (
      select a.role_id from role_assignment a
      where a.user_id in (select id from me) and a.deleted_at is null and a.from <= ${today} and (a.until is null or a.until >= ${today})
    )), '[]') as "roles",
    (select json_agg(id) from me) as "self",
    (select json_agg(id) from colleague) as "unit",
    coalesce((select json_agg(id) from seat), '[]') as "departments",
    coalesce((select json_agg(id) from below), '[]') as "subtree",
    exists (select 1 from account_team_member t where t.deleted_at is null and t.user_id in (select id from colleague)) as "isInAccountTeams",
    coalesce((select json_agg(distinct s.record_entity) from share s
      where s.deleted_at is null and (s.user_id in (select id from me) or s.department_id in (select id from seat))), '[]') as "sharedEntities",
    coalesce((select json_agg(id) from territory_served where is_own), '[]') as "territories",
    coalesce((select json_agg(distinct id) from territory_served), '[]') as "unitTerritories"
  from app_user u where u.id = ${userId} and u.is_active and u.deleted_at is null`;
