import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { commas, type Fragment, sql } from '../database/sql.ts';
import { type Action, waysOf } from './predicate.ts';

/** Whose access is explained, when, and where the answer is read: under `with`, tables as they were. */
export interface Inquiry {
  /** The person's own rights at the moment. */
  subject: Context;
  asker: Context;
  entity: Entity;
  id: string;
  tables: Fragment | undefined;
}

/** Reads under the moment's tables. */
export const readPast = <T>({ subject, tables }: Inquiry, query: Fragment): Promise<T[]> =>
  subject.db.rows<T>(tables ? sql`with ${tables} select * from (${query}) q` : query);

/** The ways of the evaluator that are open to this record. */
export async function openWays(
  { subject, entity, id, tables }: Inquiry,
  action: Action,
): Promise<Set<string>> {
  const ways = waysOf(subject, entity, action, 't');
  if (!ways.length) return new Set();
  const columns = ways.map((w) => sql`(${w.condition ?? sql`true`}) as ${sql.ref(w.kind)}`);
  const kind = entity.kind ? sql`and t.kind = ${sql.lit(entity.kind)}` : sql``;
  const query = sql`select ${commas(columns)} from ${sql.table(entity.table)} t where t.id = ${id} and t.deleted_at is null ${kind}`;
  const row = await subject.db.one<Record<string, boolean | null>>(
    tables ? sql`with ${tables} ${query}` : query,
  );
  return new Set(
    Object.entries(row ?? {})
      .filter(([, isOpen]) => isOpen)
      .map(([name]) => name),
  );
}
