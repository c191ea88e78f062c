import type { Entity } from '../../kernel/entity.ts';
import { conflict, invalidField } from '../../kernel/errors.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Values } from '../module.ts';
import { columnName } from './expression.ts';
import { titleOf } from './select.ts';

/** Turns the database's refusals into errors that name the field; the loser of a race learns whom it met. */
export async function namingUniqueKeys<T>(
  ctx: Context,
  entity: Entity,
  values: Values,
  write: () => Promise<T>,
): Promise<T> {
  // A batch is taken back as a whole, and then tried record by record.
  if (ctx.batching) return write();
  // The savepoint is for asking whom it met; without a key that is filled there is nobody to meet.
  const inner = ctx.db.inTransaction && hasFilledKey(entity, values);
  if (inner) ctx.db.send(sql`savepoint write_row`);
  try {
    const result = await write();
    if (inner) ctx.db.send(sql`release savepoint write_row`);
    return result;
  } catch (error) {
    if (inner) await ctx.db.raw('rollback to savepoint write_row');
    throw await named(ctx, entity, values, error as { code?: string; constraint?: string });
  }
}

const hasFilledKey = (entity: Entity, values: Values): boolean =>
  (entity.unique ?? []).some((key) =>
    key.fields.every((name) => values[name] !== null && values[name] !== undefined),
  );

async function named(
  ctx: Context,
  entity: Entity,
  values: Values,
  error: { code?: string; constraint?: string },
): Promise<unknown> {
  if (error.code === '23503')
    return invalidField(fieldOfForeignKey(entity, error.constraint ?? ''), 'no_such_record');
  if (error.code !== '23505') return error;
  const table = ctx.app.registry.entities.filter((e) => e.table === entity.table);
  const key = table
    .flatMap((e) => e.unique ?? [])
    .find((u) => error.constraint === `${entity.table}_${snakeCase(u.name)}_key`);
  if (!key) return error;
  const field = key.shows ?? key.fields.at(-1) ?? '';
  const existing = await holder(ctx, entity, key.fields, values);
  return conflict('already_exists', existing ?? {}, [
    { field, code: 'already_exists', params: existing ?? {} },
  ]);
}

/** The record that holds the key, as far as the look-up permission shows it; one in the recycle bin says so. */
async function holder(
  ctx: Context,
  entity: Entity,
  fields: readonly string[],
  values: Values,
): Promise<Record<string, unknown> | undefined> {
  if (!ctx.grants.has('lookUp')) return undefined;
  const conditions = fields.map((name) => {
    const field = entity.fields[name];
    return field
      ? sql`${sql.ref(`t.${columnName(name, field)}`)} is not distinct from ${values[name]}`
      : sql`true`;
  });
  // A customer's address leads to the customer.
  const party =
    entity.party && entity.party !== 'id'
      ? sql`(select p.name from party p where p.id = t.party_id)`
      : titleOf(ctx, entity, 't');
  const id = entity.party && entity.party !== 'id' ? sql`t.party_id` : sql`t.id`;
  const row = await ctx.db.one<{ id: string; name: string | null; isDeleted: boolean }>(sql`
    select ${id} as id, (${party})::text as name, t.deleted_at is not null as "isDeleted"
    from ${sql.table(entity.table)} t where ${sql.join(conditions, sql` and `)} limit 1`);
  return (
    row && {
      ...row,
      entity: entity.party === undefined || entity.party === 'id' ? entity.base : 'contacts.party',
    }
  );
}

function fieldOfForeignKey(entity: Entity, constraint: string): string {
  const found = Object.entries(entity.fields).find(
    ([name, field]) => constraint === `${entity.table}_${columnName(name, field)}_fkey`,
  );
  return found?.[0] ?? 'id';
}
