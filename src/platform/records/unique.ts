import type { Entity } from '../../kernel/entity.ts';
import { conflict, type DomainError, invalidField } from '../../kernel/errors.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import { type Statement, shaped, sql } from '../database/sql.ts';
import { survivorOf } from '../merging/forward.ts';
import type { Values } from '../module.ts';
import { keepRow } from './batching.ts';
import { columnName } from './expression.ts';
import { titleOf } from './select.ts';

/** Inserts a record's row. Where none of its keys is filled it meets nobody, and what follows need not wait for it. */
export async function insertRow(ctx: Context, entity: Entity, values: Values, row: Values): Promise<void> {
  if (ctx.batching) return keepRow(ctx.batching, entity, row);
  const insert = insertion(entity.table, row);
  if (!hasFilledKey(entity, values)) return ctx.db.send(insert, (error) => lostLink(entity, error) ?? error);
  await namingUniqueKeys(ctx, entity, values, () => ctx.db.rows(insert));
}

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
    throw await named(ctx, entity, values, error as DatabaseError);
  }
}

function insertion(table: string, row: Values): Statement {
  const insert =
    insertions.get(table) ??
    shaped(
      (value) =>
        sql`insert into ${sql.table(table)} select * from json_populate_record(null::${sql.table(table)}, ${value}::json)`,
    );
  insertions.set(table, insert);
  return insert(JSON.stringify(row));
}
const insertions = new Map<string, ReturnType<typeof shaped>>();

type DatabaseError = { code?: string; constraint?: string };

const hasFilledKey = (entity: Entity, values: Values): boolean =>
  (entity.unique ?? []).some((key) =>
    key.fields.every((name) => values[name] !== null && values[name] !== undefined),
  );

async function named(ctx: Context, entity: Entity, values: Values, error: DatabaseError): Promise<unknown> {
  const lost = lostLink(entity, error);
  if (lost || error.code !== '23505') return lost ?? error;
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
  const survivor = row?.isDeleted && (await survivorOf(ctx, entity, row.id));
  if (survivor) Object.assign(row, { id: survivor, isDeleted: false });
  return (
    row && {
      ...row,
      entity: entity.party === undefined || entity.party === 'id' ? entity.base : 'contacts.party',
    }
  );
}

/** A record that was pointed to went away just now (foreign_key_violation). */
function lostLink(entity: Entity, error: unknown): DomainError | undefined {
  const { code, constraint } = error as DatabaseError;
  if (code !== '23503') return undefined;
  const found = Object.entries(entity.fields).find(
    ([name, field]) => constraint === `${entity.table}_${columnName(name, field)}_fkey`,
  );
  return invalidField(found?.[0] ?? 'id', 'no_such_record');
}
