import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import type { Registry } from '../registry.ts';

export function searchedFields(entity: Entity): readonly string[] {
  const known = searched.get(entity);
  if (known) return known;
  const names = Object.entries(entity.fields)
    .filter(([, f]) => f.search && f.type === 'text')
    .map(([name]) => name);
  searched.set(entity, names);
  return names;
}
const searched = new WeakMap<Entity, readonly string[]>();

/** Of an entity and its kinds. */
const searchedInFamily = (registry: Registry, entity: Entity): string[] => {
  const family = [registry.entity(entity.base), ...registry.kindsOf(entity.base)];
  return [...new Set(family.flatMap(searchedFields))];
};

/**
 * Fields whose words lie in documents of their own, given the names of fields that roles limit: those fields, and once
 * any is limited also the internal ones, which gather words of others (numbers, addresses).
 */
export function separateFields(
  registry: Registry,
  entity: Entity,
  limited: ReadonlySet<string>,
): Set<string> {
  const searched = searchedInFamily(registry, entity);
  const gathered = limited.size ? searched.filter((name) => isInternal(registry, entity, name)) : [];
  return new Set([...searched.filter((name) => limited.has(name)), ...gathered]);
}

const isInternal = (registry: Registry, entity: Entity, name: string): boolean =>
  [registry.entity(entity.base), ...registry.kindsOf(entity.base)].some((e) => e.fields[name]?.internal);

/**
 * Which documents (alias `d`) the reader may be found by. Where a role has only just hidden a field and the documents
 * are not yet written anew, none: what was hidden must not be found in the meantime.
 */
export function openDocuments(ctx: Context, entity: Entity): Fragment {
  const { registry, access } = ctx.app;
  const modes = Object.entries(ctx.grants.fieldsOf(entity.base));
  const hidden = new Set(modes.filter(([, mode]) => mode === 'hidden').map(([name]) => name));
  const closed = [...separateFields(registry, entity, hidden)];
  if (!closed.length) return sql`true`;
  if (!closed.every((name) => access.separated(entity.base).has(name))) return sql`false`;
  return sql`not (d.class = any(${closed}::text[]))`;
}
