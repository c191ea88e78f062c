import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'quotas.quota',
  columns: ['month', 'user', 'department', 'product', 'metric', 'amount', 'number'],
  sort: '-month',
};
export default view;
