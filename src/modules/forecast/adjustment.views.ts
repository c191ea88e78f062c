import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'forecast.adjustment',
  columns: ['month', 'user', 'department', 'category', 'amount', 'author', 'note'],
  sort: '-month',
};
export default view;
