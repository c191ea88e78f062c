import { Readable } from 'node:stream';
import { conflict, DomainError } from '../../../kernel/errors.ts';
import type { App } from '../../app.ts';
import { asSystem, type Context, transact, userContext } from '../../context.ts';
import { INDEXES_JOB } from '../../custom-fields/index-definitions.ts';
import type { Db } from '../../database/connection.ts';
import { sql } from '../../database/sql.ts';
import { storeBytes } from '../../files/store.ts';
import type { Job } from '../../module.ts';
import { setDerived } from '../../records/derive.ts';
import { loadRecord } from '../../records/read.ts';
import { updateRecord } from '../../records/write.ts';
import { renewAllDocuments } from '../../search/separate.ts';
import { readEntryBytes } from '../parse/zip.ts';
import { Archive } from './archive.entity.ts';
import { demandEmpty } from './emptiness.ts';
import { brokenArchive, demandSame, insertRows, linkRows } from './load-rows.ts';
import { type OpenArchive, openArchive } from './manifest.ts';
import { archivePath, dropBytes } from './place.ts';
import { progressOf } from './progress.ts';
import { withoutTimeLimit } from './stored-rows.ts';
import { setAside, settle } from './successor.ts';
import { type Mapped, mapped, tablesOf } from './tables.ts';

/** Begins to bring a received archive in. */
export function startLoad(ctx: Context, id: string): Promise<void> {
  return transact(ctx, async (ctx) => {
    await demandEmpty(ctx.app, ctx.db);
    const taken = await ctx.db.one(
      sql`update archive set state = 'running', failure = null, failure_of = null, done_rows = 0
        where id = ${id} and kind = 'load' and state in ('ready', 'failed') and size is not null returning id`,
    );
    if (!taken) throw conflict('archive_not_ready');
    await ctx.app.jobs.enqueue(ctx, 'transfer.loadArchive', { id });
    ctx.db.afterCommit(() => ctx.app.realtime.changed(Archive.base, id));
  });
}

/**
 * The job: the whole archive in one transaction, compared with what it says of itself before it counts, so that it is
 * brought in whole or not at all. What people find by words, and the
 * indexes of the company's own fields, are made afterwards.
 */
export const loadArchiveJob: Job<{ id: string }> = {
  name: 'transfer.loadArchive',
  run: async (system, { id }) => {
    const { app } = system;
    const { state } = await loadRecord(system, Archive, id);
    if (state !== 'running' && state !== 'indexing') return;
    try {
      if (state === 'running') await bringIn(app, id);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      await setDerived(system, Archive, id, { state: 'failed', ...failure });
      return;
    }
    await app.refresh();
    tellAll(app);
    await system.app.jobs.enqueue(system, INDEXES_JOB, {});
    await renewAllDocuments(system);
    await setDerived(system, Archive, id, { state: 'done', size: null, finishedAt: app.now().toISOString() });
    await dropBytes(app, id);
    tellAll(app);
  },
};

/** Undefined for what another attempt may mend. */
function failureOf(error: unknown): { failure: string; failureOf: string | null } | undefined {
  if (error instanceof DomainError) {
    const [of] = Object.values(error.params);
    return { failure: error.code, failureOf: of === undefined ? null : String(of).slice(0, 300) };
  }
  const { code, table } = error as { code?: string; table?: string };
  if (code === 'ENOSPC' || code === 'EROFS' || code === 'EACCES')
    return { failure: 'archive_no_room', failureOf: null };
  return /^2[23]/.test(code ?? '') ? { failure: 'archive_broken', failureOf: table ?? null } : undefined;
}

async function bringIn(app: App, id: string): Promise<void> {
  const path = archivePath(app, id);
  const archive = await openArchive(path);
  const tables = mapped(tablesOf(app.registry), archive.manifest);
  await takeFiles(app, path, archive);
  const all = archive.manifest.tables.reduce((sum, t) => sum + t.rows, 0);
  const progress = await progressOf(app, id, all);
  await app.db.transaction(async (db) => {
    const ctx = await contextOf(app, db, id);
    await withoutTimeLimit(db);
    await demandEmpty(app, db);
    const bringer = await setAside(ctx, ctx.userId ?? '');
    await clear(app, db, bringer.id);
    for (const table of tables) await insertRows(db, path, archive, table, progress);
    await progress.end();
    for (const table of tables) await linkRows(db, path, archive, table);
    await demandAllSame(db, tables, bringer.id);
    await finish(ctx, id, await settle(ctx, bringer));
  });
}

async function contextOf(app: App, db: Db, id: string): Promise<Context> {
  const owner = await db.one<{ owner: string | null }>(
    sql`select owner_id as owner from archive where id = ${id}`,
  );
  const ctx = owner?.owner ? await userContext(app, owner.owner) : undefined;
  if (!ctx?.grants.has('administer')) throw new DomainError('denied', 'user_is_gone');
  return { ...asSystem(ctx, 'archive brought in'), db };
}

async function takeFiles(app: App, path: string, { manifest, entries }: OpenArchive): Promise<void> {
  for (const { sha256, bytes } of manifest.files) {
    const entry = entries.get(`files/${sha256}`);
    if (!entry) throw brokenArchive(sha256);
    const stored = await storeBytes(app.dataDir, Readable.from(readEntryBytes(path, entry, bytes)));
    if (stored.hash !== sha256) throw brokenArchive(sha256);
  }
}

/** Takes away what the installation made for itself: the archive brings its own. */
async function clear(app: App, db: Db, bringer: string): Promise<void> {
  for (const { name } of tablesOf(app.registry).toReversed()) {
    const others = name === 'app_user' ? sql`where id <> ${bringer}` : sql``;
    await db.rows(sql`delete from ${sql.table(name)} ${others}`);
  }
  await db.rows(sql`delete from search_document`);
  await db.rows(sql`delete from search_separation`);
  await db.rows(sql`delete from import_alias`);
}

/** Whoever brings the archive in is still there, and belongs to neither side. */
async function demandAllSame(db: Db, tables: Mapped[], bringer: string): Promise<void> {
  for (const table of tables) await demandSame(db, table, table.table.name === 'app_user' ? bringer : null);
}

async function finish(ctx: Context, id: string, userId: string): Promise<void> {
  const { rows } = await loadRecord(ctx, Archive, id);
  const options = { isTrusted: true, verb: 'loaded', data: { rows } };
  await updateRecord({ ...ctx, userId }, Archive, id, { state: 'indexing' }, options);
}

/** Everything on every screen may be other than it was. */
function tellAll(app: App): void {
  for (const entity of app.registry.entities) if (!entity.isInternal) app.realtime.changed(entity.base, '');
}
