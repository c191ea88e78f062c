import { type CellValue, cellText, type TableRow } from './table.ts';
import { kindOf } from './value-kind.ts';

/** Where the table stands in its file or sheet, and how it begins. */
export interface TableShape {
  /** The line of the header, or of the first row where there is none; what stands above is a title, not data. */
  startLine: number;
  hasHeader: boolean;
  /** The names in the header; empty texts where there is none. */
  header: string[];
  /** The first row as it stands, for whoever knows better whether it is a header. */
  firstRow: string[];
  /** How many columns the table has. */
  columns: number;
  /** The first rows of data. */
  sample: TableRow[];
}

const SAMPLE_ROWS = 20;

/** Finds the table in the first rows of a file. */
export function findShape(rows: TableRow[]): TableShape {
  const body = rows.slice(titleRows(rows));
  const columns = commonWidth(body);
  const [first] = body;
  const hasHeader = first !== undefined && isHeader(first.cells, body.slice(1), columns);
  const firstRow = Array.from({ length: columns }, (_, i) => cellText(first?.cells[i]).trim());
  const header = hasHeader ? firstRow : firstRow.map(() => '');
  const sample = body.slice(hasHeader ? 1 : 0, SAMPLE_ROWS + (hasHeader ? 1 : 0));
  return { startLine: first?.line ?? 1, hasHeader, header, firstRow, columns, sample };
}

// Reports put a title, a period and empty rows above the table: rows that fill less than half of its width.
function titleRows(rows: TableRow[]): number {
  const width = commonWidth(rows);
  if (width < 3) return 0;
  const first = rows.slice(0, 12).findIndex((row) => filled(row.cells) * 2 >= width);
  return Math.max(first, 0);
}

const filled = (cells: CellValue[]): number => cells.filter((c) => cellText(c).trim() !== '').length;

function commonWidth(rows: TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * Names are words, short, and as a rule each once. Columns whose values are all numbers or dates tell most: a header is neither.
 * Where all columns are words, a name does not come again below it.
 */
function isHeader(cells: CellValue[], below: TableRow[], columns: number): boolean {
  const names = cells.slice(0, columns).map((c) => cellText(c).trim());
  const present = names.filter(Boolean);
  if (present.length * 2 < columns || cells.some((c) => typeof c !== 'string' && c !== null)) return false;
  if (names.some((n) => n.length > 80)) return false;
  const kinds = names.map((n) => kindOf(n));
  if (
    kinds.some(
      (k) =>
        k === 'decimal' || k === 'date' || k === 'datetime' || k === 'email' || k === 'phone' || k === 'url',
    )
  )
    return false;
  const evidence = names.map((name, i) =>
    columnEvidence(
      name,
      below.map((r) => cellText(r.cells[i] ?? null).trim()),
    ),
  );
  if (evidence.some((e) => e !== 0)) return evidence.reduce((a, b) => a + b, 0) > 0;
  const isEachOnce = new Set(present).size === present.length;
  return isEachOnce && !kinds.includes('integer') && !kinds.includes('code');
}

// Above zero where the first cell differs from those below as a name does from values, below zero where it is one of them.
function columnEvidence(name: string, values: string[]): number {
  const filledValues = values.filter(Boolean);
  if (filledValues.length === 0 || name === '') return 0;
  const kind = kindOf(name);
  const isTyped = filledValues.every((v) => WITH_DIGITS.has(kindOf(v)));
  if (isTyped) return WITH_DIGITS.has(kind) ? -2 : 2;
  if (filledValues.includes(name)) return -2;
  if (kind === 'integer' || kind === 'code') return -1;
  const isList = new Set(filledValues).size * 2 <= filledValues.length && filledValues.length >= 4;
  return isList ? 1 : 0;
}

const WITH_DIGITS = new Set([
  'integer',
  'decimal',
  'code',
  'date',
  'datetime',
  'phone',
  'email',
  'url',
  'empty',
]);
