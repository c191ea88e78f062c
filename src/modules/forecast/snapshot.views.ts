import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'forecast.snapshot',
  columns: ['name', 'week', 'owner', 'stage', 'category', 'amount', 'expectedOn'],
  sort: '-week',
};
export default view;
