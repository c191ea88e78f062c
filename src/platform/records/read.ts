import type { Entity, RowOf } from '../../kernel/entity.ts';
import { notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/uuid.ts';
import { type Action, predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { and, type Fragment, sql } from '../database/sql.ts';
import { missing } from '../merging/forward.ts';
import { filled, prepared, SLOT } from './prepared.ts';
import { rowColumns, viewColumns } from './select.ts';

/** A record as the API answers it, in JSON text; not found where it may not be seen. */
export async function getRecord(
  ctx: Context,
  entity: Entity,
  id: string,
  fields?: readonly string[],
): Promise<string> {
  if (!isUuid(id)) throw notFound();
  const statement = prepared(ctx, `get|${entity.name}|${fields?.join() ?? ''}`, () => {
    const columns = viewColumns(ctx, entity, 't', fields);
    return sql`select row_to_json(v)::text as json from (
      select ${columns} from ${sql.table(entity.table)} t where ${theOne(ctx, entity, SLOT, 'read')}) v`;
  });
  const row = await ctx.db.one<{ json: string }>(filled(statement, id));
  if (!row) throw await missing(ctx, entity, id);
  return row.json;
}

type Stored<N extends string> = RowOf<N> & { id: string };

/** A record as the pipeline and the verbs work with it: references as ids. Locked until the transaction ends with `lock`. */
export async function loadRecord<N extends string>(
  ctx: Context,
  entity: Entity<N>,
  id: string,
  action: Action = 'read',
  lock = false,
): Promise<Stored<N>> {
  const row = await ctx.db.one<{ json: Stored<N> }>(sql`select row_to_json(v) as json from (
    select ${rowColumns(entity, 't')} from ${sql.table(entity.table)} t
    where ${theOne(ctx, entity, id, action)} ${lock ? sql`for update of t` : sql``}) v`);
  if (!row) throw notFound();
  return row.json;
}

/** Records of a condition that the caller composes, within what the actor may see. */
export async function loadRecords<N extends string>(
  ctx: Context,
  entity: Entity<N>,
  where: Fragment,
  order: Fragment = sql`t.id`,
): Promise<Stored<N>[]> {
  const kind = entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : [];
  const alive = entity.isInternal ? [] : [sql`t.deleted_at is null`];
  const condition = and([predicate(ctx, entity, 'read', 't'), ...kind, ...alive, where]);
  const rows = await ctx.db.rows<{ json: Stored<N> }>(sql`select row_to_json(v) as json from (
    select ${rowColumns(entity, 't')} from ${sql.table(entity.table)} t where ${condition} order by ${order}) v`);
  return rows.map((r) => r.json);
}

/** The record of that id, living, of the entity's kind, under the action's own predicate. */
export function theOne(
  ctx: Context,
  entity: Entity,
  id: string,
  action: Action,
  isDeleted = false,
): Fragment {
  if (!isUuid(id)) throw notFound();
  return and([
    sql`t.id = ${id}`,
    ...(entity.isInternal ? [] : [isDeleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`]),
    ...(entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : []),
    predicate(ctx, entity, action, 't'),
  ]);
}
