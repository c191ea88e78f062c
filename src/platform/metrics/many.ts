import type { Condition } from '../../kernel/condition.ts';
import type { Context } from '../context.ts';
import type { Grouping } from '../records/measure.ts';
import { type Figures, figuresOf } from './figures.ts';

/** Metrics of one entity, and the field by which they fall into the rows that several entities share. */
export interface Source {
  metrics: string[];
  group?: Grouping | undefined;
  filter?: Condition | undefined;
}
/** A figure and the records behind it. */
export interface Figure {
  metric: string;
  unit: Figures['metrics'][number]['unit'];
  entity: string;
  value: string | null;
  condition: Condition;
}
export interface ManyRow {
  key: string | null;
  name: string | null;
  figures: Figure[];
}

/** Figures of several entities side by side, in rows of a dimension that all of them have (a seller, a month). */
export async function figuresOfMany(
  ctx: Context,
  sources: Source[],
  period: { from?: string | undefined; until?: string | undefined },
): Promise<ManyRow[]> {
  const answers = await Promise.all(sources.map((source) => figuresOf(ctx, { ...source, ...period })));
  const rows = new Map<string | null, ManyRow>();
  for (const [i, figures] of answers.entries()) addRows(rows, figures, Boolean(sources[i]?.group));
  return [...rows.values()].filter((row) => row.figures.some((f) => Number(f.value ?? 0) !== 0));
}

function addRows(
  rows: Map<string | null, ManyRow>,
  { metrics, rows: answered }: Figures,
  isGrouped: boolean,
): void {
  for (const { key, name, condition, values } of answered) {
    const row = rows.get(key) ?? { key, name, figures: [] };
    row.name ??= name;
    rows.set(key, row);
    for (const metric of metrics) {
      const group = isGrouped && condition ? [condition] : [];
      row.figures.push({
        metric: metric.name,
        unit: metric.unit,
        entity: metric.entity,
        value: values[metric.name] ?? null,
        condition: { all: [metric.condition, ...group] },
      });
    }
  }
}
