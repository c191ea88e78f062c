import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'deals.line',
  columns: ['name', 'product', 'quantity', 'price', 'discount', 'total'],
  form: ['deal', 'product', 'name', 'quantity', 'price', 'discount'],
  board: { by: 'product', card: ['quantity', 'total'] },
};
export default view;
