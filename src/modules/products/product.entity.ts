import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** What we sell: goods or a service. */
export const Product = defineEntity({
  name: 'products.product',
  route: 'products',
  icon: 'package',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  isDiscussed: true,
  fields: {
    name: f.text('pr01', { required: true, max: 300, search: true }),
    code: f.text('pr02', { max: 80, search: true }),
    series: f.text('pr03', { max: 120 }),
    kind: f.choice('pr04', ['goods', 'service'], { required: true, default: 'goods' }),
    unit: f.text('pr05', { max: 20 }),
    price: f.money('pr06', { min: '0' }),
    vatRate: f.decimal('pr07', { scale: 2, min: '0', max: '100' }),
    description: f.longText('pr08'),
    isRetired: f.boolean('pr09'),
  },
  unique: [{ name: 'code', fields: ['code'] }],
  indexes: [['name'], ['series']],
});
