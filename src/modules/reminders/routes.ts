import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { countUnread, listNotifications, markAllRead, markRead, notification } from './notifications.ts';
import { given, keepSettings, ownSettings, shown } from './settings.ts';

const tags = ['notifications'];
const count = z.object({ count: z.int() });
const list = z.object({ items: z.array(notification), next: z.string().nullable() });
const question = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(100).optional(),
  unread: z.enum(['true', 'false']).optional(),
  digest: z.uuid().optional(),
});
const params = z.object({ id: z.uuid() });

/** What whoever asks is told, and how they want to be told. Nobody ever sees another's. */
export function registerReminders(server: Server): void {
  registerLists(server);
  registerMarks(server);
  registerSettings(server);
}

function registerLists(server: Server): void {
  server.get(
    '/api/v1/notifications',
    { schema: { tags, querystring: question, response: { 200: list, ...failures } } },
    async ({ ctx, query: { unread, ...query } }) => {
      demandKeyScope(ctx, null, 'read');
      return listNotifications(ctx, { ...query, unread: unread === 'true' });
    },
  );
  server.get(
    '/api/v1/notifications/unread',
    { schema: { tags, response: { 200: count, ...failures } } },
    async ({ ctx }) => {
      demandKeyScope(ctx, null, 'read');
      return { count: await countUnread(ctx) };
    },
  );
}

function registerMarks(server: Server): void {
  for (const [verb, isRead] of [
    ['read', true],
    ['unread', false],
  ] as const) {
    server.post(
      `/api/v1/notifications/:id/${verb}`,
      { schema: { tags, params, response: { 204: z.null(), ...failures } } },
      async ({ ctx, params }, reply) => {
        demandKeyScope(ctx, null, 'write');
        await markRead(ctx, params.id, isRead);
        return reply.code(204).send(null);
      },
    );
  }
  const body = z.object({ until: z.iso.datetime({ offset: true }) });
  server.post(
    '/api/v1/notifications/read',
    { schema: { tags, body, response: { 200: count, ...failures } } },
    async ({ ctx, body }) => {
      demandKeyScope(ctx, null, 'write');
      return { count: await markAllRead(ctx, body.until) };
    },
  );
}

function registerSettings(server: Server): void {
  server.get(
    '/api/v1/me/reminders',
    { schema: { tags, response: { 200: shown, ...failures } } },
    async ({ ctx }) => {
      demandKeyScope(ctx, null, 'read');
      return ownSettings(ctx);
    },
  );
  server.put(
    '/api/v1/me/reminders',
    { schema: { tags, body: given, response: { 200: shown, ...failures } } },
    async ({ ctx, body }) => {
      demandKeyScope(ctx, null, 'write');
      await keepSettings(ctx, body);
      return ownSettings(ctx);
    },
  );
}
