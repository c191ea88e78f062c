import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { rowAnswer } from '../../platform/metrics/many-answer.ts';
import { customersAtRisk } from './company/at-risk.ts';
import { expectedSales } from './company/spread.ts';
import { ids } from './routes.ts';
import { teamOf } from './team/team.ts';

const day = z.iso.date();
const advice = z.object({
  user: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  entity: z.string(),
  condition: z.unknown(),
});
const team = z.object({
  sellers: z.array(rowAnswer),
  habits: z.array(rowAnswer),
  team: rowAnswer.nullable(),
  coaching: z.array(advice),
});
const spread = z.object({
  mean: z.number(),
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  deals: z.int(),
  thin: z.array(z.object({ stage: z.string(), ended: z.int() })),
});
const atRisk = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string().nullable(),
  ownerName: z.string().nullable(),
  reason: z.enum(['rarer', 'silent']),
  length: z.int().nullable(),
  usual: z.int().nullable(),
  lastWonOn: z.string(),
  won: z.string().nullable(),
});

/** `GET /control/team` and `GET /control/company`: what their pages show beside plan, forecast and exceptions. */
export function registerPages(server: Server): void {
  const querystring = z.object({ from: day, until: day, users: ids });
  const tags = ['control'];
  server.get(
    '/api/v1/control/team',
    { schema: { tags, querystring, response: { 200: team, ...failures } } },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, null, 'read');
      return teamOf(ctx, query.from, query.until, query.users?.split(','));
    },
  );
  const company = z.object({ spread: spread.nullable(), atRisk: z.array(atRisk) });
  server.get(
    '/api/v1/control/company',
    { schema: { tags, querystring, response: { 200: company, ...failures } } },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, null, 'read');
      const [expected, risks] = await Promise.all([
        expectedSales(ctx, query.from, query.until),
        customersAtRisk(ctx),
      ]);
      return { spread: expected, atRisk: risks };
    },
  );
}
