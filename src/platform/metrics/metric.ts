import type { Condition } from '../../kernel/condition.ts';
import type { Measure } from '../records/measure.ts';

export const units = ['count', 'money', 'days', 'hours', 'percent'] as const;
type Unit = (typeof units)[number];

/**
 * A figure with one definition for every screen, export and API: which records, which function over which field.
 * `dateField` says by which of their dates records belong to a period; a figure without one is as of now.
 */
export interface BaseMetric {
  name: string;
  entity: string;
  fn: Measure['fn'];
  field?: string;
  where?: Condition;
  dateField?: string;
  unit: Exclude<Unit, 'percent'>;
}
/** One figure as a share of another, of the same entity. */
export interface RatioMetric {
  name: string;
  entity: string;
  share: string;
  of: string;
  unit: 'percent';
}
export type Metric = BaseMetric | RatioMetric;
export const isRatio = (metric: Metric): metric is RatioMetric => 'share' in metric;
