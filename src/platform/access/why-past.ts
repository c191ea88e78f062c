import type { Entity } from '../../kernel/entity.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { type PastTable, pastTables } from './as-of.ts';
import { Delegation, Department, DepartmentMembership, Role, RoleAssignment } from './organisation.entity.ts';
import { parentsOf } from './predicate.ts';
import { AccountTeamMember, Share } from './sharing.entity.ts';
import { Territory, TerritoryMember } from './territory/territory.entity.ts';
import { User } from './user.entity.ts';

/** Everything that decides on one record for one person, as it was at the moment. */
export async function pastOf(ctx: Context, entity: Entity, id: string, at: Date): Promise<Fragment> {
  const moment = at.toISOString();
  const found = new Map<string, { entity: Entity; ids: Set<string> }>();
  await follow(ctx, ctx.app.registry.entity(entity.base), id, moment, found);
  const records = [...found.values()].map(({ entity, ids }) => ({
    entity,
    where: sql`t.id = any(${[...ids]}::uuid[])`,
  }));
  const ids = [...found.values()].flatMap((f) => [...f.ids]);
  const organisation = [Delegation, Department, DepartmentMembership, Role, RoleAssignment].map((e) => ({
    entity: e as Entity,
    where: sql`true`,
  }));
  const around: PastTable[] = [
    ...organisation,
    { entity: User, where: sql`true` },
    { entity: Territory, where: sql`true` },
    { entity: TerritoryMember, where: sql`true` },
    { entity: AccountTeamMember, where: sql`t.party_id = any(${ids}::uuid[])` },
    { entity: Share, where: sql`t.record_id = any(${ids}::uuid[])` },
  ];
  const taken = new Set(records.map((r) => r.entity.table));
  return pastTables([...records, ...around.filter((t) => !taken.has(t.entity.table))], moment);
}

/** The record, the customer that it belonged to then, and the records that decide in its place. */
async function follow(
  ctx: Context,
  entity: Entity,
  id: string,
  at: string,
  found: Map<string, { entity: Entity; ids: Set<string> }>,
): Promise<void> {
  const known = found.get(entity.table) ?? { entity, ids: new Set<string>() };
  if (known.ids.has(id)) return;
  found.set(entity.table, known);
  known.ids.add(id);
  const row = await ctx.db.one<{
    row: Record<string, unknown>;
  }>(sql`with ${pastTables([{ entity, where: sql`t.id = ${id}` }], at)}
    select to_jsonb(t) as row from ${sql.table(entity.table)} t`);
  if (!row) return;
  const { access } = entity;
  const party =
    access.by === 'owner' && access.party && access.party !== 'id'
      ? row.row[`${snakeCase(access.party)}_id`]
      : null;
  if (typeof party === 'string')
    await follow(ctx, ctx.app.registry.entity('contacts.party'), party, at, found);
  if (access.by === 'parent') await followParent(ctx, entity, access.parent, row.row, at, found);
}

async function followParent(
  ctx: Context,
  entity: Entity,
  parent: string,
  row: Record<string, unknown>,
  at: string,
  found: Map<string, { entity: Entity; ids: Set<string> }>,
): Promise<void> {
  const id = row[`${snakeCase(parent)}_id`];
  const named = row[`${snakeCase(parent)}_entity`];
  const targets = parentsOf(ctx, entity);
  const target = targets.length === 1 ? targets[0] : targets.find((e) => e.base === named);
  if (target && typeof id === 'string')
    await follow(ctx, ctx.app.registry.entity(target.base), id, at, found);
}
