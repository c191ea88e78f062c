import { z } from 'zod';
import { invalid } from '../../../kernel/errors.ts';
import { metricNamed } from '../../../platform/metrics/figures.ts';
import type { Preparation } from '../../../platform/module.ts';
import { MOST_TILES, tileSizes } from '../tiles.rules.ts';

const tile = z
  .strictObject({
    id: z.string().min(1).max(40),
    report: z.uuid().optional(),
    metric: z.string().max(80).optional(),
    size: z.enum(tileSizes),
  })
  .refine((t) => Boolean(t.report) !== Boolean(t.metric));
const tilesOf = z
  .array(tile)
  .max(MOST_TILES)
  .refine((tiles) => new Set(tiles.map((t) => t.id)).size === tiles.length);

/** Whether a report may be seen is for each reader; that a figure exists is for all. */
export const arranged: Preparation = {
  entity: 'reports.dashboard',
  prepare: async (ctx, given) => {
    if (!('tiles' in given)) return {};
    const parsed = tilesOf.safeParse(given['tiles'] ?? []);
    if (!parsed.success)
      throw invalid(
        parsed.error.issues
          .slice(0, 10)
          .map(({ path }) => ({ field: ['tiles', ...path.map(String)].join('.'), code: 'invalid_value' })),
      );
    for (const { metric } of parsed.data) if (metric) metricNamed(ctx, metric);
    return { tiles: parsed.data };
  },
};
