import type { FastifyReply } from 'fastify';
import { fileTypeFromFile } from 'file-type';
import { z } from 'zod';
import { DomainError, invalidField } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/uuid.ts';
import { demandKeyScope } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures, fileAnswer } from '../api/resources.ts';
import { type Context, systemReading } from '../context.ts';
import { sql } from '../database/sql.ts';
import { columnName } from '../records/expression.ts';
import { getRecord, loadRecord } from '../records/read.ts';
import { createRecord } from '../records/write.ts';
import { StoredFile } from './file.entity.ts';
import { openBytes, readBytes, storeBytes } from './store.ts';

/** Shown in the page itself: pictures that cannot carry a script. Everything else is only ever saved. */
const harmless = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function registerFiles(server: Server): void {
  const query = z.object({ entity: z.string().max(80), id: z.uuid() });
  server.post(
    '/api/v1/files',
    {
      schema: { tags: ['files.file'], querystring: query, response: { 201: z.looseObject({}), ...failures } },
    },
    async (request, reply) => {
      const { ctx } = request;
      demandKeyScope(ctx, StoredFile.base, 'write');
      const { entity, id } = request.query;
      await demandWritable(ctx, entity, id);
      const part = await request.file();
      if (!part) throw invalidField('file', 'required');
      const { hash, size } = await storeBytes(ctx.app.dataDir, part.file);
      if (part.file.truncated) throw new DomainError('invalid', 'too_large');
      const file = await createRecord(
        ctx,
        StoredFile,
        await described(ctx, entity, id, part.filename, hash, size),
        { isTrusted: true },
      );
      return reply.code(201).send(JSON.parse(await getRecord(ctx, StoredFile, file.id)));
    },
  );
  const params = z.object({ id: z.uuid() });
  server.get(
    '/api/v1/files/:id/content',
    { schema: { tags: ['files.file'], params, response: fileAnswer } },
    async (request, reply): Promise<FastifyReply> => {
      demandKeyScope(request.ctx, StoredFile.base, 'read');
      const file = await loadRecord(request.ctx, StoredFile, request.params.id);
      const bytes = await openBytes(request.ctx.app.dataDir, file.hash);
      const isShown = harmless.has(file.type);
      reply
        .header('content-type', isShown ? file.type : 'application/octet-stream')
        .header(
          'content-disposition',
          `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'private, max-age=3600');
      return (reply as FastifyReply).send(bytes);
    },
  );
}

/** Asked before the bytes are taken in, and once more by the pipeline after the row stands. */
async function demandWritable(ctx: Context, entity: string, id: string): Promise<void> {
  const target = ctx.app.registry.find(entity);
  if (!target || target.isInternal || target.access.by !== 'owner')
    throw invalidField('entity', 'unknown_entity');
  await loadRecord(ctx, target, id, 'write');
}

async function described(
  ctx: Context,
  entity: string,
  id: string,
  name: string | undefined,
  hash: string,
  size: number,
): Promise<Record<string, unknown>> {
  const found = await readBytes(ctx.app.dataDir, hash, fileTypeFromFile);
  return {
    name: plainName(name),
    record: { entity, id },
    party: await partyOf(ctx, entity, id),
    type: found?.mime ?? 'application/octet-stream',
    size,
    hash,
  };
}

/** The last part of a path, without what file systems and terminals take for signs of their own. */
const plainName = (name: string | undefined): string =>
  (name?.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 255)
    .toWellFormed() || 'file';

async function partyOf(ctx: Context, entity: string, id: string): Promise<string | null> {
  const target = ctx.app.registry.entity(entity);
  if (target.party === 'id') return id;
  const field = target.party ? target.fields[target.party] : undefined;
  if (!field || !target.party) return null;
  const column = sql.ref(`t.${columnName(target.party, field)}`);
  const row = await systemReading(ctx).db.one<{ party: string | null }>(
    sql`select ${column} as party from ${sql.table(target.table)} t where t.id = ${id}`,
  );
  return isUuid(row?.party) ? row.party : null;
}
