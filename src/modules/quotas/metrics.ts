import type { Condition } from '../../kernel/condition.ts';
import type { Metric } from '../../platform/metrics/metric.ts';

const entity = 'quotas.quota';
type Kind = 'won' | 'wonCount' | 'contacts';

/** Plans of people, of departments, and of people with one product: three sums that are never added to each other. */
export const quotaMetrics: Metric[] = (['won', 'wonCount', 'contacts'] as const).flatMap((kind) => [
  plan(`quotas.${kind}`, kind, [has('user'), hasNot('product')]),
  plan(`quotas.${kind}OfDepartments`, kind, [has('department'), hasNot('product')]),
  plan(`quotas.${kind}OfProducts`, kind, [has('user'), has('product')]),
]);

function plan(name: string, kind: Kind, whose: Condition[]): Metric {
  const isMoney = kind === 'won';
  return {
    name,
    entity,
    fn: 'sum',
    field: isMoney ? 'amount' : 'number',
    where: { all: [{ field: 'metric', op: 'eq', value: kind }, ...whose] },
    dateField: 'month',
    unit: isMoney ? 'money' : 'count',
  };
}

function has(field: string): Condition {
  return { field, op: 'notEmpty' };
}
function hasNot(field: string): Condition {
  return { field, op: 'empty' };
}
