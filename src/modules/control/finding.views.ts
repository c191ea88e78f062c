import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'control.finding',
  columns: ['kind', 'deal', 'since', 'usual', 'times', 'days', 'stageTo'],
  sort: 'since',
};
export default view;
