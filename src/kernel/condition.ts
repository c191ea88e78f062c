/**
 * Conditions as data: one language for list filters, saved views, stage conditions and field rules,
 * compiled to SQL by the server (`platform/records/condition-sql.ts`) and evaluated as they stand in the browser.
 */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison;

export interface Comparison {
  /** A field's name, or a path over relations: `party.region`, `custom.cf_ab12`. */
  field: string;
  op: Operator;
  value?: unknown;
}

/**
 * `has` asks whether tags hold the value or a collection holds a record that meets the value (a condition);
 * `within` takes a named period, counted in the reader's time zone.
 */
export const operators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'empty',
  'notEmpty',
  'has',
  'hasNot',
  'within',
] as const;
export type Operator = (typeof operators)[number];

export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
  'last90Days',
  'next7Days',
  'next30Days',
  'past',
  'future',
] as const;
export type Period = (typeof periods)[number];

/** Stands for the reader in a condition on users, so that a shared view means each reader's own. */
export const ME = '@me';

/** Every field path that a condition reads: what its author must be allowed to see. */
export function fieldsRead(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsRead);
  if ('any' in condition) return condition.any.flatMap(fieldsRead);
  if ('not' in condition) return fieldsRead(condition.not);
  return [condition.field];
}

/** Whether a record's values meet the condition, for rules within one record (no paths over relations). */
export function meets(condition: Condition, values: Record<string, unknown>): boolean {
  if ('all' in condition) return condition.all.every((c) => meets(c, values));
  if ('any' in condition) return condition.any.some((c) => meets(c, values));
  if ('not' in condition) return !meets(condition.not, values);
  return compare(scalar(values[condition.field]), condition.op, condition.value);
}

function compare(actual: unknown, op: Operator, expected: unknown): boolean {
  const isEmpty =
    actual === null || actual === undefined || actual === '' || (Array.isArray(actual) && !actual.length);
  if (op === 'empty') return isEmpty;
  if (op === 'notEmpty') return !isEmpty;
  if (op === 'ne') return actual !== expected;
  if (op === 'notIn') return !list(expected).includes(actual);
  if (op === 'hasNot') return !list(actual).includes(expected);
  if (op === 'notContains')
    return !String(actual ?? '')
      .toLowerCase()
      .includes(String(expected).toLowerCase());
  if (isEmpty) return false;
  switch (op) {
    case 'eq':
      return actual === expected;
    case 'in':
      return list(expected).includes(actual);
    case 'has':
      return list(actual).includes(expected);
    case 'contains':
      return String(actual).toLowerCase().includes(String(expected).toLowerCase());
    case 'startsWith':
      return String(actual).toLowerCase().startsWith(String(expected).toLowerCase());
    case 'lt':
      return order(actual, expected) < 0;
    case 'lte':
      return order(actual, expected) <= 0;
    case 'gt':
      return order(actual, expected) > 0;
    case 'gte':
      return order(actual, expected) >= 0;
    case 'between':
      return order(actual, list(expected)[0]) >= 0 && order(actual, list(expected)[1]) <= 0;
    case 'within':
      throw new Error('a named period needs a clock: it is compiled to SQL, not evaluated');
  }
}

/** References and money compare by what identifies them. */
function scalar(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if ('id' in value) return value.id;
  if ('amount' in value) return value.amount;
  return value;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Numbers and decimal strings by size, everything else (dates among them) as text. */
function order(a: unknown, b: unknown): number {
  const [x, y] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
