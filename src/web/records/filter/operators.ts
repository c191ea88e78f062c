import type { MetaField } from '../../../kernel/api.ts';
import type { Operator } from '../../../kernel/condition.ts';

const emptiness: Operator[] = ['empty', 'notEmpty'];
const sizes: Operator[] = ['gte', 'lte', 'between', 'eq', 'ne', 'gt', 'lt', ...emptiness];

const byType: Record<MetaField['type'], Operator[]> = {
  text: ['contains', 'notContains', 'startsWith', 'eq', 'ne', ...emptiness],
  integer: sizes,
  decimal: sizes,
  money: sizes,
  boolean: ['eq'],
  date: ['within', 'eq', 'lt', 'gt', 'between', ...emptiness],
  instant: ['within', 'lt', 'gt', ...emptiness],
  choice: ['in', 'notIn', ...emptiness],
  pick: ['in', 'notIn', ...emptiness],
  ref: ['in', 'notIn', ...emptiness],
  tags: ['has', 'hasNot', ...emptiness],
  collection: ['has', 'hasNot', ...emptiness],
  json: emptiness,
};

/** What may be asked of a field; the first is proposed. */
export const operatorsOf = (field: MetaField): Operator[] => byType[field.type];

export const needsValue = (op: Operator): boolean => op !== 'empty' && op !== 'notEmpty';
export const takesMany = (op: Operator): boolean => op === 'in' || op === 'notIn';

/** The value that a condition starts with, so that it says something at once. */
export function firstValue(field: MetaField, op: Operator): unknown {
  if (!needsValue(op)) return undefined;
  if (field.type === 'boolean') return true;
  if (op === 'within') return 'thisMonth';
  if (takesMany(op)) return [];
  if (op === 'between') return ['', ''];
  return field.type === 'collection' ? { all: [] } : '';
}
