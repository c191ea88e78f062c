import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from '@protobi/exceljs';
import { DomainError } from '../../../kernel/errors.ts';
import type { ExportCell, ExportRows } from './export-cell.ts';
import { CREATOR, isFormula } from './formula.ts';

export interface XlsxOptions {
  header?: string[];
  sheet?: string;
  /** The zone whose wall clock the times show: a workbook knows none. UTC by default. */
  timeZone?: string;
}

const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_048_576;

/**
 * The rows as a workbook, piece by piece. Every text is typed as text, so that nothing in it runs, also when somebody
 * edits the cell. Beyond the rows that a sheet holds it goes on with another. Refuses `cell_too_long_for_xlsx`.
 */
export async function* writeXlsx(rows: ExportRows, options: XlsxOptions = {}): AsyncGenerator<Uint8Array> {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  workbook.creator = CREATOR;
  const writing = writeSheets(workbook, rows, options).catch((error: Error) => stream.destroy(error));
  for await (const piece of stream) yield piece as Uint8Array;
  await writing;
}

async function writeSheets(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  rows: ExportRows,
  options: XlsxOptions,
): Promise<void> {
  const { header, sheet = 'Sheet1', timeZone = 'UTC' } = options;
  let count = 0;
  let sheets = 0;
  let current: ExcelJS.Worksheet | undefined;
  const begin = (): ExcelJS.Worksheet => {
    current?.commit();
    const name = sheetName(sheet, ++sheets);
    current = workbook.addWorksheet(name, header ? { views: [{ state: 'frozen', ySplit: 1 }] } : {});
    count = 0;
    if (header) addRow(current, header, timeZone, ++count);
    return current;
  };
  let target = begin();
  for await (const row of rows) {
    if (count >= MOST_ROWS) target = begin();
    addRow(target, row, timeZone, ++count);
    // Lets the pieces be taken: the writer itself never waits for its reader.
    if (count % 500 === 0) await setImmediate();
  }
  target.commit();
  await workbook.commit();
}

const sheetName = (name: string, number: number): string => {
  const clean =
    name
      .replace(/[[\]*?:/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, 24)
      .trim() || 'Sheet';
  return number === 1 ? clean : `${clean} (${number})`;
};

function addRow(sheet: ExcelJS.Worksheet, cells: ExportCell[], timeZone: string, number: number): void {
  const row = sheet.getRow(number);
  cells.forEach((cell, i) => {
    if (cell === null || cell === '') return;
    if (typeof cell === 'string' && cell.length > LONGEST_CELL) {
      throw new DomainError('invalid', 'cell_too_long_for_xlsx', { params: { row: number, column: i + 1 } });
    }
    const target = row.getCell(i + 1);
    const { value, format } = typed(cell, timeZone);
    target.value = value;
    if (format) target.numFmt = format;
  });
  row.commit();
}

interface TypedCell {
  value: string | number | boolean | Date;
  format?: string;
}

function typed(cell: Exclude<ExportCell, null>, timeZone: string): TypedCell {
  if (typeof cell === 'boolean') return { value: cell };
  // The text format keeps a cell from becoming a formula when it is edited.
  if (typeof cell === 'string')
    return isFormula(cell) ? { value: inXml(cell), format: '@' } : { value: inXml(cell) };
  if ('decimal' in cell) return decimalCell(cell.decimal);
  if ('date' in cell) return dateCell(cell.date, `${cell.date}T00:00:00Z`, 'yyyy-mm-dd');
  const local = Temporal.Instant.from(cell.instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .round('second')
    .toString();
  return dateCell(cell.instant, `${local}Z`, 'yyyy-mm-dd hh:mm:ss');
}

// A number in a workbook has 15 digits. What has more stays a text, so that none is lost.
function decimalCell(decimal: string): TypedCell {
  const digits = decimal.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length > 15 ? { value: decimal } : { value: Number(decimal) };
}

// Workbooks have no days before 1900, and the first two months of it are counted wrong.
const dateCell = (text: string, instant: string, format: string): TypedCell =>
  instant < '1900-03-01' ? { value: text } : { value: new Date(instant), format };

// What XML cannot hold or changes is written as _xHHHH_ (ECMA-376 part 1, 22.9.2.19), and so what looks like that.
const inXml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/gu, (char) => {
    return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
