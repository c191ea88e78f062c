import { defineEntity } from '../../kernel/entity.ts';
import { date, decimal, text } from '../../kernel/field.ts';

/** How many units of the company's currency one unit of another was worth from a day on. */
export const ExchangeRate = defineEntity({
  name: 'money.rate',
  route: 'exchange-rates',
  icon: 'currency',
  title: 'currency',
  sort: '-date',
  access: { by: 'everyone' },
  fields: {
    currency: text('xr1', { required: true, format: 'currency', max: 3 }),
    date: date('xr2', { required: true }),
    rate: decimal('xr3', { required: true, scale: 10, min: '0' }),
  },
  unique: [{ name: 'day', fields: ['currency', 'date'] }],
});
