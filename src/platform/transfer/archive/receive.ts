import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { conflict, invalidField } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import type { Context } from '../../context.ts';
import { transact } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import type { Job } from '../../module.ts';
import { setDerived } from '../../records/derive.ts';
import { createRecord } from '../../records/write.ts';
import { Archive } from './archive.entity.ts';
import { demandEmpty } from './emptiness.ts';
import { openArchive, summaryOf } from './manifest.ts';
import { agedBytes, archivePath, dropBytes, makePlace } from './place.ts';
import { mapped, tablesOf } from './tables.ts';

/** Keeps an archive that was sent in, once it is known to be one that can be brought in here. Resolves to its id. */
export async function receiveArchive(ctx: Context, part: MultipartFile | undefined): Promise<string> {
  if (!part) throw invalidField('file', 'required');
  const { app } = ctx;
  await demandEmpty(app, ctx.db);
  await makePlace(app);
  const incoming = uuidv7();
  const path = archivePath(app, incoming);
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flush: true }));
    const { manifest } = await openArchive(path);
    mapped(tablesOf(app.registry), manifest);
    return await transact(ctx, async (ctx) => {
      const values = {
        name: part.filename.slice(0, 300),
        kind: 'load',
        owner: ctx.userId,
        state: 'ready',
        size: String(part.file.bytesRead),
        rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0),
        summary: summaryOf(app.registry, manifest),
      };
      const { id } = await createRecord(ctx, Archive, values, { isTrusted: true, verb: 'received' });
      await rename(path, archivePath(app, id));
      return id;
    });
  } catch (error) {
    await dropBytes(app, incoming);
    throw error;
  }
}

/** Takes the bytes of an archive away; what it held and who made it stays on record. */
export async function discard(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.one(
    sql`select 1 from archive where id = ${id} and state in ('running', 'indexing')`,
  );
  if (row) throw conflict('archive_in_use');
  await setDerived(ctx, Archive, id, { size: null });
  await dropBytes(ctx.app, id);
}

/** Everything that a company knows is in such a file: it does not lie about for longer than it takes to fetch it. */
const KEPT_HOURS = 24;

export const sweepArchivesJob: Job = {
  name: 'transfer.sweepArchives',
  cron: '17 * * * *',
  run: async (system) => {
    const before = new Date(system.app.now().getTime() - KEPT_HOURS * 3_600_000);
    for (const id of await agedBytes(system.app, before)) {
      const row = await system.db.one<{ state: string }>(
        sql`select state from archive where id::text = ${id}`,
      );
      if (!row) await dropBytes(system.app, id);
      else if (row.state !== 'running' && row.state !== 'indexing') await discard(system, id);
    }
  },
};
