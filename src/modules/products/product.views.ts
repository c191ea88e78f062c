import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'products.product',
  columns: ['name', 'code', 'series', 'unit', 'price', 'vatRate', 'isRetired'],
  sections: [
    { fields: ['name', 'code', 'series', 'kind', 'unit', 'price', 'vatRate', 'isRetired', 'description'] },
  ],
  form: ['name', 'code', 'price', 'unit', 'vatRate'],
  board: { by: 'kind', card: ['code', 'price', 'unit'] },
  tabs: [
    {
      key: 'onSale',
      title: 'products:views.onSale',
      filter: { all: [{ field: 'isRetired', op: 'ne', value: true }] },
    },
  ],
};
export default view;
