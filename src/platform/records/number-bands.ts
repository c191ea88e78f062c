import type { Condition } from '../../kernel/condition.ts';
import { type Fragment, sql } from '../database/sql.ts';

/** Stands for what is below the first bound. */
const BELOW = '-Infinity';

/** The bound at or below the value; each band begins with its own bound and ends before the next. */
export function bandKey(value: Fragment, bounds: readonly string[]): Fragment {
  const bands = bounds
    .toReversed()
    .map((from) => sql`when ${value} >= ${sql.lit(from)}::numeric then ${sql.lit(from)}`);
  return sql`case when ${value} is null then null ${sql.join(bands, sql` `)} else ${sql.lit(BELOW)} end`;
}

export function bandCondition(field: string, key: string, bounds: readonly string[]): Condition {
  const next = key === BELOW ? bounds[0] : bounds[bounds.indexOf(key) + 1];
  return {
    all: [
      ...(key === BELOW ? [] : [{ field, op: 'gte' as const, value: key }]),
      ...(next === undefined ? [] : [{ field, op: 'lt' as const, value: next }]),
    ],
  };
}
