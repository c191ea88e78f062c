import { z } from 'zod';
import { readable } from '../../platform/access/readable.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { type Context, demand, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { alikes, alikeTo, typed } from './alike.ts';
import { decide, pageOfPairs, pairsOf } from './pairs.ts';
import { checkAll } from './pass.ts';

const tags = ['duplicates'];
const params = z.object({ id: z.uuid() });
const paging = {
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
};
const status = z.object({ checked: z.number(), all: z.number(), finishedAt: z.string().nullable() });

export function registerDuplicates(server: Server): void {
  server.get(
    '/api/v1/duplicates',
    {
      schema: {
        tags,
        querystring: z.object({
          state: z.enum(['open', 'different']).default('open'),
          kind: z.enum(['company', 'person']).optional(),
          of: z.uuid().optional(),
          batch: z.uuid().optional(),
          ...paging,
        }),
        response: { 200: pageOfPairs, ...failures },
      },
    },
    ({ ctx, query }) => pairsOf(ctx, query),
  );
  for (const [path, state] of [
    ['dismiss', 'different'],
    ['reopen', 'open'],
  ] as const)
    server.post(
      `/api/v1/duplicates/:id/${path}`,
      { schema: { tags, params, response: { 204: z.null(), ...failures } } },
      async ({ ctx, params }, reply) => {
        await decide(ctx, params.id, state);
        return reply.code(204).send(null);
      },
    );
  server.get(
    '/api/v1/duplicates/like',
    { schema: { tags, querystring: typed, response: { 200: alikes, ...failures } } },
    async ({ ctx, query }) => ({ items: await alikeTo(ctx, query) }),
  );
  server.get(
    '/api/v1/duplicates/status',
    { schema: { tags, response: { 200: status, ...failures } } },
    ({ ctx }) => statusOf(ctx),
  );
  server.post(
    '/api/v1/duplicates/check',
    { schema: { tags, response: { 204: z.null(), ...failures } } },
    async ({ ctx }, reply) => {
      demand(ctx, 'administer');
      demandKeyScope(ctx, 'contacts.party', 'write');
      await transact(ctx, checkAll);
      return reply.code(204).send(null);
    },
  );
}

/** How far the pass over all customers is; `all` are those whom the asker sees. */
async function statusOf(ctx: Context): Promise<z.infer<typeof status>> {
  demandKeyScope(ctx, 'contacts.party', 'read');
  const pass = await ctx.db.one<{ checked: number; finishedAt: string | null }>(
    sql`select checked, to_json(finished_at) #>> '{}' as "finishedAt" from duplicate_pass`,
  );
  const all = await ctx.db.one<{ n: number }>(
    sql`select count(*)::int as n from ${readable(ctx, 'contacts.party', 'p')}`,
  );
  return { checked: pass?.checked ?? 0, all: all?.n ?? 0, finishedAt: pass?.finishedAt ?? null };
}
