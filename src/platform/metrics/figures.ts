import { Decimal } from 'decimal.js';
import type { Condition } from '../../kernel/condition.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Context } from '../context.ts';
import { type AggregateRow, aggregateRecords } from '../records/aggregate.ts';
import type { Grouping } from '../records/measure.ts';
import { daysCondition } from './days.ts';
import { groupCondition } from './group-condition.ts';
import { type BaseMetric, isRatio, type Metric } from './metric.ts';

export interface FiguresQuery {
  metrics: string[];
  group?: Grouping | undefined;
  /** Days, both included; open where absent. */
  from?: string | undefined;
  until?: string | undefined;
  filter?: Condition | undefined;
}
export interface Figures {
  /** The records behind a metric's figure, before the group's condition is added: what a click on it opens. */
  metrics: { name: string; unit: Metric['unit']; entity: string; condition: Condition }[];
  /** Decimal text by metric; null where there is nothing to count. One row without key where nothing is grouped. */
  rows: {
    key: string | null;
    name: string | null;
    condition: Condition | null;
    values: Record<string, string | null>;
  }[];
}

/** Metrics of one entity, whole or by a dimension, over the records that the reader may see. */
export async function figuresOf(ctx: Context, query: FiguresQuery): Promise<Figures> {
  const asked = query.metrics.map((name) => metricNamed(ctx, name));
  const entityName = asked[0]?.entity ?? '';
  if (asked.some((m) => m.entity !== entityName)) throw invalidField('metrics', 'one_entity_at_a_time');
  const bases = [...new Set(asked.flatMap((m) => (isRatio(m) ? [m.share, m.of] : [m.name])))].map(
    (name) => metricNamed(ctx, name) as BaseMetric,
  );
  const entity = ctx.app.registry.entity(entityName);
  const rows = await aggregateRecords(ctx, entity, {
    measures: bases.map((m) => ({ fn: m.fn, field: m.field, where: conditionOf(ctx, m, query) })),
    groups: query.group ? [query.group] : [],
    filter: { any: bases.map((m) => conditionOf(ctx, m, query)) },
  });
  return {
    metrics: asked.map((m) => ({
      name: m.name,
      unit: m.unit,
      entity: entityName,
      condition: conditionOf(ctx, isRatio(m) ? (metricNamed(ctx, m.of) as BaseMetric) : m, query),
    })),
    rows: rows.map((row) => ({
      key: row.keys[0] ?? null,
      name: row.names[0] ?? null,
      condition: query.group ? groupCondition(ctx, entity, query.group, row.keys[0] ?? null) : null,
      values: valuesOf(asked, bases, row),
    })),
  };
}

export function metricNamed(ctx: Context, name: string): Metric {
  const metric = ctx.app.registry.modules.flatMap((m) => m.metrics ?? []).find((m) => m.name === name);
  if (!metric) throw invalidField('metrics', 'unknown_metric', { name: name.slice(0, 80) });
  return metric;
}

/** The records that a metric counts in the period. */
export function conditionOf(
  ctx: Context,
  metric: BaseMetric,
  query: Pick<FiguresQuery, 'from' | 'until' | 'filter'>,
): Condition {
  const { dateField } = metric;
  const period = dateField
    ? daysCondition(ctx, ctx.app.registry.entity(metric.entity), dateField, query.from, query.until)
    : [];
  return {
    all: [...(metric.where ? [metric.where] : []), ...period, ...(query.filter ? [query.filter] : [])],
  };
}

function valuesOf(asked: Metric[], bases: BaseMetric[], row: AggregateRow): Record<string, string | null> {
  const base = (name: string): string | null => row.values[bases.findIndex((m) => m.name === name)] ?? null;
  return Object.fromEntries(
    asked.map((m) => [m.name, isRatio(m) ? share(base(m.share), base(m.of)) : base(m.name)]),
  );
}

/** Per cent to two places, half up; null of nothing. */
function share(part: string | null, whole: string | null): string | null {
  if (whole === null || Number(whole) === 0) return null;
  return new Decimal(part ?? 0).times(100).div(whole).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed();
}
