import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { DomainError, denied, invalidField } from '../../kernel/errors.ts';
import type { App } from '../app.ts';
import { type Context, transactAndRead } from '../context.ts';
import type { Values } from '../module.ts';
import { countRecords, listRecords, MOST_ITEMS } from '../records/list.ts';
import { getRecord } from '../records/read.ts';
import { createRecord, removeRecord, restoreRecord, updateRecord } from '../records/write.ts';
import { demandKeyScope } from './authenticate.ts';
import { idempotently } from './idempotency.ts';
import type { Server } from './instance.ts';
import { inputSchema, itemSchema, patchSchema, problemSchema } from './schemas.ts';

const params = z.object({ id: z.string() });
const csv = z.string().max(2000).optional();
export const listQuery = z.object({
  filter: z.string().max(100_000).optional().describe('Condition in JSON'),
  q: z.string().max(200).optional(),
  sort: csv,
  fields: csv,
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).optional(),
  cursor: z.string().max(4000).optional(),
  count: z.enum(['true', 'false']).optional(),
  deleted: z.enum(['true', 'false']).optional(),
});
export type ListQueryString = z.infer<typeof listQuery>;

/** What every route may answer besides what it is there for. */
export const failures = {
  400: problemSchema,
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  409: problemSchema,
  412: problemSchema,
  413: problemSchema,
  415: problemSchema,
  422: problemSchema,
  429: problemSchema,
  503: problemSchema,
};

/** A route that sends a file, of whatever type. */
export const fileAnswer = {
  200: { description: 'The file', content: { 'application/octet-stream': { schema: z.unknown() } } },
  ...failures,
};

/** The generic routes of every declared entity: list, read, create, change, delete, restore. */
export function registerResources(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => !e.isInternal)) {
    registerReading(server, entity);
    registerWriting(server, entity);
  }
}

/** Custom fields join the declaration while the program runs: a route looks the entity up at each request. */
const current = (ctx: Context, entity: Entity): Entity => ctx.app.registry.entity(entity.name);

function registerReading(server: Server, entity: Entity): void {
  const path = `/api/v1/${entity.route}`;
  const item = itemSchema(entity);
  const page = z.object({
    items: z.array(item),
    next: z.string().nullable(),
    count: z.object({ value: z.number(), exact: z.boolean() }).optional(),
  });
  const tags = [entity.name];
  server.get(
    path,
    {
      schema: { tags, querystring: listQuery, response: { 200: page, ...failures } },
      serializerCompiler: asText,
    },
    async (request, reply) => {
      const { ctx, query } = request;
      demandKeyScope(ctx, entity.base, 'read');
      return sendJson(reply, await answerList(ctx, current(ctx, entity), query));
    },
  );
  server.get(
    `${path}/:id`,
    {
      schema: { tags, params, querystring: z.object({ fields: csv }), response: { 200: item, ...failures } },
      serializerCompiler: asText,
    },
    async (request, reply) => {
      const { ctx } = request;
      demandKeyScope(ctx, entity.base, 'read');
      const json = await getRecord(
        ctx,
        current(ctx, entity),
        request.params.id,
        request.query.fields?.split(','),
      );
      return sendJson(reply, json);
    },
  );
}

/** The database built the JSON: it is passed on as it stands, past the types of the answer. */
const sendJson = (reply: { type(type: string): unknown }, json: string): FastifyReply =>
  (reply.type('application/json') as FastifyReply).send(json);
const asText =
  () =>
  (data: unknown): string =>
    typeof data === 'string' ? data : JSON.stringify(data);

async function answerList(ctx: Context, entity: Entity, query: ListQueryString): Promise<string> {
  const isDeleted = query.deleted === 'true';
  if (isDeleted && ctx.grants.on(entity.base).remove === 'none' && !ctx.grants.has('administer'))
    throw denied();
  const selection = { filter: parseJson(query.filter, 'filter'), q: query.q, deleted: isDeleted };
  const [page, count] = await Promise.all([
    listRecords(ctx, entity, {
      ...selection,
      sort: query.sort?.split(','),
      fields: query.fields?.split(','),
      limit: query.limit,
      cursor: query.cursor,
    }),
    query.count === 'true' ? countRecords(ctx, entity, selection) : undefined,
  ]);
  return `{"items":[${page.items.join(',')}],"next":${JSON.stringify(page.next)}${count ? `,"count":${JSON.stringify(count)}` : ''}}`;
}

export function parseJson(text: string | undefined, field: string): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField(field, 'invalid_json');
  }
}

function registerWriting(server: Server, entity: Entity): void {
  const path = `/api/v1/${entity.route}`;
  const item = itemSchema(entity);
  const tags = [entity.name];
  const can = (verb: 'create' | 'update' | 'delete'): boolean => entity.verbs.includes(verb);
  if (can('create')) {
    server.post(
      path,
      { schema: { tags, body: inputSchema(entity), response: { 201: item, ...failures } }, ...loose },
      async (request, reply) => {
        const { ctx } = request;
        demandKeyScope(ctx, entity.base, 'write');
        const text = await idempotently(request, (ctx) =>
          transactAndRead(
            ctx,
            (ctx) => createRecord(ctx, current(ctx, entity), request.body as Values),
            (ctx, { id }) => answerAfterWrite(ctx, current(ctx, entity), id),
          ),
        );
        return sendJson(reply.code(201), text);
      },
    );
  }
  if (can('update')) {
    server.patch(
      `${path}/:id`,
      { schema: { tags, params, body: patchSchema(entity), response: { 200: item, ...failures } }, ...loose },
      async (request, reply) => {
        const { ctx, params } = request;
        demandKeyScope(ctx, entity.base, 'write');
        const body = request.body as Values;
        const version = versionOf(body['version'] ?? request.headers['if-match']);
        const text = await transactAndRead(
          ctx,
          (ctx) => updateRecord(ctx, current(ctx, entity), params.id, body, { version }),
          (ctx) => answerAfterWrite(ctx, current(ctx, entity), params.id),
        );
        return sendJson(reply, text);
      },
    );
  }
  if (!can('delete')) return;
  server.delete(
    `${path}/:id`,
    { schema: { tags, params, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandKeyScope(request.ctx, entity.base, 'write');
      await removeRecord(request.ctx, current(request.ctx, entity), request.params.id);
      return reply.code(204).send(null);
    },
  );
  server.post(
    `${path}/:id/restore`,
    { schema: { tags, params, response: { 200: item, ...failures } }, serializerCompiler: asText },
    async (request, reply) => {
      const { ctx, params } = request;
      demandKeyScope(ctx, entity.base, 'write');
      await restoreRecord(ctx, current(ctx, entity), params.id);
      return sendJson(reply, await getRecord(ctx, current(ctx, entity), params.id));
    },
  );
}

/** Who has just handed a record to a colleague may no longer see it: the change stands all the same. */
const answerAfterWrite = (ctx: Context, entity: Entity, id: string): Promise<string> =>
  getRecord(ctx, entity, id).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === 'notFound') return JSON.stringify({ id });
    throw error;
  });

/** Bodies are parsed by the pipeline, which knows custom fields and rights; the schema only describes them. */
const loose = {
  validatorCompiler: () => (data: unknown) =>
    typeof data === 'object' && data !== null && !Array.isArray(data)
      ? { value: data }
      : { error: Object.assign(new Error('object expected'), { statusCode: 400 }) },
  serializerCompiler: asText,
};

function versionOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const version = Number(String(value).replaceAll('"', ''));
  if (!Number.isInteger(version) || version < 1) throw invalidField('version', 'not_a_number');
  return version;
}
