import { z } from 'zod';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import { demand } from '../context.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from './api-keys.ts';

const params = z.object({ id: z.uuid() });
const key = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  user: z.object({ id: z.string(), name: z.string() }),
});
const keys = z.object({ items: z.array(key) });
const newKey = z.object({
  name: z.string().trim().min(1).max(200),
  scopes: z
    .array(z.string().max(100))
    .min(1)
    .max(50)
    .describe('`read`, `write`, `<entity>:read`, `<entity>:write`'),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
});
const made = z.object({ id: z.string(), key: z.string().describe('Shown this once') });

/** Keys are made and revoked by people in a signed-in browser; a key makes no keys. */
export function registerKeys(server: Server): void {
  const tags = ['me'];
  server.get(
    '/api/v1/me/api-keys',
    { schema: { tags, response: { 200: keys, ...failures } } },
    async ({ ctx }) => {
      demandSession(ctx);
      return { items: await listApiKeys(ctx, ctx.userId) };
    },
  );
  server.post(
    '/api/v1/me/api-keys',
    { schema: { tags, body: newKey, response: { 201: made, ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      return reply.code(201).send(await makeApiKey(request.ctx, request.body));
    },
  );
  server.delete(
    '/api/v1/me/api-keys/:id',
    { schema: { tags, params, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      await revokeApiKey(request.ctx, request.params.id, request.ctx.userId);
      return reply.code(204).send(null);
    },
  );
  registerAllKeys(server);
}

function registerAllKeys(server: Server): void {
  const tags = ['api-keys'];
  server.get(
    '/api/v1/api-keys',
    { schema: { tags, response: { 200: keys, ...failures } } },
    async ({ ctx }) => {
      demandSession(ctx);
      demand(ctx, 'administer');
      return { items: await listApiKeys(ctx, null) };
    },
  );
  server.delete(
    '/api/v1/api-keys/:id',
    { schema: { tags, params, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      demand(request.ctx, 'administer');
      await revokeApiKey(request.ctx, request.params.id, null);
      return reply.code(204).send(null);
    },
  );
}
