import type { Condition } from '../../kernel/condition.ts';

export const functions = ['count', 'sum', 'avg', 'min', 'max'] as const;
export type MeasureFunction = (typeof functions)[number] | 'distinct';
export interface Measure {
  fn: (typeof functions)[number];
  /** A number, money or date field; none for count. */
  field?: string | undefined;
  /** Counts only records that meet it. */
  where?: Condition | undefined;
}
export const steps = ['day', 'week', 'month', 'quarter', 'year'] as const;
export interface Grouping {
  field: string;
  /**
   * For dates and moments: the calendar unit, in the company's time zone and week; `age`: how many days ago, in bands.
   * `band`, for numbers and amounts: by where they lie between the bounds.
   */
  by?: (typeof steps)[number] | 'age' | 'band' | undefined;
  /** Of bands, rising: decimal text, of amounts in the company's currency. */
  bounds?: readonly string[] | undefined;
}
