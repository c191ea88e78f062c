import { type AccessRule, type Entity, isDiscussed } from '../../kernel/entity.ts';
import { snakeCase } from '../../kernel/names.ts';
import { narrowest, type Scope } from '../../kernel/permission.ts';
import type { Context } from '../context.ts';
import { col, type Fragment, or, sql } from '../database/sql.ts';
import { accessDay } from './day.ts';
import { systemGrants } from './grants.ts';
import { isInKeyScope } from './key-scope.ts';

export type Action = 'read' | 'write' | 'remove';

/** One reason for which rows are open; without a condition it opens all of them. */
export interface Way {
  kind: 'all' | 'everyone' | 'open' | 'owner' | 'customer' | 'accountTeam' | 'territory' | 'share' | 'parent';
  condition: Fragment | null;
}

/**
 * Which rows of the aliased table the actor may touch: the one evaluator of row access. Lists, counts, search,
 * single records and labels of related records all go through it, so that they cannot disagree.
 */
export function predicate(ctx: Context, entity: Entity, action: Action, alias: string): Fragment {
  if (entity.isInternal) return sql`true`;
  if (!isInKeyScope(ctx, entity, action)) return sql`false`;
  return together(waysOf(ctx, entity, action, alias)) ?? sql`true`;
}

/** The same, reason by reason: what answers "why can this person see this?". */
export function waysOf(ctx: Context, entity: Entity, action: Action, alias: string): Way[] {
  const scope = ctx.grants.on(entity.base)[action];
  const { access } = entity;
  switch (access.by) {
    case 'everyone':
      if (action === 'read') return [{ kind: 'everyone', condition: null }];
      return scope === 'all' ? [{ kind: 'all', condition: null }] : [];
    case 'administrators':
      return ctx.grants.has('administer') ? [{ kind: 'all', condition: null }] : [];
    case 'parent':
      return [{ kind: 'parent', condition: byParent(ctx, entity, access, action, alias) }];
    case 'owner':
      return byOwner(ctx, entity, access, action, alias);
  }
}

/** Null where some way opens every row: the caller then adds no condition. */
function together(ways: Way[]): Fragment | null {
  const conditions = ways.map((w) => w.condition);
  return conditions.includes(null) ? null : or(conditions.filter((c) => c !== null));
}

function byOwner(
  ctx: Context,
  entity: Entity,
  rule: AccessRule & { by: 'owner' },
  action: Action,
  alias: string,
): Way[] {
  const scope = ownScope(ctx, entity, action);
  if (scope === 'all') return [{ kind: 'all', condition: null }];
  if (scope === 'none') return [];
  const { grants } = ctx;
  const owners = scope === 'unit' ? grants.unit : grants.self;
  const ways: Way[] = [
    { kind: 'owner', condition: sql`${col(alias, `${snakeCase(rule.owner)}_id`)} = any(${owners}::uuid[])` },
  ];
  if (rule.openToRead && action === 'read')
    ways.push({ kind: 'open', condition: col(alias, snakeCase(rule.openToRead)) });
  if (scope !== 'own' && rule.party) {
    ways.push(...byParty(ctx, rule.party, owners, alias));
    ways.push(
      ...byTerritory(rule.party, scope === 'unit' ? grants.unitTerritories : grants.territories, alias),
    );
  }
  if (grants.sharedEntities.includes(entity.base))
    ways.push({ kind: 'share', condition: byShare(ctx, entity, action, alias) });
  return ways;
}

/** How far an action reaches where somebody is responsible: what one may not see one may not change either. */
export function ownScope(ctx: Context, entity: Entity, action: Action): Scope {
  const permission = ctx.grants.on(entity.base);
  return narrowest(permission.read, permission[action]);
}

/** The customer's responsible and the customer's account team see and write what belongs to the customer. */
function byParty(ctx: Context, party: string, owners: string[], alias: string): Way[] {
  const isParty = party === 'id';
  const partyId = col(alias, isParty ? 'id' : `${snakeCase(party)}_id`);
  const ways: Way[] = [];
  if (!isParty) {
    const condition = sql`${partyId} in (select p.id from party p where p.owner_id = any(${owners}::uuid[]))`;
    ways.push({ kind: 'customer', condition });
  }
  if (ctx.grants.isInAccountTeams) {
    const day = accessDay(ctx);
    const condition = sql`${partyId} in (select m.party_id from account_team_member m
      where m.user_id = any(${owners}::uuid[]) and m.from <= ${day} and (m.until is null or m.until >= ${day}) and m.deleted_at is null)`;
    ways.push({ kind: 'accountTeam', condition });
  }
  return ways;
}

/** Whoever works in a territory, or in one above it, serves its customers like their account team. */
function byTerritory(party: string, territories: string[], alias: string): Way[] {
  if (!territories.length) return [];
  const condition =
    party === 'id'
      ? sql`${col(alias, 'territory_id')} = any(${territories}::uuid[])`
      : sql`${col(alias, `${snakeCase(party)}_id`)} in (select p.id from party p where p.territory_id = any(${territories}::uuid[]))`;
  return [{ kind: 'territory', condition }];
}

function byShare(ctx: Context, entity: Entity, action: Action, alias: string): Fragment {
  const day = accessDay(ctx);
  const level = action === 'read' ? sql`true` : sql`s.level = 'write'`;
  return sql`${col(alias, 'id')} in (select s.record_id from share s
    where s.record_entity = ${entity.base} and ${level} and s.deleted_at is null
      and (s.user_id = any(${ctx.grants.self}::uuid[]) or s.department_id = any(${ctx.grants.departments}::uuid[]))
      and s.from <= ${day} and (s.until is null or s.until >= ${day}))`;
}

/** What belongs to a deleted record is hidden with it. */
function byParent(
  ctx: Context,
  entity: Entity,
  { parent, author }: AccessRule & { by: 'parent' },
  action: Action,
  alias: string,
): Fragment | null {
  if (ctx.grants === systemGrants) return null;
  const field = entity.fields[parent];
  if (field?.type !== 'ref') throw new Error(`${entity.name}: parent ${parent} is no reference`);
  const column = snakeCase(parent);
  const targets = parentsOf(ctx, entity);
  const inner = `${alias}p`;
  const onParent = action === 'read' || author ? 'read' : 'write';
  const ways = targets.map((target) => {
    const rows = together(waysOf(ctx, target, onParent, inner)) ?? sql`true`;
    const named = targets.length === 1 ? sql`true` : sql`${col(alias, `${column}_entity`)} = ${target.base}`;
    return sql`(${named} and exists (select 1 from ${sql.table(target.table)} ${sql.ref(inner)}
      where ${col(inner, 'id')} = ${col(alias, `${column}_id`)} and ${col(inner, 'deleted_at')} is null and ${rows}))`;
  });
  const isFree = !author || action === 'read' || (action === 'remove' && ctx.grants.has('administer'));
  return isFree ? or(ways) : sql`(${col(alias, `${snakeCase(author)}_id`)} = ${ctx.userId} and ${or(ways)})`;
}

/** Entities that a record's parent may be of: those named, or where any may be, all that people talk about. */
export function parentsOf(ctx: Context, entity: Entity): Entity[] {
  if (entity.access.by !== 'parent') return [];
  const field = entity.fields[entity.access.parent];
  if (field?.type !== 'ref') return [];
  return field.to.includes('*') ? discussed(ctx) : field.to.map((name) => ctx.app.registry.entity(name));
}

const discussed = (ctx: Pick<Context, 'app'>): Entity[] =>
  ctx.app.registry.entities.filter((e) => isDiscussed(e) && !e.kind);
