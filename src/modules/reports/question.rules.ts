import type { Condition, Period } from '../../kernel/condition.ts';

/** What a report asks: data, checked against the declarations by `question.ts`. */
export interface Question {
  entity: string;
  filter?: Condition | undefined;
  rows: Grouping[];
  /** A second grouping, beside the first. */
  columns: Grouping[];
  values: Value[];
  calculated: Calculated[];
  period?: QuestionPeriod | undefined;
  /** Beside each figure the one of the period before it, or of a year before. Needs a period. */
  compare?: 'before' | 'year' | undefined;
  sort?: { by: string; desc: boolean } | undefined;
  limit?: number | undefined;
  form: Form;
}
export const steps = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof steps)[number];
/** A field, or one of a related record: `party.region`. */
export interface Grouping {
  field: string;
  by?: Step | 'age' | 'band' | undefined;
  /** Of bands: where each begins but the first, rising. */
  bounds?: string[] | undefined;
}
export const functions = ['count', 'sum', 'avg', 'min', 'max', 'distinct'] as const;
export type ValueFunction = (typeof functions)[number];
/** `key` is the letter that formulas know it by. */
export interface Value {
  key: string;
  fn?: ValueFunction | undefined;
  field?: string | undefined;
  /** In per cent of the total. */
  isShare?: boolean | undefined;
  /** A figure of the metric layer instead. */
  metric?: string | undefined;
}
export interface Calculated {
  key: string;
  label: string;
  formula: string;
  unit: 'number' | 'money' | 'percent';
}
/** Days of the field; metrics count by their own day in it. A period's name moves with the calendar. */
export interface QuestionPeriod {
  field: string;
  named?: Period | undefined;
  from?: string | undefined;
  until?: string | undefined;
}
export const forms = ['table', 'pivot', 'funnel', 'line', 'bar', 'cohort'] as const;
export type Form = (typeof forms)[number];

export type Unit = 'count' | 'money' | 'number' | 'percent' | 'days' | 'hours' | 'date' | 'text';

export interface Dimension extends Grouping {
  /** Decides how a key is written. */
  type: string;
  /** Of a choice: the entity and the field that name its options. */
  entity: string;
  name: string;
}
export interface Line {
  keys: (string | null)[];
  names: (string | null)[];
  colors: (string | null)[];
  /** Which of all records are of it. */
  condition: Condition;
  /** In the order of the answer's values. */
  values: (string | null)[];
  before: (string | null)[] | null;
}
export interface AnswerValue {
  key: string;
  unit: Unit;
  /** Of a calculated column. */
  label: string | null;
  /** The records behind the value, before those of a line or column are chosen; null where it is worked out. */
  condition: Condition | null;
}
/** What a report answers to one reader. */
export interface Answer {
  entity: string;
  rows: Dimension[];
  columns: Dimension[];
  values: AnswerValue[];
  lines: Line[];
  tops: Line[];
  /** By line, by column, by value. */
  cells: (string | null)[][][];
  total: { values: (string | null)[]; before: (string | null)[] | null };
  /** There are more lines or columns than are answered; totals count them all the same. */
  isCut: boolean;
  /** Amounts that no figure holds, since no rate of their currency is known. */
  unrated: number;
  currency: string;
  timeZone: string;
  period: { from: string | null; until: string | null } | null;
  before: { from: string | null; until: string | null } | null;
}

/** What a person wrote wrong about a key, or nothing: the first letters are the values'. */
export const nextKey = (used: readonly string[]): string =>
  [...'abcdefghijklmnop'].find((letter) => !used.includes(letter)) ?? 'z';
