import type { Metric } from '../../platform/metrics/metric.ts';

const findingKinds = ['stuck', 'silent', 'slipped', 'jumped'] as const;

/** How many open deals want looking at, by what is the matter. */
const findings: Metric[] = findingKinds.map((kind) => ({
  name: `control.${kind}`,
  entity: 'control.finding',
  fn: 'count',
  where: { field: 'kind', op: 'eq', value: kind },
  unit: 'count',
}));

export const controlMetrics: Metric[] = [
  ...findings,
  {
    name: 'control.reaction',
    entity: 'control.reaction',
    fn: 'avg',
    field: 'hours',
    dateField: 'openedOn',
    unit: 'hours',
  },
];
