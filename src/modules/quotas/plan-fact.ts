import { Decimal } from 'decimal.js';
import type { Condition } from '../../kernel/condition.ts';
import type { Context } from '../../platform/context.ts';
import { type Figure, figuresOfMany, type ManyRow } from '../../platform/metrics/many.ts';
import { contactMetrics, type Dimension, type PlanSource, sources } from './dimensions.ts';

export interface PlanFactQuery {
  by?: Dimension | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** Only what is of these users; of everybody that the reader may see where absent. */
  users?: string[] | undefined;
}
/** `contactsMade`: calls, meetings and letters together. */
export type PlanFactRow = ManyRow & { contactsMade: string };

/** What was to be reached beside what was, from the one metric layer, in rows of a dimension or in one row. */
export async function planFact(ctx: Context, query: PlanFactQuery): Promise<PlanFactRow[]> {
  const { by, users } = query;
  const asked = sources.filter((s) => (by ? s.by[by] : !s.isByProduct));
  const rows = await figuresOfMany(
    ctx,
    asked.map((s) => ({ metrics: s.metrics, group: by && s.by[by], filter: users && ofUsers(s, users) })),
    query,
  );
  return rows.map((row) => ({ ...row, contactsMade: sumOf(row.figures, contactMetrics) }));
}

const ofUsers = (source: PlanSource, value: string[]): Condition => ({
  field: source.whose,
  op: 'in',
  value,
});

function sumOf(figures: Figure[], metrics: string[]): string {
  return figures
    .filter((f) => metrics.includes(f.metric))
    .reduce((sum, f) => sum.plus(f.value ?? 0), new Decimal(0))
    .toFixed();
}
