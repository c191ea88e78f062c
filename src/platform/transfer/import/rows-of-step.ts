import { cellText, type TableRow } from '../parse/table.ts';
import type { Step } from './plan.ts';

/** Whether the row is one of the step's: a file may say in a column of which kind each row is. */
export const takes = ({ only }: Step, row: TableRow): boolean =>
  !only || only.values.includes(cellText(row.cells[only.column]).trim());
