/** What a cell holds: CSV knows text only, a workbook also numbers, booleans and dates (midnight UTC of the day meant). */
export type CellValue = string | number | boolean | Date | AmountCell | null;

/** A number of a workbook whose format names a currency. */
export class AmountCell {
  readonly amount: number;
  readonly currency: string;

  constructor(amount: number, currency: string) {
    this.amount = amount;
    this.currency = currency;
  }

  toString(): string {
    return `${numberText(this.amount)} ${this.currency}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A row as it stands in the file. A row with problems is delivered like any other: the reader throws nothing away. */
export interface TableRow {
  /** The line of the file that the row begins on, or the number of the row in its sheet; from 1. */
  line: number;
  cells: CellValue[];
  problems?: RowProblem[];
}

/** Why a row may not be what its author meant. The texts are in `locale/`, under `rowProblem`. */
export interface RowProblem {
  code:
    | 'too_few_cells'
    | 'too_many_cells'
    | 'unclosed_quote'
    | 'text_after_quote'
    | 'too_long'
    | 'nul_character'
    | 'lone_carriage_return'
    | 'totals_row'
    | 'card_unclosed'
    | 'card_too_big'
    | 'card_unreadable'
    | 'card_not_customer'
    | 'card_without_name'
    | 'undecodable';
  params?: Record<string, string | number>;
}

/** A file on disk, or its bytes. */
export type Source = string | Uint8Array;

/**
 * The cell as text. Numbers keep the 15 digits that a spreadsheet shows and never take an exponent; dates are ISO, with
 * the time only where there is one.
 */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean' || cell instanceof AmountCell) return String(cell);
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e')
    ? Number(text)
        .toFixed(Math.abs(value) < 1 ? 20 : 0)
        .replace(/(\.\d*?)0+$/, '$1')
    : text;
}
