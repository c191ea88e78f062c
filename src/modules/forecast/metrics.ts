import type { Metric } from '../../platform/metrics/metric.ts';

/** What the open deals of a week came to, as they stood then. */
export const snapshotMetrics: Metric[] = [
  {
    name: 'forecast.snapshot',
    entity: 'forecast.snapshot',
    fn: 'sum',
    field: 'amount',
    dateField: 'expectedOn',
    unit: 'money',
  },
  {
    name: 'forecast.snapshotCount',
    entity: 'forecast.snapshot',
    fn: 'count',
    dateField: 'expectedOn',
    unit: 'count',
  },
];
