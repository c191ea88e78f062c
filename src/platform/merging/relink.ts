import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import type { Values } from '../module.ts';
import { dropDocuments } from '../records/batching.ts';
import { ofKind } from '../records/concrete.ts';
import { sameValue } from '../records/same.ts';
import { rowColumns } from '../records/select.ts';
import { leaveTrail } from '../records/trail.ts';
import { updateRow } from '../records/update-row.ts';

export type Row = Values & { id: string };

/** Records of an entity, deleted ones too, held until the transaction ends. */
export async function heldRows(ctx: Context, entity: Entity, where: Fragment): Promise<Row[]> {
  const rows = await ctx.db.rows<{ json: Row }>(sql`select row_to_json(v) as json from (
    select ${rowColumns(entity, 't')} from ${sql.table(entity.table)} t where ${where} order by t.id for update of t) v`);
  return rows.map((r) => r.json);
}

/**
 * Turns links of a record, which is otherwise as it was: no rule is asked and nothing completed, so that it can be turned
 * back. What shows something of it is counted again. Within a batch; deleted records stay deleted.
 */
export async function relink(
  ctx: Context,
  declared: Entity,
  before: Row,
  links: Values,
  verb: string,
): Promise<void> {
  const { id } = before;
  const entity = ofKind(ctx, declared, before['kind']);
  const stamp = {
    updatedAt: ctx.now.toISOString(),
    updatedBy: ctx.userId,
    version: Number(before['version']) + 1,
  };
  const after = { ...before, ...links, ...stamp };
  await updateRow(ctx, entity, id, { ...links, ...stamp }, after);
  const change = { entity, id, before, after };
  const trace = { ...change, version: stamp.version, verb, data: { isRoutine: true }, isToldTogether: true };
  await leaveTrail(ctx, trace);
  if (before['deletedAt']) {
    if (ctx.batching) dropDocuments(ctx.batching, id);
    return;
  }
  for (const effect of ctx.app.registry.effectsOf(entity)) await effect.run(ctx, change);
}

/** Turns links back as they were, of a record that was edited since or deleted too; resolves to those that lead elsewhere by now. */
export async function relinkBack(
  ctx: Context,
  entity: Entity,
  entry: { record: string; changes: Record<string, [unknown, unknown]> },
): Promise<string[]> {
  const [row] = await heldRows(ctx, entity, sql`t.id = ${entry.record}`);
  if (!row) return [];
  const names = Object.keys(entry.changes);
  const left = names.filter((name) => !sameValue(row[name] ?? null, entry.changes[name]?.[1] ?? null));
  const back = names.filter((name) => !left.includes(name)).map((name) => [name, entry.changes[name]?.[0]]);
  if (back.length) await relink(ctx, entity, row, Object.fromEntries(back), 'undone');
  return left;
}
