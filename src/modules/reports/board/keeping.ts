import { z } from 'zod';
import { invalid } from '../../../kernel/errors.ts';
import { metricNamed } from '../../../platform/metrics/figures.ts';
import type { Preparation, Values } from '../../../platform/module.ts';
import { overrides } from '../overrides.ts';
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

/** A name, or both days in their order. */
const periodOf = overrides.nullable().refine((p) => {
  if (!p) return true;
  const hasDays = p.from !== undefined && p.until !== undefined && p.from <= p.until;
  return p.named ? !p.from && !p.until : hasDays;
});

/** Whether a report may be seen is for each reader; that a figure exists is for all. */
export const arranged: Preparation = {
  entity: 'reports.dashboard',
  prepare: async (ctx, given) => {
    const kept: Values = {};
    if ('period' in given) kept['period'] = sound('period', periodOf, given['period'] ?? null);
    if (!('tiles' in given)) return kept;
    const tiles = sound('tiles', tilesOf, given['tiles'] ?? []);
    for (const { metric } of tiles) if (metric) metricNamed(ctx, metric);
    return { ...kept, tiles };
  },
};

function sound<T>(name: string, shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues
      .slice(0, 10)
      .map(({ path }) => ({ field: [name, ...path.map(String)].join('.'), code: 'invalid_value' })),
  );
}
