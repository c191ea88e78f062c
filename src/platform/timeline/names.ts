import type { Entity } from '../../kernel/entity.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { titleOf } from '../records/select.ts';

/** Puts names beside the ids in changes of references, of records that the reader may see. */
export async function namesOf<T extends { changes: Record<string, [unknown, unknown]> }>(
  ctx: Context,
  entity: Entity,
  entries: T[],
): Promise<T[]> {
  const wanted = new Map<string, Set<string>>();
  for (const { changes } of entries) {
    for (const [name, values] of Object.entries(changes)) {
      const target = targetOf(entity, name);
      for (const id of values)
        if (target && typeof id === 'string') wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
    }
  }
  const names = new Map<string, string>();
  for (const [name, ids] of wanted) {
    const target = ctx.app.registry.entity(name);
    const rows = await ctx.db.rows<{
      id: string;
      name: string;
    }>(sql`select t.id, (${titleOf(ctx, target, 't')})::text as name from ${sql.table(target.table)} t
      where t.id = any(${[...ids]}::uuid[]) and ${predicate(ctx, target, 'read', 't')}`);
    for (const row of rows) names.set(row.id, row.name);
  }
  const named = (name: string, value: unknown): unknown =>
    targetOf(entity, name) && typeof value === 'string'
      ? names.has(value)
        ? { id: value, name: names.get(value) }
        : { hidden: true }
      : value;
  return entries.map((e) => ({
    ...e,
    changes: Object.fromEntries(
      Object.entries(e.changes).map(([name, [a, b]]) => [name, [named(name, a), named(name, b)]]),
    ),
  }));
}

function targetOf(entity: Entity, name: string): string | undefined {
  const field = entity.fields[name];
  if (field?.type === 'pick') return 'lists.choice';
  return field?.type === 'ref' && field.to.length === 1 && field.to[0] !== '*' ? field.to[0] : undefined;
}
