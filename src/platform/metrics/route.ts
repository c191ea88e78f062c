import { z } from 'zod';
import type { Condition } from '../../kernel/condition.ts';
import { demandKeyScope } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures, parseJson } from '../api/resources.ts';
import { steps } from '../records/measure.ts';
import { figuresOf } from './figures.ts';
import { units } from './metric.ts';

const query = z.object({
  metrics: z.string().max(500).describe('names, comma-separated, all of one entity'),
  group: z.string().max(120).optional().describe('a field or path: owner, party.region, closedOn'),
  by: z.enum(steps).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  filter: z.string().max(100_000).optional(),
});
const condition = z.unknown();
const answer = z.object({
  metrics: z.array(
    z.object({
      name: z.string(),
      unit: z.enum(units),
      entity: z.string(),
      condition,
    }),
  ),
  rows: z.array(
    z.object({
      key: z.string().nullable(),
      name: z.string().nullable(),
      condition,
      values: z.record(z.string(), z.string().nullable()),
    }),
  ),
});

/** `GET /api/v1/figures`: the one source of every figure that a screen or a report shows. */
export function registerFigures(server: Server): void {
  server.get(
    '/api/v1/figures',
    { schema: { tags: ['figures'], querystring: query, response: { 200: answer, ...failures } } },
    async (request) => {
      const { ctx, query } = request;
      demandKeyScope(ctx, null, 'read');
      return figuresOf(ctx, {
        metrics: query.metrics.split(','),
        group: query.group ? { field: query.group, by: query.by } : undefined,
        from: query.from,
        until: query.until,
        filter: parseJson(query.filter, 'filter') as Condition | undefined,
      });
    },
  );
}
