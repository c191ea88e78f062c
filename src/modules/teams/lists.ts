import type { ListSeed } from '../../platform/module.ts';

/** What a member of an account team does for the customer. */
export const functions: ListSeed[] = [
  { kind: 'sales', names: { en: 'Sales', ru: 'Продажи', uz: 'Savdo' } },
  { kind: 'service', names: { en: 'Service', ru: 'Сервис', uz: 'Servis' } },
  { kind: 'delivery', names: { en: 'Delivery', ru: 'Доставка', uz: 'Yetkazib berish' } },
  { kind: 'accounting', names: { en: 'Accounting', ru: 'Бухгалтерия', uz: 'Buxgalteriya' } },
  { kind: 'engineering', names: { en: 'Engineering', ru: 'Технические вопросы', uz: 'Texnik masalalar' } },
];
