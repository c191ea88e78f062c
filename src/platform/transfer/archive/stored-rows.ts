import type { Db } from '../../database/connection.ts';
import type { Column } from '../../database/model.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import type { StoredRow } from './rows.ts';

const PAGE = 2000;

/**
 * The rows of a table in the order of their ids, as PostgreSQL writes them, but for the one with the id `except`. Within
 * the caller's transaction.
 */
export async function* storedRows(
  db: Db,
  table: string,
  columns: Column[],
  except: string | null = null,
): AsyncGenerator<StoredRow> {
  const cells = columns.map((c) => sql`t.${sql.ref(c.name)}::text`);
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await db.rows<{ id: string; cells: StoredRow }>(
      sql`select t.id, array[${sql.join(cells)}] as cells from ${sql.table(table)} t where t.id > ${last}::uuid and t.id is distinct from ${except}::uuid order by t.id limit ${PAGE}`,
    );
    for (const row of page) yield row.cells;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.id;
  }
}

const isNumber = (c: Column): boolean => c.type === 'integer' || c.type.startsWith('numeric');

/** How many rows a table has, and what its columns of numbers come to. */
export async function totalsOf(
  db: Db,
  table: string,
  columns: Column[],
  except: string | null = null,
): Promise<{ rows: number; sums: Map<string, string> }> {
  const numbers = columns.filter(isNumber);
  const sums = numbers.map((c): Fragment => sql`coalesce(sum(t.${sql.ref(c.name)}), 0)::text`);
  const row = await db.one<{ rows: number; sums: string[] }>(
    sql`select count(*)::int as rows, array[${sql.join(sums.length ? sums : [sql`''`])}] as sums from ${sql.table(table)} t where t.id is distinct from ${except}::uuid`,
  );
  return {
    rows: row?.rows ?? 0,
    sums: new Map(numbers.map((c, i) => [c.id, plain(row?.sums[i] ?? '0')])),
  };
}

/** Without the zeros behind the point: they tell of the column's scale, not of the amount. */
const plain = (sum: string): string => (sum.includes('.') ? sum.replace(/\.?0+$/, '') : sum);

/** For work that takes as long as it takes, and is still one transaction. */
export async function withoutTimeLimit(db: Db): Promise<void> {
  await db.raw('set local statement_timeout = 0');
  await db.raw('set local idle_in_transaction_session_timeout = 0');
}
