import type { Entity } from '../../kernel/entity.ts';
import type { Field } from '../../kernel/field.ts';
import { commas, type Fragment, sql } from '../database/sql.ts';
import { columnName } from '../records/expression.ts';

/** Which rows of an entity's table are to be read as they were. */
export interface PastTable {
  entity: Entity;
  /** Over the alias `t`. */
  where: Fragment;
}

/**
 * Rows as they were at a moment, under the names of their tables: put behind `with`, every statement then reads the
 * past, so that row access of a past day is judged by the very evaluator of today's. The audit says what was
 * changed since; a field's value at the moment is what its first later change found.
 */
export const pastTables = (tables: PastTable[], at: string): Fragment =>
  commas(
    tables.map(
      ({ entity, where }) => sql`${sql.ref(entity.table)} as materialized (${rowsAt(entity, where, at)})`,
    ),
  );

const rowsAt = (entity: Entity, where: Fragment, at: string): Fragment => sql`
  select r.* from ${sql.table(entity.table)} t
  cross join lateral (
    select coalesce(jsonb_object_agg(columns.value, x.before), '{}') as values from (
      select distinct on (c.key) c.key, c.value -> 0 as before from audit_entry a, jsonb_each(a.changes) c
      where a.record_id = t.id and a.at > ${at}::timestamptz order by c.key, a.version
    ) x join jsonb_each_text(${JSON.stringify(columnsByField(entity))}::jsonb) columns on columns.key = x.key
  ) was
  cross join lateral (select jsonb_build_object('deleted_at', ${deletedAt(at)}) as values) gone
  cross join lateral jsonb_populate_record(t, was.values || gone.values) r
  where ${where} and coalesce((select min(a.at) from audit_entry a where a.record_id = t.id and a.at >= t.created_at), t.created_at) <= ${at}::timestamptz`;

const deletedAt = (at: string): Fragment => sql`case (
    select a.verb from audit_entry a where a.record_id = t.id and a.at > ${at}::timestamptz and a.verb in ('deleted', 'restored') order by a.version limit 1
  ) when 'deleted' then null when 'restored' then ${at}::timestamptz else t.deleted_at end`;

/** Fields that lie in one column each, and whose values the audit keeps. */
function columnsByField(entity: Entity): Record<string, string> {
  const plain = Object.entries(entity.fields).filter(([, f]) => isPlain(f));
  return Object.fromEntries(plain.map(([name, field]) => [name, columnName(name, field)]));
}

const isPlain = (field: Field): boolean => {
  if (
    field.internal ||
    field.custom ||
    field.computed ||
    field.type === 'collection' ||
    field.type === 'money'
  )
    return false;
  return field.type !== 'ref' || (field.to.length === 1 && field.to[0] !== '*');
};
