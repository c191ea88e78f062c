import { z } from 'zod';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import type { App } from '../app.ts';
import { loadMailServer } from '../mail/server-settings.ts';
import { acceptLink } from './accounts.ts';
import { clearSession, startSession } from './cookie.ts';
import { forgetPassword } from './forgotten.ts';
import { install, newInstallation } from './installation.ts';
import { endSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const open = { config: { isOpen: true } };
export const done = z.object({ done: z.literal(true) });

export function registerSignIn(app: App, server: Server): void {
  registerInstallation(app, server);
  registerSession(app, server);
  registerLinks(app, server);
}

function registerInstallation(app: App, server: Server): void {
  const state = z.object({
    state: z.enum(['new', 'ready']),
    company: z.string().optional(),
    language: z.string(),
    version: z.string(),
    /** Whether a forgotten password is mended by a letter. */
    sendsMail: z.boolean(),
  });
  server.get(
    '/api/v1/installation',
    { ...open, schema: { tags: ['installation'], response: { 200: state, ...failures } } },
    async () => {
      const s = app.settings();
      return {
        state: s.isInstalled ? ('ready' as const) : ('new' as const),
        ...(s.isInstalled ? { company: s.name } : {}),
        language: s.language,
        version: '0.1.0',
        sendsMail: (await loadMailServer(app)) !== undefined,
      };
    },
  );
  const schema = { tags: ['installation'], body: newInstallation, response: { 201: done, ...failures } };
  server.post('/api/v1/installation', { ...open, schema }, async (request, reply) => {
    const owner = await install(app, request.body);
    await startSession(app, request, reply, owner);
    return reply.code(201).send({ done: true });
  });
}

function registerSession(app: App, server: Server): void {
  const body = z.object({
    email: z.string().max(200),
    password: z.string().max(200),
    code: z.string().max(40).optional(),
  });
  server.post(
    '/api/v1/session',
    { ...open, schema: { tags: ['session'], body, response: { 200: done, ...failures } } },
    async (request, reply) => {
      const userId = await signIn(app, request.body, request.ip);
      await startSession(app, request, reply, userId);
      return { done: true } as const;
    },
  );
  server.delete(
    '/api/v1/session',
    { schema: { tags: ['session'], response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      if (request.session) await endSessions(app, app.db, { id: request.session.id });
      return clearSession(request, reply).code(204).send(null);
    },
  );
}

function registerLinks(app: App, server: Server): void {
  const body = z.object({
    token: z.string().max(100),
    password: z.string().max(200),
    name: z.string().trim().max(200).optional(),
  });
  const schema = { tags: ['session'], body, response: { 200: done, ...failures } };
  server.post('/api/v1/invitations/accept', { ...open, schema }, async (request, reply) => {
    const userId = await acceptLink(app, 'invitation', request.body, request.ip);
    await startSession(app, request, reply, userId);
    return { done: true } as const;
  });
  server.post(
    '/api/v1/password-resets',
    {
      ...open,
      schema: {
        tags: ['session'],
        body: z.object({ email: z.string().max(200) }),
        response: { 202: done, ...failures },
      },
    },
    async (request, reply) => {
      await forgetPassword(app, request.body.email, request.ip);
      return reply.code(202).send({ done: true });
    },
  );
  // Signing in afterwards asks for the second factor, which the link does not replace.
  server.post(
    '/api/v1/password-resets/accept',
    { ...open, schema: { ...schema, body: body.omit({ name: true }) } },
    async (request) => {
      await acceptLink(app, 'reset', request.body, request.ip);
      return { done: true } as const;
    },
  );
}
