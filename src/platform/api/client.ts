import { fileURLToPath } from 'node:url';
import serveStatic from '@fastify/static';
import { DomainError } from '../../kernel/errors.ts';
import { sendProblem } from './errors.ts';
import type { Server } from './instance.ts';

/** The built web client: hashed files for a year, the page itself always asked for anew. */
export async function serveClient(server: Server, folder: URL): Promise<void> {
  await server.register(serveStatic, {
    root: fileURLToPath(folder),
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/') || request.method !== 'GET')
      return sendProblem(reply, new DomainError('notFound', 'not_found'));
    return reply.sendFile('index.html');
  });
}
