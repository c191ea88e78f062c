import type { Condition } from '../../kernel/condition.ts';
import type { EntityView } from '../../kernel/view.ts';

const isPlanned: Condition = { field: 'state', op: 'in', value: ['planned'] };
const isMine: Condition = { field: 'assignee', op: 'in', value: ['@me'] };

const view: EntityView = {
  entity: 'plans.contact',
  columns: ['party', 'kind', 'topic', 'dueOn', 'assignee', 'state', 'lateDays', 'policy'],
  sections: [
    { fields: ['party', 'kind', 'topic', 'dueOn', 'assignee', 'state', 'note'] },
    {
      title: 'plans:views.howItWent',
      fields: ['doneOn', 'lateDays', 'activity', 'policy', 'policyDueOn', 'basisAt'],
    },
  ],
  form: ['party', 'kind', 'topic', 'dueOn', 'assignee', 'note'],
  calendar: { by: 'dueOn' },
  tabs: [
    { key: 'planned', title: 'plans:views.planned', filter: isPlanned, sort: 'dueOn' },
    { key: 'mine', title: 'plans:views.mine', filter: { all: [isMine, isPlanned] }, sort: 'dueOn' },
    {
      key: 'overdue',
      title: 'plans:views.overdue',
      filter: { all: [isPlanned, { field: 'dueOn', op: 'within', value: 'past' }] },
      sort: 'dueOn',
    },
    {
      key: 'calendar',
      title: 'plans:views.calendar',
      layout: 'calendar',
      date: 'dueOn',
      filter: { all: [isPlanned] },
    },
    {
      key: 'missed',
      title: 'plans:views.missed',
      filter: { field: 'state', op: 'in', value: ['missed'] },
      sort: '-dueOn',
    },
  ],
};
export default view;
