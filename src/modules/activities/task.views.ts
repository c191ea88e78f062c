import type { EntityView } from '../../kernel/view.ts';

const isMine = { field: 'assignee', op: 'in', value: ['@me'] } as const;

const view: EntityView = {
  entity: 'activities.task',
  columns: ['title', 'kind', 'dueOn', 'party', 'deal', 'assignee', 'priority', 'state'],
  sections: [
    { fields: ['title', 'kind', 'dueOn', 'assignee', 'party', 'deal', 'priority', 'state'] },
    {
      title: 'activities:views.outcome',
      fields: ['result', 'doneAt', 'doneBy', 'description', 'stage', 'isRequired'],
    },
  ],
  form: ['title', 'kind', 'dueOn', 'assignee', 'party', 'deal', 'priority'],
  board: { by: 'state', card: ['party', 'dueOn', 'assignee'] },
  calendar: { by: 'dueOn' },
  tabs: [
    { key: 'table', title: 'activities:views.table', group: 'state' },
    {
      key: 'calendar',
      title: 'activities:views.calendar',
      layout: 'calendar',
      filter: { all: [isMine] },
    },
    {
      key: 'done',
      title: 'activities:views.done',
      filter: { all: [{ field: 'state', op: 'in', value: ['done'] }] },
      columns: ['title', 'result', 'party', 'deal', 'assignee', 'doneAt'],
      sort: '-doneAt',
    },
  ],
};
export default view;
