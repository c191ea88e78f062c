import type { ExportCell, ExportRows } from './export-cell.ts';
import { escapeFormula } from './formula.ts';

export interface CsvOptions {
  /** The names in the first row, where one is wanted. */
  header?: string[];
  delimiter?: ',' | ';' | '\t' | '|';
  /** Excel reads UTF-8 only with its mark, which is therefore written unless told otherwise. */
  encoding?: 'utf-8' | 'utf-8-without-mark' | 'utf-16le';
  decimal?: '.' | ',';
}

const PIECE = 64 * 1024;

/**
 * The rows as CSV (RFC 4180), piece by piece. No spreadsheet runs a cell of it, and reading it back with the program's
 * own import gives every value unchanged. Dates are ISO, which every order of day and month agrees on.
 */
export async function* writeCsv(rows: ExportRows, options: CsvOptions = {}): AsyncGenerator<Uint8Array> {
  const { header, delimiter = ',', encoding = 'utf-8', decimal = '.' } = options;
  const encode = (text: string): Uint8Array =>
    Buffer.from(text, encoding === 'utf-16le' ? 'utf-16le' : 'utf-8');
  let text = encoding === 'utf-8-without-mark' ? '' : '\ufeff';
  let isFirst = true;
  const line = (cells: ExportCell[]): string => {
    const texts = cells.map((cell) => quoted(textOf(cell, decimal), cells.length === 1));
    if (isFirst && texts[0] !== undefined) texts[0] = unmistakable(texts[0]);
    isFirst = false;
    return `${texts.join(delimiter)}\r\n`;
  };
  if (header) text += line(header);
  for await (const row of rows) {
    text += line(row);
    if (text.length < PIECE) continue;
    yield encode(text);
    text = '';
  }
  if (text) yield encode(text);
}

function textOf(cell: ExportCell, decimal: '.' | ','): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return escapeFormula(cell);
  if (typeof cell === 'boolean') return String(cell);
  if ('decimal' in cell) return cell.decimal.replace('.', decimal);
  return 'date' in cell ? cell.date : cell.instant;
}

// Everything that some program takes for a delimiter is quoted, so that the real one is found by itself. A row of one
// empty cell must not be an empty line.
const quoted = (text: string, isAlone: boolean): string =>
  /["',;|\t\r\n]|^\s|\s$/.test(text) || (isAlone && text === '') ? `"${text.replaceAll('"', '""')}"` : text;

// A file that begins with ID is taken for SYLK, one with sep= for a declaration.
const unmistakable = (text: string): string => (/^(?:ID|sep=)/i.test(text) ? `"${text}"` : text);
