import type { Condition } from '../../kernel/condition.ts';
import type { Metric } from '../../platform/metrics/metric.ts';

const entity = 'deals.deal';
const outcome = (value: string) => ({ field: 'outcome', op: 'eq', value }) as const;
const closed = { field: 'outcome', op: 'in', value: ['won', 'lost'] } as const;

/** Left out of the forecast by whoever knows better. */
const counted: Condition = {
  all: [outcome('open'), { not: { field: 'category', op: 'eq', value: 'omitted' } }],
};

/** The figures of sales: what is in work as of now, what ended by the day on which it ended. */
export const dealMetrics: Metric[] = [
  { name: 'deals.pipeline', entity, fn: 'sum', field: 'amount', where: outcome('open'), unit: 'money' },
  { name: 'deals.open', entity, fn: 'count', where: outcome('open'), unit: 'count' },
  {
    name: 'deals.won',
    entity,
    fn: 'sum',
    field: 'amount',
    where: outcome('won'),
    dateField: 'closedOn',
    unit: 'money',
  },
  {
    name: 'deals.wonCount',
    entity,
    fn: 'count',
    where: outcome('won'),
    dateField: 'closedOn',
    unit: 'count',
  },
  {
    name: 'deals.lostCount',
    entity,
    fn: 'count',
    where: outcome('lost'),
    dateField: 'closedOn',
    unit: 'count',
  },
  {
    name: 'deals.closedCount',
    entity,
    fn: 'count',
    where: { ...closed, value: [...closed.value] },
    dateField: 'closedOn',
    unit: 'count',
  },
  { name: 'deals.winRate', entity, share: 'deals.wonCount', of: 'deals.closedCount', unit: 'percent' },
  {
    name: 'deals.average',
    entity,
    fn: 'avg',
    field: 'amount',
    where: outcome('won'),
    dateField: 'closedOn',
    unit: 'money',
  },
  {
    name: 'deals.cycle',
    entity,
    fn: 'avg',
    field: 'cycleDays',
    where: outcome('won'),
    dateField: 'closedOn',
    unit: 'days',
  },
  ...(['pipeline', 'bestCase', 'commit', 'omitted'] as const).map(inCategory),
  {
    name: 'deals.expected',
    entity,
    fn: 'sum',
    field: 'expectedAmount',
    where: counted,
    dateField: 'expectedOn',
    unit: 'money',
  },
  {
    name: 'deals.incomplete',
    entity,
    fn: 'count',
    where: { all: [outcome('open'), { field: 'incomplete', op: 'notEmpty' }] },
    unit: 'count',
  },
  {
    name: 'deals.unrated',
    entity,
    fn: 'count',
    where: {
      all: [
        { field: 'outcome', op: 'in', value: ['open', 'won'] },
        { field: 'isUnrated', op: 'eq', value: true },
      ],
    },
    unit: 'count',
  },
  { name: 'deals.count', entity, fn: 'count', unit: 'count' },
  { name: 'deals.opened', entity, fn: 'count', dateField: 'openedOn', unit: 'count' },
];

/** Open deals of a forecast category by the day on which they are expected. */
function inCategory(category: 'pipeline' | 'bestCase' | 'commit' | 'omitted'): Metric {
  return {
    name: `deals.forecast.${category}`,
    entity,
    fn: 'sum',
    field: 'amount',
    where: { all: [outcome('open'), { field: 'category', op: 'eq', value: category }] },
    dateField: 'expectedOn',
    unit: 'money',
  };
}
