import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { rowAnswer } from '../../platform/metrics/many-answer.ts';
import { dimensions } from './dimensions.ts';
import { planPeople } from './people.ts';
import { planFact } from './plan-fact.ts';

const day = z.iso.date().optional();
const query = z.object({
  by: z.enum(dimensions).optional(),
  from: day,
  until: day,
  users: z.string().max(40_000).optional().describe('ids, comma-separated'),
});
const answer = z.object({ rows: z.array(rowAnswer.extend({ contactsMade: z.string() })) });

/** `GET /plan-fact`: targets beside what was reached, within what the reader may see. */
export function registerPlanFact(server: Server): void {
  const schema = { tags: ['quotas'], querystring: query, response: { 200: answer, ...failures } };
  server.get('/api/v1/plan-fact', { schema }, async ({ ctx, query }) => {
    demandKeyScope(ctx, null, 'read');
    const users = query.users?.split(',');
    return { rows: await planFact(ctx, { ...query, users }) };
  });
  const link = z.string().nullable();
  const people = z.object({
    departments: z.array(z.object({ id: z.uuid(), name: z.string(), parent: link })),
    users: z.array(z.object({ id: z.uuid(), name: z.string(), department: link })),
  });
  const ofPeople = { tags: ['quotas'], response: { 200: people, ...failures } };
  server.get('/api/v1/plan-people', { schema: ofPeople }, async ({ ctx }) => {
    demandKeyScope(ctx, null, 'read');
    return planPeople(ctx);
  });
}
