import { createHash } from 'node:crypto';
import { DomainError } from '../../../kernel/errors.ts';
import type { Db } from '../../database/connection.ts';
import type { Column } from '../../database/model.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import { readEntryBytes } from '../parse/zip.ts';
import type { OpenArchive } from './manifest.ts';
import type { Progress } from './progress.ts';
import { readRows, type StoredRow, writeRows } from './rows.ts';
import { storedRows, totalsOf } from './stored-rows.ts';
import type { Mapped } from './tables.ts';

const CHUNK = 1000;

export const brokenArchive = (what: string): DomainError =>
  new DomainError('invalid', 'archive_broken', { params: { what } });

/** Writes the rows of a table, links to rows that are not there yet left out. */
export async function insertRows(
  db: Db,
  path: string,
  archive: OpenArchive,
  to: Mapped,
  progress: Progress,
): Promise<void> {
  const late = new Set(to.table.late.map((c) => c.name));
  const places = to.columns.flatMap((c, i) => (late.has(c.name) ? [] : [i]));
  const columns = places.map((i) => to.columns[i]).filter((c) => c !== undefined);
  const names = sql.join(columns.map((c) => sql.ref(c.name)));
  for await (const rows of chunks(path, archive, to)) {
    await db.rows(
      sql`insert into ${sql.table(to.table.name)} (${names}) select ${sql.join(columns.map(typed))} from ${unnested(columns, places, rows)}`,
    );
    for (const _ of rows) await progress.step();
  }
}

/** Makes the links that had to wait. */
export async function linkRows(db: Db, path: string, archive: OpenArchive, to: Mapped): Promise<void> {
  const late = new Set(to.table.late.map((c) => c.name));
  const links = to.columns.flatMap((c, i) => (late.has(c.name) ? [i] : []));
  const id = to.columns.findIndex((c) => c.name === 'id');
  if (!links.length) return;
  const places = [id, ...links];
  const columns = places.map((i) => to.columns[i]).filter((c) => c !== undefined);
  const sets = columns.slice(1).map((c) => sql`${sql.ref(c.name)} = ${typed(c)}`);
  for await (const rows of chunks(path, archive, to)) {
    const linked = rows.filter((row) => links.some((i) => row[i] !== null));
    if (linked.length)
      await db.rows(
        sql`update ${sql.table(to.table.name)} t set ${sql.join(sets)} from ${unnested(columns, places, linked)} where t.id = v.id::uuid`,
      );
  }
}

/** Compared with what the archive says of itself, value by value: the rows are written once more and must be the same. */
export async function demandSame(
  db: Db,
  { table, file, columns }: Mapped,
  except: string | null = null,
): Promise<void> {
  const { rows, sums } = await totalsOf(db, table.name, columns, except);
  const isRight = file.columns.every(
    (c, i) => c.sum === undefined || c.sum === sums.get(columns[i]?.id ?? ''),
  );
  if (rows !== file.rows || !isRight) throw brokenArchive(table.name);
  const sum = createHash('sha256');
  const header = file.columns.map((c) => c.name);
  for await (const piece of writeRows(header, storedRows(db, table.name, columns, except))) sum.update(piece);
  if (sum.digest('hex') !== file.sha256) throw brokenArchive(table.name);
}

const typed = (c: Column): Fragment => sql`v.${sql.ref(c.name)}::${sql.raw(c.type)}`;

function unnested(columns: Column[], places: number[], rows: StoredRow[]): Fragment {
  const lists = places.map((i) => sql`${rows.map((row) => row[i] ?? null)}::text[]`);
  return sql`unnest(${sql.join(lists)}) as v(${sql.join(columns.map((c) => sql.ref(c.name)))})`;
}

async function* chunks(
  path: string,
  { entries }: OpenArchive,
  { file }: Mapped,
): AsyncGenerator<StoredRow[]> {
  const entry = entries.get(file.file);
  if (!entry) throw brokenArchive(file.file);
  let chunk: StoredRow[] = [];
  let header: StoredRow | undefined;
  try {
    for await (const row of readRows(readEntryBytes(path, entry, file.bytes))) {
      if (row.length !== file.columns.length) throw brokenArchive(file.file);
      if (!header) {
        header = row;
        continue;
      }
      chunk.push(row);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    throw isOurs(error) ? error : brokenArchive(file.file);
  }
  if (chunk.length) yield chunk;
}

/** Failures of the system and of the database have codes; every other one is the file's. */
const isOurs = (error: unknown): boolean =>
  error instanceof DomainError
    ? error.code === 'archive_broken'
    : typeof (error as { code?: unknown }).code === 'string' && !(error instanceof TypeError);
