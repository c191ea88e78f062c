import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A day that breaks the week: a holiday, or a Saturday that is worked instead. */
export const DayOff = defineEntity({
  name: 'plans.dayOff',
  route: 'days-off',
  table: 'day_off',
  icon: 'beach',
  title: 'name',
  sort: 'date',
  access: { by: 'everyone' },
  fields: {
    date: f.date('do01', { required: true }),
    name: f.text('do02', { required: true, max: 120 }),
    isWorked: f.boolean('do03'),
  },
  unique: [{ name: 'date', fields: ['date'] }],
});
