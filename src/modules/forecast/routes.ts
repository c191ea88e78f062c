import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { figureAnswer } from '../../platform/metrics/many-answer.ts';
import { changeKinds, changesBetween } from './changes.ts';
import { forecastOf } from './forecast.ts';

const day = z.iso.date();
const text = z.string().nullable();
const node = z.object({
  id: z.string(),
  kind: z.enum(['user', 'department', 'all']),
  name: z.string(),
  parent: text,
  figures: z.array(figureAnswer),
  adjusted: text,
});
const adjustment = z.object({
  id: z.uuid(),
  user: text,
  userName: text,
  department: text,
  category: z.string(),
  month: z.string(),
  amount: z.string(),
  author: text,
  authorName: text,
  note: text,
});
const kind = z.enum(changeKinds);
const changes = z.object({
  before: z.string(),
  after: z.string(),
  sums: z.array(z.object({ kind, count: z.int(), change: z.string() })),
  deals: z.array(
    z.object({
      deal: z.string(),
      name: text,
      kind,
      before: text,
      after: text,
      change: z.string(),
      isThere: z.boolean(),
    }),
  ),
});
const compared = z.object({
  from: day.describe('Monday of the first snapshot'),
  until: day.optional().describe('Monday of the second; now where absent'),
  expectedFrom: day.optional(),
  expectedUntil: day.optional(),
});

/** `GET /forecast` and what changed in it between two weeks, within what the reader may see. */
export function registerForecast(server: Server): void {
  const answer = z.object({ nodes: z.array(node), adjustments: z.array(adjustment) });
  const querystring = z.object({ from: day, until: day });
  const tags = ['forecast'];
  server.get(
    '/api/v1/forecast',
    { schema: { tags, querystring, response: { 200: answer, ...failures } } },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, null, 'read');
      return forecastOf(ctx, query.from, query.until);
    },
  );
  server.get(
    '/api/v1/forecast/changes',
    { schema: { tags, querystring: compared, response: { 200: changes, ...failures } } },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, null, 'read');
      return changesBetween(ctx, query);
    },
  );
}
