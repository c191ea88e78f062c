import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { demand } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { automatable, responsibleField } from './automatable.ts';
import { AutomationRun } from './run.entity.ts';

const tags = ['automation.rule'];
const entities = z.object({
  items: z.array(z.object({ name: z.string(), responsible: z.string().nullable() })),
});
const attempt = z.object({
  at: z.string(),
  ms: z.int(),
  status: z.int().optional(),
  code: z.string().optional(),
});
const deliveries = z.object({
  items: z.array(
    z.object({ id: z.uuid(), webhook: z.string().nullable(), state: z.string(), attempts: z.array(attempt) }),
  ),
});

/** What rules may be made for, and how the calls of a run went; for whoever administers. */
export function registerAutomation(server: Server): void {
  server.get(
    '/api/v1/automation/entities',
    { schema: { tags, response: { 200: entities, ...failures } } },
    async ({ ctx }) => {
      demandKeyScope(ctx, 'automation.rule', 'read');
      demand(ctx, 'administer');
      const items = automatable(ctx.app.registry)
        .filter((e) => ctx.grants.on(e.base).read === 'all')
        .map((e) => ({ name: e.name, responsible: responsibleField(e) ?? null }));
      return { items };
    },
  );
  server.get(
    '/api/v1/automation-runs/:id/deliveries',
    { schema: { tags, params: z.object({ id: z.string() }), response: { 200: deliveries, ...failures } } },
    async ({ ctx, params }) => {
      demandKeyScope(ctx, 'automation.run', 'read');
      const { id } = await loadRecord(ctx, AutomationRun, params.id);
      const items = await ctx.db.rows<z.infer<typeof deliveries>['items'][number]>(sql`
        select d.id, w.name as webhook, d.state, d.attempts from automation_delivery d
        join automation_webhook w on w.id = d.webhook_id where d.run_id = ${id} order by d.created_at, d.id limit 50`);
      return { items };
    },
  );
}
