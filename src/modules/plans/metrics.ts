import type { Condition } from '../../kernel/condition.ts';
import type { Metric } from '../../platform/metrics/metric.ts';

const state = (...value: string[]): Condition => ({ field: 'state', op: 'in', value });
const isLate: Condition = { field: 'lateDays', op: 'gt', value: 0 };

/** Whether planned contacts take place, by the day on which they were due. */
export const planMetrics: Metric[] = [
  count('plans.due', state('planned', 'done', 'missed')),
  count('plans.done', state('done')),
  count('plans.late', { all: [state('done'), isLate] }),
  count('plans.missed', state('missed')),
  { name: 'plans.kept', entity: 'plans.contact', share: 'plans.done', of: 'plans.due', unit: 'percent' },
];

function count(name: string, where: Condition): Metric {
  return { name, entity: 'plans.contact', fn: 'count', where, dateField: 'dueOn', unit: 'count' };
}
