import type { Condition } from '../../kernel/condition.ts';
import type { Metric } from '../../platform/metrics/metric.ts';

/** What was done, by the day on which it was: conversations by telephone, meetings held, letters, tasks completed. */
export const activityMetrics: Metric[] = [
  count('activities.calls', 'activities.call', 'at', { field: 'outcome', op: 'eq', value: 'talked' }),
  count('activities.meetings', 'activities.meeting', 'startsAt', { field: 'state', op: 'eq', value: 'held' }),
  count('activities.letters', 'activities.letter', 'at'),
  count('activities.tasksDone', 'activities.task', 'doneAt', { field: 'state', op: 'eq', value: 'done' }),
  count('activities.tasksOpen', 'activities.task', 'dueOn', { field: 'state', op: 'eq', value: 'open' }),
];

function count(name: string, entity: string, dateField: string, where?: Condition): Metric {
  return { name, entity, fn: 'count', dateField, unit: 'count', ...(where ? { where } : {}) };
}
