import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, notFound } from '../../../kernel/errors.ts';
import { demandSession } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures } from '../../../platform/api/resources.ts';
import { countTry, type Limit } from '../../../platform/auth/limits.ts';
import { vapidKeys } from './keys.ts';
import { testPayload } from './payload.ts';
import { postPush } from './push.ts';
import {
  devicesOf,
  forgetSubscription,
  markUsed,
  subscribe,
  subscription,
  targetFor,
  unsubscribe,
} from './subscriptions.ts';

const tags = ['push'];
const path = '/api/v1/me/push';
const params = z.object({ id: z.uuid() });
const device = z.object({
  id: z.uuid(),
  agent: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
const byTest: Limit = { name: 'push test', tries: 20, seconds: 600 };
const bySubscription: Limit = { name: 'push subscription', tries: 60, seconds: 600 };

/** One's own browsers, from a browser: no key turns on what somebody's screen shows. */
export function registerPush(server: Server): void {
  const devices = z.object({ key: z.string(), devices: z.array(device) });
  server.get(path, { schema: { tags, response: { 200: devices, ...failures } } }, async ({ ctx }) => {
    demandSession(ctx);
    return { key: (await vapidKeys(ctx)).publicKey, devices: await devicesOf(ctx) };
  });
  server.post(
    path,
    { schema: { tags, body: subscription, response: { 200: params, ...failures } } },
    async (request) => {
      const { ctx, body } = request;
      await countTry(ctx.app, bySubscription, ctx.userId ?? '');
      return { id: await subscribe(ctx, body, whence(request)) };
    },
  );
  server.delete(
    `${path}/:id`,
    { schema: { tags, params, response: { 204: z.null(), ...failures } } },
    async ({ ctx, params }, reply) => {
      demandSession(ctx);
      await unsubscribe(ctx, params.id);
      return reply.code(204).send(null);
    },
  );
  registerTest(server);
}

/** Sent at once, so that the answer says what happened. */
function registerTest(server: Server): void {
  const outcome = z.object({
    is: z.enum(['sent', 'gone', 'later', 'failed', 'uncertain']),
    code: z.string().nullable(),
  });
  server.post(
    `${path}/:id/test`,
    { schema: { tags, params, response: { 200: outcome, ...failures } } },
    async ({ ctx, params }) => {
      demandSession(ctx);
      const to = await targetFor(ctx, params.id);
      if (!to || to.user !== ctx.userId) throw notFound();
      await countTry(ctx.app, byTest, to.user);
      const result = await postPush(to.target, testPayload(ctx.language), await vapidKeys(ctx));
      if (result.is === 'gone') await forgetSubscription(ctx, params.id);
      if (result.is === 'sent') await markUsed(ctx, params.id);
      return { is: result.is, code: 'code' in result ? result.code : null };
    },
  );
}

function whence(request: FastifyRequest): { session: string; agent: string | undefined; host: string } {
  demandSession(request.ctx);
  if (!request.session) throw new DomainError('denied', 'session_needed');
  return { session: request.session.id, agent: request.headers['user-agent'], host: request.hostname };
}
