import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import type { App } from '../app.ts';
import { bulk, MOST_AT_ONCE } from '../bulk/bulk.ts';
import { mergeOfBatch, undoMerge } from '../merging/undo-merge.ts';
import { historyOf } from '../timeline/history.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { undo } from '../undo/undo.ts';
import { demandKeyScope } from './authenticate.ts';
import type { Server } from './instance.ts';
import { failures } from './resources.ts';

const params = z.object({ id: z.uuid() });
const paging = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  entities: z.string().max(500).optional(),
});
const anything = z.record(z.string(), z.unknown());

/** What every entity has besides reading and writing: timeline, history, verbs on many, undo. */
export function registerRecordRoutes(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => !e.isInternal)) {
    registerStory(server, entity);
    registerBatch(server, entity);
  }
  const body = z.object({ audit: z.uuid().optional(), batch: z.uuid().optional() });
  const report = z.object({ undone: z.number(), kept: z.array(anything) });
  server.post(
    '/api/v1/undo',
    { schema: { tags: ['undo'], body, response: { 200: report, ...failures } } },
    async (request) => {
      demandKeyScope(request.ctx, null, 'write');
      const { ctx, body } = request;
      const merge = await mergeOfBatch(ctx, body.batch);
      return (await (merge ? undoMerge(ctx, merge) : undo(ctx, body))) as unknown as z.infer<typeof report>;
    },
  );
}

function registerStory(server: Server, entity: Entity): void {
  const path = `/api/v1/${entity.route}/:id`;
  const tags = [entity.name];
  const page = z.object({ items: z.array(anything), next: z.string().nullable() });
  const column = entity.party === 'id' ? 'party_id' : 'record_id';
  server.get(
    `${path}/timeline`,
    { schema: { tags, params, querystring: paging, response: { 200: page, ...failures } } },
    async (request) => {
      const { ctx, params, query } = request;
      demandKeyScope(ctx, entity.base, 'read');
      const answer = await timelineOf(ctx, column, ctx.app.registry.entity(entity.name), params.id, {
        ...query,
        entities: query.entities?.split(','),
      });
      return answer as unknown as z.infer<typeof page>;
    },
  );
  server.get(
    `${path}/history`,
    { schema: { tags, params, response: { 200: z.object({ items: z.array(anything) }), ...failures } } },
    async (request) => {
      demandKeyScope(request.ctx, entity.base, 'read');
      const items = await historyOf(
        request.ctx,
        request.ctx.app.registry.entity(entity.name),
        request.params.id,
      );
      return { items: items as unknown as Record<string, unknown>[] };
    },
  );
}

function registerBatch(server: Server, entity: Entity): void {
  const body = z.object({
    ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE).optional(),
    filter: z.unknown().optional(),
    q: z.string().max(200).optional(),
    verb: z.string().max(60),
    input: anything.optional(),
  });
  const report = z.object({ batch: z.string(), done: z.number(), refused: z.array(anything) });
  server.post(
    `/api/v1/${entity.route}/batch`,
    { schema: { tags: [entity.name], body, response: { 200: report, ...failures } } },
    async (request) => {
      demandKeyScope(request.ctx, entity.base, 'write');
      return (await bulk(
        request.ctx,
        request.ctx.app.registry.entity(entity.name),
        request.body,
      )) as unknown as z.infer<typeof report>;
    },
  );
}
