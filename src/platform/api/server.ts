import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import type { FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { App } from '../app.ts';
import { authenticate, refuseForeignOrigin } from './authenticate.ts';
import { sendProblem } from './errors.ts';
import { buildInstance, type Server, type ServerOptions } from './instance.ts';

/** The HTTP server with what holds for every route: who asks, what an error looks like, headers of safety. */
export async function createServer(app: App, options: ServerOptions): Promise<Server> {
  const server = buildInstance(app.log, options);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(cookie);
  await server.register(multipart, { limits: { fileSize: 200 * 1_048_576, files: 10, fields: 20 } });
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Mijoz', version: '1' }, servers: [{ url: '/' }] },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  // A DELETE or a verb may say `application/json` and bring no body.
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, String(body), done),
  );
  server.decorateRequest('session', null);
  server.addHook('onRequest', async (request: FastifyRequest, reply) => {
    reply.headers(safetyHeaders);
    // The route that was found, not the address as it was written: `/%61pi/` finds the same routes.
    if (!request.routeOptions.url?.startsWith('/api/')) return;
    refuseForeignOrigin(request);
    if (request.routeOptions.config.isOpen) return;
    request.ctx = await authenticate(app, request);
  });
  server.addHook('onResponse', async ({ raw }: FastifyRequest) => {
    // An upload refused unread would hold its connection, and a stop of the program, until the client gives up.
    if (raw.complete) return;
    raw.unpipe();
    raw.resume();
  });
  server.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
  return server;
}

const safetyHeaders = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
