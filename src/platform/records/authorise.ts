import type { Entity } from '../../kernel/entity.ts';
import { denied, notFound } from '../../kernel/errors.ts';
import { type Action, ownScope, predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Change, Values } from '../module.ts';
import { demandInTheEnd } from './batching.ts';
import { theOne } from './read.ts';
import { sameValue } from './same.ts';
import { rowColumns } from './select.ts';

export function authoriseCreate(ctx: Context, entity: Entity): void {
  const permission = ctx.grants.on(entity.base);
  const { by } = entity.access;
  // What belongs to a parent is judged by the right to write the parent, after the row stands.
  const isAllowed =
    by === 'parent' ||
    (by === 'administrators'
      ? ctx.grants.has('administer')
      : by === 'everyone'
        ? permission.create && permission.write === 'all'
        : permission.create);
  if (!isAllowed) throw denied();
}

/** The row, locked. A record that may be read but not written is denied; one that may not be read is not found. */
export async function loadForWrite(
  ctx: Context,
  entity: Entity,
  id: string,
  action: Action,
  isDeleted = false,
): Promise<Values> {
  const read = (a: Action) =>
    ctx.db.one<{ json: Values }>(sql`select row_to_json(v) as json from (
    select ${rowColumns(entity, 't')} from ${sql.table(entity.table)} t where ${theOne(ctx, entity, id, a, isDeleted)} for update of t) v`);
  const row = await read(action);
  if (row) return row.json;
  if (action !== 'read' && (await read('read'))) throw denied();
  throw notFound();
}

/** One's own record is within every scope but none: no need to ask the database. */
const isOwn = (ctx: Context, entity: Entity, owner: unknown): boolean =>
  ctx.grants.self.includes(String(owner)) &&
  ownScope(ctx, entity, 'write') !== 'none' &&
  ownScope(ctx, entity, 'read') !== 'none';

/**
 * A write must not put a record where its writer has no right: checked in the same transaction, on the row as it now
 * stands. Handing one's record to a colleague is the exception: the right was there before.
 */
export async function checkAfterWrite(ctx: Context, change: Change): Promise<void> {
  const { entity, before, after, id } = change;
  const { access } = entity;
  demandSharing(ctx, change);
  if (access.by === 'owner' && before && after && !sameValue(before[access.owner], after[access.owner]))
    return;
  if (access.by === 'everyone' || access.by === 'administrators') return;
  if (
    access.by === 'owner' &&
    (ownScope(ctx, entity, 'write') === 'all' || isOwn(ctx, entity, after?.[access.owner]))
  )
    return;
  const mayWrite = predicate(ctx, entity, 'write', 't');
  if (ctx.batching) {
    const failing = (ids: string[]) =>
      sql`select 1 from ${sql.table(entity.table)} t where t.id = any(${ids}::uuid[]) and (${mayWrite}) is not true`;
    demandInTheEnd(ctx.batching, ctx.grants, `write ${entity.name}`, id, { failing, error: denied });
    return;
  }
  const row = await ctx.db.one(
    sql`select 1 from ${sql.table(entity.table)} t where t.id = ${id} and ${mayWrite}`,
  );
  if (!row) throw denied();
}

/** What is opened to everybody's reading is so by somebody who may open it. */
function demandSharing(ctx: Context, { entity, before, after }: Change): void {
  const flag = entity.access.by === 'owner' ? entity.access.openToRead : undefined;
  if (flag && after?.[flag] && !before?.[flag] && !ctx.grants.has('shareViews'))
    throw denied('may_not_share');
}
