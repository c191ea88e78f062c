import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { aggregateRecords } from '../records/aggregate.ts';
import { functions, steps } from '../records/measure.ts';
import { demandKeyScope } from './authenticate.ts';
import type { Server } from './instance.ts';
import { failures, parseJson } from './resources.ts';

const query = z.object({
  entity: z.string().max(80),
  measures: z.string().max(2000).describe('[{"fn":"sum","field":"amount"}]'),
  groups: z.string().max(2000).optional().describe('[{"field":"closedOn","by":"month"}]'),
  filter: z.string().max(100_000).optional(),
  q: z.string().max(200).optional(),
});
const measures = z
  .array(z.object({ fn: z.enum(functions), field: z.string().max(120).optional() }))
  .min(1)
  .max(10);
const groups = z.array(z.object({ field: z.string().max(120), by: z.enum(steps).optional() })).max(3);
const text = z.array(z.string().nullable());

/** Figures over any entity: `GET /api/v1/aggregate`. */
export function registerAggregate(server: Server): void {
  server.get(
    '/api/v1/aggregate',
    {
      schema: {
        tags: ['aggregate'],
        querystring: query,
        response: {
          200: z.object({ rows: z.array(z.object({ keys: text, names: text, values: text })) }),
          ...failures,
        },
      },
    },
    async (request) => {
      const { ctx, query } = request;
      const entity = ctx.app.registry.find(query.entity);
      if (!entity || entity.isInternal) throw invalidField('entity', 'unknown_entity');
      demandKeyScope(ctx, entity.base, 'read');
      const rows = await aggregateRecords(ctx, entity, {
        measures: checked(measures, query.measures, 'measures') ?? [],
        groups: checked(groups, query.groups, 'groups'),
        filter: parseJson(query.filter, 'filter'),
        q: query.q,
      });
      return { rows };
    },
  );
}

function checked<T extends z.ZodType>(
  schema: T,
  json: string | undefined,
  field: string,
): z.infer<T> | undefined {
  const value = parseJson(json, field);
  if (value === undefined) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw invalidField(field, 'invalid_value');
  return result.data;
}
