import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** What a user or a department is to reach in a month, all together or with one product. */
export const Quota = defineEntity({
  name: 'quotas.quota',
  route: 'quotas',
  icon: 'target-arrow',
  title: 'month',
  sort: '-month',
  access: { by: 'owner', owner: 'responsible' },
  fields: {
    user: f.ref('qu01', 'access.user', { setOnce: true }),
    department: f.ref('qu02', 'access.department', { setOnce: true, onPurge: 'remove' }),
    product: f.ref('qu03', 'products.product', { setOnce: true, onPurge: 'remove' }),
    /** Its first day. */
    month: f.date('qu04', { required: true, setOnce: true }),
    metric: f.choice('qu05', ['won', 'wonCount', 'contacts'], {
      required: true,
      default: 'won',
      setOnce: true,
    }),
    /** Of money won. */
    amount: f.money('qu06', { rateDate: 'month', min: '0' }),
    /** Of sales and contacts. */
    number: f.integer('qu07', { min: 0, max: 1_000_000 }),
    /** Who answers for it, and by whom it is therefore seen: the user, or the head of the department. */
    responsible: f.ref('qu08', 'access.user', { readOnly: true }),
  },
  unique: [
    { name: 'of a user', fields: ['user', 'metric', 'month'], where: 'product_id is null' },
    { name: 'of a user with a product', fields: ['user', 'product', 'metric', 'month'] },
    { name: 'of a department', fields: ['department', 'metric', 'month'], where: 'product_id is null' },
    { name: 'of a department with a product', fields: ['department', 'product', 'metric', 'month'] },
  ],
  indexes: [['responsible', 'month'], ['month'], ['product']],
});
