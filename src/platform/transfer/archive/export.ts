import { z } from 'zod';
import type { App } from '../../app.ts';
import { type Context, transact } from '../../context.ts';
import type { Db } from '../../database/connection.ts';
import { sql } from '../../database/sql.ts';
import { openBytes } from '../../files/store.ts';
import type { Job } from '../../module.ts';
import { setDerived } from '../../records/derive.ts';
import { loadRecord } from '../../records/read.ts';
import { createRecord } from '../../records/write.ts';
import { Archive } from './archive.entity.ts';
import { type ArchivedTable, MARK, type Manifest, manifestName, markOf, summaryOf } from './manifest.ts';
import { archivePath, dropBytes, makePlace } from './place.ts';
import { type Progress, progressOf } from './progress.ts';
import { type StoredRow, writeRows } from './rows.ts';
import { storedRows, totalsOf, withoutTimeLimit } from './stored-rows.ts';
import { type TableToKeep, tablesOf } from './tables.ts';
import { ZipWriter } from './zip-writer.ts';

export const archiveInput = z.object({ id: z.uuid() });

/** Begins to make an archive. Resolves to its id. */
export function startExport(ctx: Context): Promise<string> {
  return transact(ctx, async (ctx) => {
    const name = `${ctx.app.settings().name} ${ctx.now.toISOString().slice(0, 10)}`;
    const values = { name, kind: 'export', owner: ctx.userId, state: 'running' };
    const { id } = await createRecord(ctx, Archive, values, { isTrusted: true, verb: 'exported' });
    await ctx.app.jobs.enqueue(ctx, 'transfer.archive', { id });
    return id;
  });
}

/** The job: all tables and files as they were at one moment, whatever is written meanwhile. Begun anew after a kill. */
export const exportArchiveJob: Job<z.infer<typeof archiveInput>> = {
  name: 'transfer.archive',
  run: async (system, { id }) => {
    const { app } = system;
    const record = await loadRecord(system, Archive, id);
    if (record.state !== 'running') return;
    await makePlace(app);
    try {
      const { manifest, size } = await write(app, id);
      const finishedAt = app.now().toISOString();
      await setDerived(system, Archive, id, {
        state: 'done',
        size: String(size),
        summary: summaryOf(app.registry, manifest),
        finishedAt,
      });
    } catch (error) {
      await dropBytes(app, id);
      // No room, no right to write: another attempt would fare no better, and the owner is to know.
      const { code } = error as { code?: string };
      if (code !== 'ENOSPC' && code !== 'EACCES' && code !== 'EROFS') throw error;
      await setDerived(system, Archive, id, { state: 'failed', failure: 'archive_no_room' });
    }
  },
};

async function write(app: App, id: string): Promise<{ manifest: Manifest; size: number }> {
  const zip = await ZipWriter.create(archivePath(app, id));
  try {
    return await app.db.transaction(async (db) => {
      await db.raw('set transaction isolation level repeatable read, read only');
      await withoutTimeLimit(db);
      const manifest = await contents(app, db, id, zip);
      await zip.add(manifestName, [Buffer.from(JSON.stringify(manifest, null, 1))]);
      return { manifest, size: await zip.finish() };
    });
  } catch (error) {
    await zip.close().catch(() => undefined);
    throw error;
  }
}

async function contents(app: App, db: Db, id: string, zip: ZipWriter): Promise<Manifest> {
  const mark = markOf(app.now().toISOString(), app.settings().name);
  await zip.add(MARK, [Buffer.from(JSON.stringify(mark))]);
  const tables = tablesOf(app.registry);
  const progress = await progressOf(app, id, await rowsIn(db, tables));
  const written: ArchivedTable[] = [];
  for (const table of tables) written.push(await writeTable(db, zip, table, progress));
  await progress.end();
  const { files, missing } = await writeFiles(app, db, zip);
  return { ...mark, tables: written, files, missing };
}

async function rowsIn(db: Db, tables: TableToKeep[]): Promise<number> {
  const counts = tables.map((t) => sql`(select count(*) from ${sql.table(t.name)})`);
  const row = await db.one<{ rows: number }>(sql`select (${sql.join(counts, sql` + `)})::int as rows`);
  return row?.rows ?? 0;
}

async function writeTable(
  db: Db,
  zip: ZipWriter,
  { name, columns }: TableToKeep,
  progress: Progress,
): Promise<ArchivedTable> {
  const { rows, sums } = await totalsOf(db, name, columns);
  const file = `tables/${name}.csv`;
  const header = columns.map((c) => c.name);
  const entry = await zip.add(file, writeRows(header, counted(storedRows(db, name, columns), progress)));
  const described = columns.map((c) => {
    const sum = sums.get(c.id);
    return { id: c.id, name: c.name, ...(sum === undefined ? {} : { sum }) };
  });
  return { name, file, rows, ...entry, columns: described };
}

async function* counted(rows: AsyncIterable<StoredRow>, progress: Progress): AsyncGenerator<StoredRow> {
  for await (const row of rows) {
    yield row;
    await progress.step();
  }
}

async function writeFiles(app: App, db: Db, zip: ZipWriter): Promise<Pick<Manifest, 'files' | 'missing'>> {
  const found = await db.rows<{ hash: string }>(sql`select distinct hash from file order by hash`);
  const files: Manifest['files'] = [];
  const missing: string[] = [];
  for (const { hash } of found) {
    const bytes = await openBytes(app.dataDir, hash).catch(() => undefined);
    if (!bytes) {
      missing.push(hash);
      continue;
    }
    const entry = await zip.add(`files/${hash}`, bytes as AsyncIterable<Uint8Array>, { isPacked: true });
    files.push({ sha256: hash, bytes: entry.bytes });
  }
  return { files, missing };
}
