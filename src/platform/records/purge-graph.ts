import type { Entity } from '../../kernel/entity.ts';
import { isToAny, type RefField } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import { columnName, storedExpression } from './expression.ts';
import { updateRecord } from './write.ts';

/** Ids by the entity that holds the table. */
export type Ids = Map<string, Set<string>>;
/** A field that may lead to a record which goes for good. */
export interface Reference {
  entity: Entity;
  name: string;
  /** Null for a field of the company's own, which lies among the others in `custom`. */
  column: string | null;
  /** Where it may lead to records of several entities, the column that names which. */
  which: string | null;
  to: readonly string[];
  isRequired: boolean;
  onPurge: RefField['onPurge'];
  isLasting: boolean;
}

export const tables = (ctx: Context): Entity[] =>
  ctx.app.registry.entities.filter((e) => !e.isInternal && !e.kind);
export const count = (ids: Ids): number => [...ids.values()].reduce((sum, set) => sum + set.size, 0);

/** Every field, of kinds too, that may lead to one of the entities. */
export function referencesTo(ctx: Context, ids: Ids): Reference[] {
  return tables(ctx)
    .concat(ctx.app.registry.entities.filter((e) => e.kind))
    .flatMap((entity) =>
      Object.keys(entity.fields).flatMap((name) => referenceOf(ctx, entity, name, ids) ?? []),
    );
}

function referenceOf(ctx: Context, entity: Entity, name: string, ids: Ids): Reference | undefined {
  const { registry } = ctx.app;
  const field = entity.fields[name];
  const isOfBase = entity.kind && registry.entity(entity.base).fields[name];
  if (!field || (field.type !== 'ref' && field.type !== 'pick') || isOfBase) return undefined;
  const targets = field.type === 'pick' ? ['lists.choice'] : field.to;
  const to = targets.includes('*') ? [...ids.keys()] : targets.map((t) => registry.find(t)?.base ?? t);
  if (!to.some((base) => ids.has(base))) return undefined;
  return {
    entity,
    name,
    column: field.custom ? null : columnName(name, field),
    which: field.type === 'ref' && isToAny(field) ? `${snakeCase(name)}_entity` : null,
    to,
    isRequired: !field.custom && (field.required ?? false),
    onPurge: field.custom ? 'clear' : field.type === 'pick' ? 'restrict' : field.onPurge,
    isLasting: field.type === 'ref' && field.isLasting === true,
  };
}

export function pointsTo({ entity, name, which, to }: Reference, ids: Ids, alias = 't'): Fragment {
  const own = to.flatMap((base) => [...(ids.get(base) ?? [])]);
  const points = sql`${storedExpression(entity, name, alias)} = any(${own}::uuid[])`;
  return which ? sql`${points} and ${sql.ref(`${alias}.${which}`)} = any(${[...to]}::text[])` : points;
}

/** Adds all that cannot be without what goes, and what cannot be without that. */
export async function addParts(ctx: Context, gone: Ids, goesAlong: (r: Reference) => boolean): Promise<void> {
  for (let before = -1; before !== count(gone); ) {
    before = count(gone);
    for (const reference of referencesTo(ctx, gone).filter(goesAlong)) {
      const { table, base } = reference.entity;
      const rows = await ctx.db.rows<{ id: string }>(
        sql`select t.id from ${sql.table(table)} t where ${pointsTo(reference, gone)}`,
      );
      if (rows.length) gone.set(base, new Set([...(gone.get(base) ?? []), ...rows.map((r) => r.id)]));
    }
  }
}

/** Empties links to what goes: of living records as a change that their history shows. */
export async function clearLinks(
  ctx: Context,
  gone: Ids,
  isCleared: (r: Reference) => boolean,
): Promise<void> {
  for (const reference of referencesTo(ctx, gone).filter(isCleared)) {
    const { entity, name, column, which } = reference;
    const isOwn = sql`not (t.id = any(${[...(gone.get(entity.base) ?? [])]}::uuid[]))`;
    const living = await ctx.db.rows<{ id: string }>(sql`select t.id from ${sql.table(entity.table)} t
      where t.deleted_at is null and ${isOwn} and ${pointsTo(reference, gone)}`);
    for (const { id } of living) await updateRecord(ctx, entity, id, { [name]: null }, { isTrusted: true });
    const set = column ? sql`${sql.ref(column)} = null` : sql`custom = t.custom - ${name}`;
    const also = which ? sql`, ${sql.ref(which)} = null` : sql``;
    await ctx.db.rows(
      sql`update ${sql.table(entity.table)} t set ${set} ${also} where ${pointsTo(reference, gone)}`,
    );
  }
}

/** Deletes the rows, those first that others do not need, and tells the screens. */
export async function deleteRows(ctx: Context, gone: Ids): Promise<void> {
  const left = new Map(gone);
  while (left.size) {
    const needed = new Set(
      referencesTo(ctx, left).flatMap((r) =>
        (r.isRequired || r.onPurge === 'restrict') && left.has(r.entity.base)
          ? r.to.filter((b) => b !== r.entity.base)
          : [],
      ),
    );
    const free = [...left.keys()].filter((base) => !needed.has(base));
    for (const base of free.length ? free : left.keys()) {
      const { table } = ctx.app.registry.entity(base);
      await ctx.db.rows(
        sql`delete from ${sql.table(table)} where id = any(${[...(left.get(base) ?? [])]}::uuid[])`,
      );
      left.delete(base);
    }
  }
  for (const base of gone.keys()) ctx.db.afterCommit(() => ctx.app.realtime.changed(base, ''));
  ctx.db.afterCommit(() => ctx.app.access.forget());
}

/** Rows that tell of records: timeline, search, and what modules keep about them. */
export async function deleteWhatTells(ctx: Context, ids: string[]): Promise<void> {
  for (const { about, table } of ctx.app.registry.entities) {
    if (!about) continue;
    const column = sql.ref(`${snakeCase(about)}_id`);
    await ctx.db.rows(sql`delete from ${sql.table(table)} where ${column} = any(${ids}::uuid[])`);
  }
  await ctx.db.rows(sql`update event set party_id = null where party_id = any(${ids}::uuid[])`);
}
