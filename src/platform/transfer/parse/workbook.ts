import { CREATOR, unescapeFormula } from '../write/formula.ts';
import type { CellStyle } from './cell-formats.ts';
import { findShape, type TableShape } from './shape.ts';
import { AmountCell, type CellValue, type Source, type TableRow } from './table.ts';
import { cellString, LARGEST_SHEET, openWorkbook, richText, type Workbook } from './workbook-parts.ts';
import { decodeXml, elementsIn, type XmlElement, xmlElements } from './xml.ts';
import { readEntryBytes } from './zip.ts';

export interface DetectedSheet extends TableShape {
  name: string;
  isHidden: boolean;
}

export interface DetectedWorkbook {
  kind: 'xlsx';
  sheets: DetectedSheet[];
}

const SAMPLE_ROWS = 300;

/** The sheets of a workbook with the table found in each. */
export async function detectWorkbook(source: Source): Promise<DetectedWorkbook> {
  const workbook = await openWorkbook(source);
  const sheets: DetectedSheet[] = [];
  for (const [i, { name, isHidden }] of workbook.sheets.entries()) {
    const rows: TableRow[] = [];
    for await (const row of sheetRows(source, workbook, i)) if (rows.push(row) === SAMPLE_ROWS) break;
    const width = Math.max(0, ...rows.map((r) => r.cells.length));
    sheets.push({ name, isHidden, ...findShape(rows.map((r) => ({ ...r, cells: padded(r.cells, width) }))) });
  }
  return { kind: 'xlsx', sheets };
}

/** The rows of data of a sheet, read piece by piece. Rows without any value are passed over. */
export async function* readSheet(
  source: Source,
  detected: DetectedWorkbook,
  sheet: number,
): AsyncGenerator<TableRow> {
  const shape = detected.sheets[sheet];
  if (!shape) return;
  for await (const row of sheetRows(source, await openWorkbook(source), sheet)) {
    if (row.line < shape.startLine || (shape.hasHeader && row.line === shape.startLine)) continue;
    const found = row.cells.length;
    const cells = padded(row.cells, shape.columns);
    if (found <= shape.columns) yield { line: row.line, cells };
    else
      yield {
        line: row.line,
        cells,
        problems: [{ code: 'too_many_cells', params: { expected: shape.columns, found } }],
      };
  }
}

const padded = (cells: CellValue[], width: number): CellValue[] =>
  cells.length >= width ? cells : [...cells, ...new Array<null>(width - cells.length).fill(null)];

async function* sheetRows(source: Source, workbook: Workbook, index: number): AsyncGenerator<TableRow> {
  const sheet = workbook.sheets[index];
  if (!sheet) return;
  const strings = await workbook.strings();
  // Workbooks of our own keep texts as they are; others may hold what a spreadsheet took from our CSV.
  const isOwn = workbook.creator === CREATOR;
  let line = 0;
  for await (const row of xmlElements(readEntryBytes(source, sheet.entry, LARGEST_SHEET), 'row')) {
    line = Number(/(?:^|\s)r="(\d+)"/.exec(row.tag)?.[1] ?? line + 1);
    const cells = cellsOf(row, workbook, strings);
    if (cells.length === 0) continue;
    yield { line, cells: isOwn ? cells : cells.map((c) => (typeof c === 'string' ? unescapeFormula(c) : c)) };
  }
}

function cellsOf(row: XmlElement, workbook: Workbook, strings: string[]): CellValue[] {
  const cells: CellValue[] = [];
  let next = 0;
  let width = 0;
  for (const { tag, inner } of elementsIn(row.inner, 'c')) {
    const column = columnOf(tag) ?? next;
    next = column + 1;
    if (inner === '' || column >= 16_384) continue;
    const value = cellValue(tag, inner, workbook, strings);
    if (value === null || value === '') continue;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
    width = Math.max(width, next);
  }
  return cells.slice(0, width);
}

function columnOf(tag: string): number | undefined {
  const letters = /(?:^|\s)r="([A-Z]{1,3})\d*"/.exec(tag)?.[1];
  return letters ? [...letters].reduce((n, char) => n * 26 + char.charCodeAt(0) - 64, 0) - 1 : undefined;
}

function cellValue(tag: string, inner: string, workbook: Workbook, strings: string[]): CellValue {
  const type = /(?:^|\s)t="(\w+)"/.exec(tag)?.[1];
  if (type === 'inlineStr') return richText(inner);
  const raw = elementsIn(inner, 'v')[0]?.inner;
  if (raw === undefined || raw === '') return null;
  if (type === 's') return strings[Number(raw)] ?? null;
  if (type === 'b') return raw === '1';
  if (type === 'str' || type === 'e') return cellString(raw);
  if (type === 'd')
    return new Date(/[Zz+]/.test(raw) ? raw : `${raw.includes('T') ? raw : `${raw}T00:00:00`}Z`);
  const number = Number(raw);
  const style = workbook.styles[Number(/(?:^|\s)s="(\d+)"/.exec(tag)?.[1] ?? -1)];
  return Number.isNaN(number) ? decodeXml(raw) : ofStyle(number, style, workbook.is1904);
}

function ofStyle(value: number, style: CellStyle, is1904: boolean): CellValue {
  if (style === undefined) return value;
  // Shown as 12 %, kept as 0.12.
  if (style === 'percent') return Number((value * 100).toPrecision(15));
  if (typeof style === 'object') return new AmountCell(value, style.currency);
  if (value < 0 || value >= 2_958_466) return value;
  const seconds = Math.round(value * 86_400);
  if (style === 'time' && value < 1) return new Date(seconds * 1000).toISOString().slice(11, 19);
  const days = Math.floor(seconds / 86_400);
  if (!is1904 && days === 60) return value;
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + seconds * 1000);
}
