import { z } from 'zod';
import { conflict } from '../../kernel/errors.ts';
import { User } from '../access/user.entity.ts';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import type { App } from '../app.ts';
import { asSystem } from '../context.ts';
import { loadRecord } from '../records/read.ts';
import { demandPassword, endTwoFactor } from './accounts.ts';
import { done } from './session-routes.ts';
import { beginEnrolment, confirmEnrolment, demandCode, renewRecoveryCodes } from './two-factor.ts';

const password = z.string().max(200);
const code = z.string().max(40);
const codes = z.object({ recoveryCodes: z.array(z.string()) });
const tags = ['me'];

/** The second factor: turned on with a first code, off with password and code. No program's key comes near it. */
export function registerTwoFactor(app: App, server: Server): void {
  const enrolment = z.object({ enrolment: z.string(), secret: z.string(), uri: z.string(), qr: z.string() });
  server.post(
    '/api/v1/me/two-factor',
    { schema: { tags, body: z.object({ password }), response: { 200: enrolment, ...failures } } },
    async (request) => {
      const { ctx } = request;
      demandSession(ctx);
      await demandPassword(ctx, request.body.password);
      const user = await loadRecord(asSystem(ctx, 'own account'), User, ctx.userId ?? '');
      if (user.hasTwoFactor) throw conflict('two_factor_on');
      return beginEnrolment(app, user);
    },
  );
  const confirmation = z.object({ enrolment: z.string().max(1000), code });
  server.post(
    '/api/v1/me/two-factor/confirm',
    { schema: { tags, body: confirmation, response: { 200: codes, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      return {
        recoveryCodes: await confirmEnrolment(request.ctx, request.body.enrolment, request.body.code),
      };
    },
  );
  const both = z.object({ password, code });
  server.post(
    '/api/v1/me/two-factor/end',
    { schema: { tags, body: both, response: { 200: done, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      await endTwoFactor(request.ctx, request.body);
      return { done: true } as const;
    },
  );
  server.post(
    '/api/v1/me/recovery-codes',
    { schema: { tags, body: both, response: { 200: codes, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      await demandPassword(request.ctx, request.body.password);
      await demandCode(app, request.ctx.userId ?? '', request.body.code);
      return { recoveryCodes: await renewRecoveryCodes(request.ctx) };
    },
  );
}
