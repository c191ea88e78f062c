import type { Comparison, Condition } from '../../../kernel/condition.ts';
import { needsValue } from './operators.ts';

/** The part of a condition that can be asked: comparisons still without a value are left out. */
export function complete(condition: Condition): Condition | undefined {
  if ('all' in condition) return combined(condition.all, (all) => ({ all }));
  if ('any' in condition) return combined(condition.any, (any) => ({ any }));
  if ('not' in condition) {
    const inner = complete(condition.not);
    return inner && { not: inner };
  }
  return isComplete(condition) ? condition : undefined;
}

function combined(list: Condition[], make: (list: Condition[]) => Condition): Condition | undefined {
  const parts = list.flatMap((c) => complete(c) ?? []);
  return parts.length ? make(parts) : undefined;
}

function isComplete(c: Comparison): boolean {
  if (!c.field || !needsValue(c.op)) return !!c.field;
  if (Array.isArray(c.value)) return c.value.length > 0 && c.value.every((v) => v !== '' && v !== null);
  if (typeof c.value === 'object' && c.value !== null)
    return c.op === 'has' || c.op === 'hasNot' ? complete(c.value as Condition) !== undefined : true;
  return c.value !== '' && c.value !== null && c.value !== undefined;
}
