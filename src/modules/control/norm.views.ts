import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'control.norm',
  columns: ['name', 'kind', 'usual', 'deals', 'isDefault'],
  sort: 'name',
};
export default view;
