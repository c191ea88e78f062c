import type { Condition } from '../../kernel/condition.ts';
import type { Grouping, MeasureFunction } from '../records/measure.ts';

/** A function over one field of the records that meet the condition. */
export interface PivotMeasure {
  fn: MeasureFunction;
  field?: string | undefined;
  where?: Condition | undefined;
  /** Of an amount: how many of them are in no figure, since no rate of their currency is known. */
  isWithoutRate?: true;
}
/** What is shown, by the name that formulas know it by. */
export interface PivotOutput {
  name: string;
  from:
    | { measure: number }
    /** One measure in per cent of another. */
    | { share: number; of: number }
    /** A measure in per cent of its total. */
    | { shareOfTotal: number }
    /** SQL over the other outputs as columns of `{t}`, from a checked expression. */
    | { sql: string };
}
/** Figures of one entity by the groups of rows, and of columns beside them, with all totals. */
export interface Pivot {
  entity: string;
  filter?: Condition | undefined;
  rows: Grouping[];
  columns: Grouping[];
  measures: PivotMeasure[];
  outputs: PivotOutput[];
  /** The output that decides which lines are shown first; by their keys where absent. */
  order?: { output: string; desc: boolean } | undefined;
  mostLines: number;
  mostColumns: number;
}
export const levels = { cell: 0, line: 1, column: 2, total: 3 } as const;

export interface KeyName {
  name: string | null;
  position: number | null;
  color: string | null;
}
export interface PivotCell {
  level: number;
  row: (string | null)[];
  column: (string | null)[];
  /** Of a line or column, in the order asked for: the one beyond the most says that there are more. */
  place: number;
  /** Decimal text, or a date; null where there is nothing to count. In the order of the outputs. */
  values: (string | null)[];
  /** Of records that are keys, where they are the ends of lines and columns. */
  names: (KeyName | null)[] | null;
}
