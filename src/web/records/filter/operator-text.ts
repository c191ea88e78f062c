import type { MetaField } from '../../../kernel/api.ts';
import type { Operator } from '../../../kernel/condition.ts';

/** An operator in words that fit the field: a date is before, a number is less. */
export function operatorText(t: (key: string) => string, op: Operator, field: MetaField): string {
  const isTime = field.type === 'date' || field.type === 'instant';
  if (isTime && ['lt', 'lte', 'gt', 'gte'].includes(op)) return t(`operator.time.${op}`);
  if (field.type === 'collection' && (op === 'has' || op === 'hasNot')) return t(`operator.collection.${op}`);
  return t(`operator.${op}`);
}
