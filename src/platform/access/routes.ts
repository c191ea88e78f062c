import { z } from 'zod';
import type { Why } from '../../kernel/why.ts';
import { demandKeyScope } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import type { App } from '../app.ts';
import { explainAccess } from './why.ts';

const params = z.object({ id: z.uuid() });
const querystring = z.object({
  user: z.uuid().optional().describe('Whose access is explained; by default the own'),
  at: z.iso.datetime({ offset: true }).optional().describe('A moment of the past; by default now'),
});
const reason = z.object({ kind: z.string(), gives: z.enum(['read', 'write']) }).loose();
const answer = z.object({
  user: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  canRead: z.boolean(),
  canWrite: z.boolean(),
  reasons: z.array(reason),
  fields: z.record(z.string(), z.enum(['hidden', 'readOnly'])),
});

/** "Why can this person see this?" on every record. */
export function registerWhy(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => !e.isInternal)) {
    const schema = { tags: [entity.name], params, querystring, response: { 200: answer, ...failures } };
    server.get(
      `/api/v1/${entity.route}/:id/why`,
      { schema },
      async ({ ctx, params, query }): Promise<Why> => {
        demandKeyScope(ctx, entity.base, 'read');
        return explainAccess(ctx, ctx.app.registry.entity(entity.name), params.id, query);
      },
    );
  }
}
