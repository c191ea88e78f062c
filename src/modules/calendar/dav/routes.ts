import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, notFound } from '../../../kernel/errors.ts';
import { refuseForeignOrigin } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import type { App } from '../../../platform/app.ts';
import type { Context } from '../../../platform/context.ts';
import { objectOf } from './contents.ts';
import { sendFailure } from './failures.ts';
import type { Matches } from './matches.ts';
import { type Place, placeOf, ROOT } from './places.ts';
import { textOf } from './properties.ts';
import { propfind } from './propfind.ts';
import { putObject } from './put.ts';
import { removeObject } from './remove.ts';
import { report } from './report.ts';
import { signInByPass } from './sign-in.ts';

const ALLOWED = 'OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, REPORT';
/** What some programs try, and are told that it is not done here. */
const unknown = ['PROPPATCH', 'MKCALENDAR', 'MKCOL', 'MOVE', 'COPY', 'LOCK', 'UNLOCK'];

/** CalDAV (RFC 4791): the parts that phones need, over the user's own meetings and tasks. */
export function registerDav(app: App, server: Server): void {
  for (const method of ['PROPFIND', 'REPORT', ...unknown]) server.addHttpMethod(method, { hasBody: true });
  server.register(async (dav) => {
    dav.removeAllContentTypeParsers();
    dav.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) =>
      done(null, request.method === 'PUT' ? unfolded(body) : body.toString('utf8')),
    );
    const lead = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => reply.redirect(ROOT, 301);
    const schema = { hide: true };
    dav.route({ method: ['GET', 'PROPFIND'], url: '/.well-known/caldav', schema, handler: lead });
    dav.route({ method: ['GET', 'PROPFIND'], url: '/dav', schema, handler: lead });
    dav.route({
      method: ['OPTIONS', 'GET', 'PUT', 'DELETE', 'PROPFIND', 'REPORT'],
      url: '/dav/*',
      schema,
      handler: (request, reply) => answer(app, request, reply),
    });
    const refuse = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
      reply.header('allow', ALLOWED).code(405).send();
    dav.route({ method: ['POST', 'PATCH', ...unknown], url: '/dav/*', schema, handler: refuse });
  });
}

/** Lines of a calendar may be folded between the octets of one letter (RFC 5545, 3.1): so before they are letters. */
const unfolded = (body: Buffer): string =>
  Buffer.from(body.toString('latin1').replaceAll(/\r?\n[ \t]/g, ''), 'latin1').toString('utf8');

async function answer(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.header('dav', '1, 3, calendar-access').header('cache-control', 'private, no-cache');
  try {
    refuseForeignOrigin(request);
    if (request.method === 'OPTIONS') return reply.header('allow', ALLOWED).code(200).send();
    const ctx = await signInByPass(app, request);
    const place = placeOf(ctx, request.url.split('?')[0] ?? '');
    const run = methods[request.method];
    if (!run) throw notFound();
    return await run({
      ctx,
      place,
      request,
      reply,
      body: typeof request.body === 'string' ? request.body : '',
    });
  } catch (error) {
    return sendFailure(reply, error);
  }
}

interface Work {
  ctx: Context;
  place: Place;
  request: FastifyRequest;
  reply: FastifyReply;
  body: string;
}
type Run = (work: Work) => Promise<FastifyReply>;

const methods: Record<string, Run> = {
  PROPFIND: async ({ ctx, place, request, reply, body }) =>
    sendXml(reply, await propfind(ctx, place, String(request.headers['depth'] ?? '1'), body)),
  REPORT: async ({ ctx, place, reply, body }) => sendXml(reply, await report(ctx, place, body)),
  GET: sendObject,
  HEAD: sendObject,
  PUT: async ({ ctx, place, request, reply, body }) => {
    if (place.is !== 'object') throw new DomainError('denied', 'only_objects');
    const isNew = await putObject(ctx, place.collection, place.name, body, matches(request));
    return reply.code(isNew ? 201 : 204).send();
  },
  DELETE: async ({ ctx, place, request, reply }) => {
    if (place.is !== 'object') throw new DomainError('denied', 'only_objects');
    await removeObject(ctx, place.collection, place.name, matches(request));
    return reply.code(204).send();
  },
};

async function sendObject({ ctx, place, reply }: Work): Promise<FastifyReply> {
  const found = place.is === 'object' ? await objectOf(ctx, place.collection, place.name) : undefined;
  if (!found) throw notFound();
  return reply.header('etag', found.etag).type('text/calendar; charset=utf-8').send(textOf(found));
}

const sendXml = (reply: FastifyReply, xml: string): FastifyReply =>
  reply.code(207).type('application/xml; charset=utf-8').send(xml);

const matches = ({ headers }: FastifyRequest): Matches => ({
  match: headers['if-match'],
  isNew: headers['if-none-match'] === '*',
});
