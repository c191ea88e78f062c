import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import type { Context } from '../../platform/context.ts';
import { metricNamed } from '../../platform/metrics/figures.ts';
import { type BaseMetric, isRatio, type Metric, units } from '../../platform/metrics/metric.ts';

const metric = z.object({
  name: z.string(),
  entity: z.string(),
  unit: z.enum(units),
  /** Whether it is of a period; else it says how things stand now. */
  isDated: z.boolean(),
});

/** Which figures there are for a report or a board, of entities that the asker reads. */
export function registerMetrics(server: Server): void {
  server.get(
    '/api/v1/reports/metrics',
    { schema: { tags: ['figures'], response: { 200: z.object({ items: z.array(metric) }), ...failures } } },
    async ({ ctx }) => {
      demandKeyScope(ctx, null, 'read');
      const { registry } = ctx.app;
      const isOpen = (entity: string): boolean =>
        ctx.grants.on(registry.entity(entity).base).read !== 'none' ||
        registry.entity(entity).access.by === 'everyone';
      const all = registry.modules.flatMap((m) => m.metrics ?? []).filter((m) => isOpen(m.entity));
      return {
        items: all.map((m) => ({ name: m.name, entity: m.entity, unit: m.unit, isDated: isDated(ctx, m) })),
      };
    },
  );
}

function isDated(ctx: Context, metric: Metric): boolean {
  return Boolean((isRatio(metric) ? (metricNamed(ctx, metric.of) as BaseMetric) : metric).dateField);
}
