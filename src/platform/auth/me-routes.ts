import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Me } from '../../kernel/api.ts';
import { notFound } from '../../kernel/errors.ts';
import { languages } from '../../kernel/i18n.ts';
import { rights } from '../../kernel/permission.ts';
import { User } from '../access/user.entity.ts';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import type { App } from '../app.ts';
import { asSystem } from '../context.ts';
import { loadRecord } from '../records/read.ts';
import { updateRecord } from '../records/write.ts';
import { changePassword } from './accounts.ts';
import { done } from './session-routes.ts';
import { endSessions, openSessionsOf } from './sessions.ts';

export function registerMe(app: App, server: Server): void {
  registerSelf(app, server);
  registerPassword(server);
  registerSessions(app, server);
}

const own = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  phone: z.string().max(40).nullable().optional(),
  position: z.string().max(200).nullable().optional(),
  language: z.enum(languages).optional(),
  timeZone: z.string().max(60).optional(),
});
const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  language: z.enum(languages),
  timeZone: z.string(),
  hasTwoFactor: z.boolean(),
  rights: z.array(z.enum(rights)),
  csrf: z.string(),
  company: z.object({
    name: z.string(),
    country: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    weekStart: z.number(),
  }),
});

function registerSelf(app: App, server: Server): void {
  server.get(
    '/api/v1/me',
    { schema: { tags: ['me'], response: { 200: meSchema, ...failures } } },
    async (request) => me(app, request),
  );
  server.patch(
    '/api/v1/me',
    { schema: { tags: ['me'], body: own, response: { 200: meSchema, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      const { language, ...rest } = request.body;
      await updateRecord(asSystem(request.ctx, 'own settings'), User, request.ctx.userId ?? '', {
        ...rest,
        ...(language ? { locale: language } : {}),
      });
      const ctx = {
        ...request.ctx,
        language: language ?? request.ctx.language,
        timeZone: rest.timeZone ?? request.ctx.timeZone,
      };
      return me(app, Object.assign(request, { ctx }));
    },
  );
}

async function me(
  app: App,
  request: FastifyRequest,
): Promise<Me & { phone: string | null; position: string | null }> {
  const { ctx } = request;
  const user = await loadRecord(asSystem(ctx, 'own account'), User, ctx.userId ?? '');
  const s = app.settings();
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    phone: user.phone,
    position: user.position,
    language: ctx.language,
    timeZone: ctx.timeZone,
    hasTwoFactor: user.hasTwoFactor,
    rights: rights.filter((r) => ctx.grants.has(r)),
    company: {
      name: s.name,
      country: s.country,
      currency: s.currency,
      timeZone: s.timeZone,
      weekStart: s.weekStart,
    },
    csrf: request.session?.csrf ?? '',
  };
}

function registerPassword(server: Server): void {
  const body = z.object({ current: z.string().max(200), password: z.string().max(200) });
  server.post(
    '/api/v1/me/password',
    { schema: { tags: ['me'], body, response: { 200: done, ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      await changePassword(request.ctx, request.body, request.session?.id ?? null);
      return { done: true } as const;
    },
  );
}

function registerSessions(app: App, server: Server): void {
  const item = z.object({
    id: z.string(),
    createdAt: z.string(),
    lastUsedAt: z.string(),
    agent: z.string().nullable(),
    address: z.string().nullable(),
    isCurrent: z.boolean(),
  });
  server.get(
    '/api/v1/me/sessions',
    { schema: { tags: ['me'], response: { 200: z.object({ items: z.array(item) }), ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      const items = await openSessionsOf(app, request.ctx.db, request.ctx.userId ?? '');
      return { items: items.map((s) => ({ ...s, isCurrent: s.id === request.session?.id })) };
    },
  );
  server.delete(
    '/api/v1/me/sessions',
    { schema: { tags: ['me'], response: { 200: z.object({ ended: z.number() }), ...failures } } },
    async (request) => {
      demandSession(request.ctx);
      const except = request.session ? { except: request.session.id } : {};
      return { ended: await endSessions(app, app.db, { user: request.ctx.userId ?? '', ...except }) };
    },
  );
  const params = z.object({ id: z.uuid() });
  server.delete(
    '/api/v1/me/sessions/:id',
    { schema: { tags: ['me'], params, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandSession(request.ctx);
      const ended = await endSessions(app, app.db, { id: request.params.id, user: request.ctx.userId ?? '' });
      if (!ended) throw notFound();
      return reply.code(204).send(null);
    },
  );
}
