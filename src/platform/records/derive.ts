import type { Entity } from '../../kernel/entity.ts';
import { type Context, systemReading } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Values } from '../module.ts';
import { renewDocuments } from '../search/documents.ts';
import { toColumns } from './columns.ts';
import { loadRecords } from './read.ts';
import { sameValue } from './same.ts';

/** What records of an entity show of other records: a customer's main phone, a deal's sum. */
export interface Derivation {
  entity: Entity;
  /** The values of each of the records, by id. */
  count(ctx: Context, ids: string[]): Promise<Map<string, Values>>;
}

/**
 * Counts again what follows from other records, and sets it. The records are held from before the counting to the end
 * of the transaction: of two changes made at once the second counts what the first has left.
 */
export async function deriveAgain(ctx: Context, derivation: Derivation, ids: unknown[]): Promise<void> {
  const given = ids.filter((id) => typeof id === 'string');
  const count = async (all: string[]): Promise<void> => {
    await holdRecords(ctx, derivation.entity, all);
    await setAllDerived(ctx, derivation.entity, await derivation.count(ctx, all));
  };
  if (!ctx.batching) {
    if (given.length) await count([...new Set(given)].sort());
    return;
  }
  const due = ctx.batching.counts.get(derivation) ?? { ids: new Set(), count };
  ctx.batching.counts.set(derivation, due);
  for (const id of given) due.ids.add(id);
}

/** Not against rows that point to them, which two transactions may be making at once. */
export async function holdRecords(ctx: Context, entity: Entity, ids: string[]): Promise<void> {
  await ctx.db.rows(
    sql`select 1 from ${sql.table(entity.table)} t where t.id = any(${ids}::uuid[]) order by t.id for no key update of t`,
  );
}

/**
 * Sets values that follow from other records. No version, audit or event of its own: the change that caused it has left
 * them. For effects of the owning module only.
 */
export const setDerived = (ctx: Context, entity: Entity, id: string, values: Values): Promise<void> =>
  setAllDerived(ctx, entity, new Map([[id, values]]));

async function setAllDerived(ctx: Context, entity: Entity, all: Map<string, Values>): Promise<void> {
  const ids = [...all.keys()];
  const found: (Values & { id: string })[] = await loadRecords(
    systemReading(ctx),
    entity,
    sql`t.id = any(${ids}::uuid[])`,
  );
  const changes = found.flatMap((before) => {
    const names = Object.entries(all.get(before.id) ?? {}).flatMap(([name, value]) =>
      sameValue(before[name], value) ? [] : name,
    );
    return names.length ? [{ id: before.id, names, after: { ...before, ...all.get(before.id) } }] : [];
  });
  if (!changes.length) return;
  const names = [...new Set(changes.flatMap((c) => c.names))];
  await updateRows(ctx, entity, names, changes);
  ctx.batching?.known.delete(entity.base);
  const isSearched = (name: string): boolean => Boolean(entity.fields[name]?.search);
  for (const change of changes) {
    if (change.names.some(isSearched)) await renewDocuments(ctx, entity, change.id, change.after);
    ctx.db.afterCommit(() => ctx.app.realtime.changed(entity.base, change.id));
  }
}

/** The same columns of each: those that any of them changes. */
async function updateRows(
  ctx: Context,
  entity: Entity,
  names: string[],
  changes: { id: string; after: Values }[],
): Promise<void> {
  const rows: Values[] = [];
  for (const { id, after } of changes) {
    const values = Object.fromEntries(names.map((name) => [name, after[name]]));
    rows.push({ ...(await toColumns(ctx, entity, values, after)), id });
  }
  const table = sql.table(entity.table);
  const sets = Object.keys(rows[0] ?? {})
    .filter((column) => column !== 'id')
    .sort()
    .map((column) => sql`${sql.ref(column)} = n.${sql.ref(column)}`);
  await ctx.db.rows(sql`update ${table} t set ${sql.join(sets)}
    from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json) n where t.id = n.id`);
}
