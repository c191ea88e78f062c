import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { conflict, notFound } from '../../../kernel/errors.ts';
import { demandKeyScope } from '../../api/authenticate.ts';
import type { Server } from '../../api/instance.ts';
import { failures, fileAnswer } from '../../api/resources.ts';
import { type Context, demand } from '../../context.ts';
import { getRecord, loadRecord } from '../../records/read.ts';
import { updateRecord } from '../../records/write.ts';
import { Archive } from './archive.entity.ts';
import { startExport } from './export.ts';
import { startLoad } from './load.ts';
import { archivePath } from './place.ts';
import { discard, receiveArchive } from './receive.ts';

const params = z.object({ id: z.uuid() });
const anything = z.looseObject({});
const tags = [Archive.name];
/** Files of customers may be large; the disk is the limit. */
const MOST_BYTES = 2 ** 40;

function begin(ctx: Context, kind: 'read' | 'write' = 'write'): Context {
  demandKeyScope(ctx, null, kind);
  demand(ctx, 'administer');
  return ctx;
}
const view = async (ctx: Context, id: string): Promise<z.infer<typeof anything>> =>
  JSON.parse(await getRecord(ctx, Archive, id));

/** The whole installation as a file, and back. For whoever administers; each time on record. */
export function registerArchives(server: Server): void {
  const created = { schema: { tags, response: { 201: anything, ...failures } } };
  server.post('/api/v1/archives', created, async (request, reply) => {
    const ctx = begin(request.ctx);
    return reply.code(201).send(await view(ctx, await startExport(ctx)));
  });
  server.post('/api/v1/archives/receive', created, async (request, reply) => {
    const ctx = begin(request.ctx);
    const id = await receiveArchive(ctx, await request.file({ limits: { fileSize: MOST_BYTES } }));
    return reply.code(201).send(await view(ctx, id));
  });
  const done = { schema: { tags, params, response: { 200: anything, ...failures } } };
  server.post('/api/v1/archives/:id/load', done, async (request) => {
    const ctx = begin(request.ctx);
    await startLoad(ctx, request.params.id);
    return view(ctx, request.params.id);
  });
  server.post('/api/v1/archives/:id/discard', done, async (request) => {
    const ctx = begin(request.ctx);
    await loadRecord(ctx, Archive, request.params.id);
    await discard(ctx, request.params.id);
    return view(ctx, request.params.id);
  });
  server.get(
    '/api/v1/archives/:id/content',
    { schema: { tags, params, response: fileAnswer } },
    async (request, reply): Promise<FastifyReply> => {
      const ctx = begin(request.ctx, 'read');
      const record = await loadRecord(ctx, Archive, request.params.id);
      if (record.kind !== 'export' || record.size === null) throw notFound();
      if (record.state !== 'done') throw conflict('archive_not_ready');
      await updateRecord(ctx, Archive, record.id, {}, { isTrusted: true, verb: 'fetched' });
      reply
        .header('content-type', 'application/zip')
        .header('content-length', record.size)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${record.name}.zip`)}`,
        );
      return (reply as FastifyReply).send(createReadStream(archivePath(ctx.app, record.id)));
    },
  );
}
