import type { ChangeNotice } from '../../kernel/api.ts';
import type { App } from '../app.ts';
import { authenticate } from './authenticate.ts';
import type { Server } from './instance.ts';

const BEAT_MS = 25_000;

/** Server-sent events: names of entities that changed, of those that the listener may read at all. */
export function registerEvents(app: App, server: Server): void {
  server.get('/api/v1/events', { schema: { tags: ['events'], hide: true } }, async (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    // Rights may change, and the session may end, while the stream stays open: asked again each time.
    const send = async (entities: string[]): Promise<void> => {
      const ctx = await authenticate(app, request).catch(() => undefined);
      if (!ctx) return void raw.end();
      const seen = entities.filter((e) => isOfEverybody(app, e) || ctx.grants.on(e).read !== 'none');
      if (seen.length)
        raw.write(`event: change\ndata: ${JSON.stringify({ entities: seen } satisfies ChangeNotice)}\n\n`);
    };
    const unsubscribe = app.realtime.subscribe((entities) => void send(entities));
    const beat = setInterval(() => raw.write(': beat\n\n'), BEAT_MS);
    raw.on('close', () => {
      clearInterval(beat);
      unsubscribe();
    });
  });
}

/** The engine's own tables are under no permissions: each user reads their own rows. */
const isOfEverybody = (app: App, name: string): boolean => app.registry.find(name)?.isInternal ?? false;
