import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** What a head expects of a seller or a department in a month, beside what their deals say and never in its place. */
export const Adjustment = defineEntity({
  name: 'forecast.adjustment',
  route: 'forecast-adjustments',
  table: 'forecast_adjustment',
  icon: 'chart-line',
  title: 'month',
  sort: '-month',
  access: { by: 'owner', owner: 'responsible' },
  fields: {
    user: f.ref('fa01', 'access.user', { setOnce: true }),
    department: f.ref('fa02', 'access.department', { setOnce: true, onPurge: 'remove' }),
    /** Its first day. */
    month: f.date('fa03', { required: true, setOnce: true }),
    category: f.choice('fa04', ['pipeline', 'bestCase', 'commit'], {
      required: true,
      default: 'commit',
      setOnce: true,
    }),
    amount: f.money('fa05', { required: true, rateDate: 'month', min: '0' }),
    note: f.text('fa06', { max: 500 }),
    /** Whose forecast it is about. */
    responsible: f.ref('fa07', 'access.user', { readOnly: true }),
    author: f.ref('fa08', 'access.user', { readOnly: true }),
  },
  unique: [
    { name: 'of a user', fields: ['user', 'author', 'category', 'month'] },
    { name: 'of a department', fields: ['department', 'author', 'category', 'month'] },
  ],
  indexes: [['responsible', 'month'], ['month']],
});
