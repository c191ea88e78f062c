import { z } from 'zod';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import { demandCareOf, linkFor } from './accounts.ts';
import { done } from './session-routes.ts';
import { turnOffTwoFactor } from './two-factor.ts';

const params = z.object({ id: z.uuid() });
const link = z.object({ path: z.string(), expiresAt: z.string(), isMailed: z.boolean() });
const body = z.object({ byMail: z.boolean().optional() }).nullish();

/**
 * What an administrator does for others' sign-in. Plain routes and no verbs: an answer holds a secret, which must not be
 * kept for a repeated request.
 */
export function registerAccountCare(server: Server): void {
  server.post(
    '/api/v1/users/:id/invite',
    { schema: { tags: ['access.user'], params, body, response: { 200: link, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      return linkFor(request.ctx, request.params.id, 'invitation', request.body?.byMail);
    },
  );
  server.post(
    '/api/v1/users/:id/reset-link',
    { schema: { tags: ['access.user'], params, body, response: { 200: link, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      return linkFor(request.ctx, request.params.id, 'reset', request.body?.byMail);
    },
  );
  server.post(
    '/api/v1/users/:id/end-two-factor',
    { schema: { tags: ['access.user'], params, response: { 200: done, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      await demandCareOf(request.ctx, request.params.id);
      await turnOffTwoFactor(request.ctx, request.params.id);
      return { done: true } as const;
    },
  );
}
