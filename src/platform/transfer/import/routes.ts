import { z } from 'zod';
import { demandKeyScope } from '../../api/authenticate.ts';
import type { Server } from '../../api/instance.ts';
import { failures, fileAnswer } from '../../api/resources.ts';
import { type Context, demand } from '../../context.ts';
import { getRecord, loadRecord } from '../../records/read.ts';
import { Import } from './import.entity.ts';
import { intakeColumns, intakeOf } from './intake-columns.ts';
import { planSchema } from './plan.ts';
import { checkOf, deletePlan, planOf, previewOf, savePlan, stepOf } from './planning.ts';
import { refusedRows } from './refused.ts';
import { runInput } from './run.ts';
import { startRun, startUndo, stopRun } from './start.ts';
import { columnNames, importable, manyFields, restorable } from './targets.ts';
import { receiveFile, takeSheet } from './upload.ts';

const params = z.object({ id: z.uuid() });
const anything = z.looseObject({});
const answer = { 200: anything, ...failures };
const tags = ['transfer.import'];
type Answer = z.infer<typeof anything>;

const begin = (ctx: Context, kind: 'read' | 'write' = 'write'): Context => {
  demandKeyScope(ctx, Import.base, kind);
  demand(ctx, 'import');
  return ctx;
};
const view = async (ctx: Context, id: string): Promise<Answer> =>
  JSON.parse(await getRecord(ctx, Import, id));
const views = async (ctx: Context, ids: string[]): Promise<Answer> => ({
  items: await Promise.all(ids.map((id) => view(ctx, id))),
});

/** Bringing files in: upload, plan, check, run, undo; progress is the import's own record. */
export function registerImports(server: Server): void {
  registerUpload(server);
  registerPlanning(server);
  registerRunning(server);
}

function registerUpload(server: Server): void {
  server.post(
    '/api/v1/imports',
    { schema: { tags, response: { 201: anything, ...failures } } },
    async (request, reply) => {
      const ctx = begin(request.ctx);
      const id = await receiveFile(ctx, await request.file());
      return reply.code(201).send(await view(ctx, id));
    },
  );
  server.get('/api/v1/imports/targets', { schema: { tags, response: answer } }, async (request) => {
    const ctx = begin(request.ctx, 'read');
    const own = new Set(importable(ctx).map((e) => e.name));
    const items = [...importable(ctx), ...restorable(ctx).filter((e) => !own.has(e.name))].map((e) => ({
      entity: e.name,
      canCreate: own.has(e.name),
      fields: ['id', ...columnNames(ctx, e)],
      many: manyFields(ctx, e),
      keys: intakeColumns(ctx, e).flatMap(([name]) => (intakeOf(ctx, e, name)?.bearers ? [name] : [])),
      columns: Object.fromEntries(intakeColumns(ctx, e)),
    }));
    return { items };
  });
}

function registerPlanning(server: Server): void {
  server.post(
    '/api/v1/imports/:id/propose',
    { schema: { tags, params, body: z.object({ entity: z.string().max(80) }), response: answer } },
    async (request) => {
      const ctx = begin(request.ctx);
      return { ...stepOf(ctx, await loadRecord(ctx, Import, request.params.id), request.body.entity) };
    },
  );
  server.post(
    '/api/v1/imports/:id/sheet',
    {
      schema: { tags, params, body: z.object({ sheet: z.number().int().min(0).max(500) }), response: answer },
    },
    async (request) => {
      const ctx = begin(request.ctx);
      await takeSheet(ctx, await planOf(ctx, request.params.id), request.body.sheet);
      return view(ctx, request.params.id);
    },
  );
  server.put(
    '/api/v1/imports/:id/plan',
    { schema: { tags, params, body: planSchema, response: answer } },
    async (request) => {
      const ctx = begin(request.ctx);
      await savePlan(ctx, request.params.id, request.body);
      return view(ctx, request.params.id);
    },
  );
  server.get(
    '/api/v1/imports/:id/preview',
    { schema: { tags, params, response: answer } },
    async (request) => {
      const ctx = begin(request.ctx);
      return { steps: await previewOf(ctx, await planOf(ctx, request.params.id)) };
    },
  );
  server.post(
    '/api/v1/imports/check',
    { schema: { tags, body: runInput, response: answer } },
    async (request) => {
      const ctx = begin(request.ctx);
      return { items: await checkOf(ctx, request.body.ids) };
    },
  );
  server.post(
    '/api/v1/imports/:id/check',
    { schema: { tags, params, response: answer } },
    async (request) => {
      const ctx = begin(request.ctx);
      const [report] = await checkOf(ctx, [request.params.id]);
      return { ...report };
    },
  );
  server.delete(
    '/api/v1/imports/:id/plan',
    { schema: { tags, params, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      await deletePlan(begin(request.ctx), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function registerRunning(server: Server): void {
  const ways = { run: startRun, undo: startUndo } as const;
  for (const [name, start] of Object.entries(ways)) {
    server.post(
      `/api/v1/imports/${name}`,
      { schema: { tags, body: runInput, response: answer } },
      async (request) => {
        const ctx = begin(request.ctx);
        return views(ctx, await start(ctx, request.body.ids));
      },
    );
    server.post(
      `/api/v1/imports/:id/${name}`,
      { schema: { tags, params, response: answer } },
      async (request) => {
        const ctx = begin(request.ctx);
        await start(ctx, [request.params.id]);
        return view(ctx, request.params.id);
      },
    );
  }
  server.post('/api/v1/imports/:id/stop', { schema: { tags, params, response: answer } }, async (request) => {
    const ctx = begin(request.ctx);
    await stopRun(ctx, request.params.id);
    return view(ctx, request.params.id);
  });
  const query = z.object({ format: z.enum(['csv', 'json']).default('json') });
  server.get(
    '/api/v1/imports/:id/refused',
    { schema: { tags, params, querystring: query, response: fileAnswer } },
    async (request, reply) => {
      const ctx = begin(request.ctx, 'read');
      return refusedRows(ctx, await loadRecord(ctx, Import, request.params.id), request.query.format, reply);
    },
  );
}
