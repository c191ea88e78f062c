import { z } from 'zod';
import { conflict } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { asSystem, type Context, demand, transact } from '../../platform/context.ts';
import { ownDependents } from '../../platform/records/purge.ts';
import { lockedState, type SampleState, sampleState, setSampleState } from './state.ts';

const link = z.object({ entity: z.string(), id: z.string(), title: z.string() });
const answer = z.object({
  state: z.enum(['none', 'filling', 'ready', 'removing', 'failed']),
  progress: z.number().optional(),
  /** The company's own records that point to sample ones, to be looked at before the removal. */
  dependents: z.array(link.extend({ field: z.string(), isKept: z.boolean() })),
  kept: z.array(link),
});
const responses = { 200: answer, ...failures };
const tags = ['sample'];

/** `/installation/sample`: a company to look around in, made and removed whole. For whoever administers. */
export function registerSample(server: Server): void {
  server.get('/api/v1/installation/sample', { schema: { tags, response: responses } }, async (request) =>
    view(begin(request.ctx, 'read')),
  );
  const body = z
    .object({
      seed: z
        .number()
        .int()
        .min(1)
        .max(2 ** 31)
        .optional(),
    })
    .optional();
  server.post(
    '/api/v1/installation/sample',
    { schema: { tags, body, response: responses } },
    async (request) => {
      const ctx = begin(request.ctx, 'write');
      await start(
        ctx,
        ['none', 'failed'],
        { state: 'filling', batch: uuidv7(), seed: request.body?.seed ?? 20_260, progress: 0 },
        'sample.fill',
        { user: ctx.userId },
      );
      return view(ctx);
    },
  );
  server.post(
    '/api/v1/installation/sample/remove',
    { schema: { tags, response: responses } },
    async (request) => {
      const ctx = begin(request.ctx, 'write');
      const { batch } = await sampleState(ctx);
      await start(
        ctx,
        ['ready', 'failed'],
        { state: 'removing', ...(batch ? { batch } : {}) },
        'sample.remove',
        {},
      );
      return view(ctx);
    },
  );
}

function begin(ctx: Context, kind: 'read' | 'write'): Context {
  demandKeyScope(ctx, null, kind);
  demand(ctx, 'administer');
  return ctx;
}

function start(
  ctx: Context,
  from: SampleState['state'][],
  next: SampleState,
  job: string,
  data: object,
): Promise<void> {
  return transact(asSystem(ctx, 'sample company'), async (tx) => {
    const { state } = await lockedState(tx);
    if (!from.includes(state)) throw conflict(state === 'none' ? 'no_sample' : 'sample_exists');
    await setSampleState(tx, next);
    await tx.app.jobs.enqueue(tx, job, data);
  });
}

async function view(ctx: Context): Promise<z.infer<typeof answer>> {
  const { state, progress, batch, kept } = await sampleState(ctx);
  const dependents = state === 'ready' && batch ? await ownDependents(ctx, batch) : [];
  return { state, ...(progress === undefined ? {} : { progress }), dependents, kept: kept ?? [] };
}
