import { z } from 'zod';
import { demandSession } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures } from '../../../platform/api/resources.ts';
import { makeFeed, makePhonePass, passesOf, revokePass } from './passes.ts';

const tags = ['calendar'];
const pass = z.object({
  id: z.uuid(),
  kind: z.enum(['feed', 'phone']),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});

/** Made, shown once and revoked by people in a signed-in browser. */
export function registerPasses(server: Server): void {
  server.get(
    '/api/v1/me/calendar/passes',
    { schema: { tags, response: { 200: z.object({ items: z.array(pass) }), ...failures } } },
    async ({ ctx }) => {
      demandSession(ctx);
      return { items: await passesOf(ctx) };
    },
  );
  server.post(
    '/api/v1/me/calendar/feed',
    {
      schema: {
        tags,
        response: { 201: z.object({ path: z.string().describe('Shown this once') }), ...failures },
      },
    },
    async (request, reply) => {
      demandSession(request.ctx);
      const secret = await makeFeed(request.ctx);
      return reply.code(201).send({ path: `/api/v1/calendar/feed/${secret}.ics` });
    },
  );
  const named = z.object({ name: z.string().trim().min(1).max(100) });
  const made = z.object({ password: z.string().describe('Shown this once') });
  server.post(
    '/api/v1/me/calendar/phones',
    { schema: { tags, body: named, response: { 201: made, ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      return reply.code(201).send({ password: await makePhonePass(request.ctx, request.body.name) });
    },
  );
  server.delete(
    '/api/v1/me/calendar/passes/:id',
    { schema: { tags, params: z.object({ id: z.uuid() }), response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      await revokePass(request.ctx, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
