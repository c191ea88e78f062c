import type { RowProblem } from './table.ts';

/** How a CSV file is written. `newline` is `\n` for files of `\r\n` too. */
export interface CsvForm {
  delimiter: string;
  quote: string;
  newline: '\n' | '\r';
}

export interface CsvRow {
  line: number;
  cells: string[];
  problems?: RowProblem[];
}

/** Longer rows are taken for a quote that was never closed, so that one slip cannot swallow a file or the memory. */
export const LONGEST_ROW = 1_000_000;

/**
 * Splits text that comes in pieces into rows. Where a quote is not closed, its line is delivered with the problem and
 * reading goes on with the next line. (Parsers in use take everything up to the end of the file for the cell, or stop.)
 */
export class CsvTokenizer {
  readonly #form: CsvForm;
  #text = '';
  #line = 1;

  constructor(form: CsvForm) {
    this.#form = form;
  }

  *push(piece: string): Generator<CsvRow> {
    yield* this.#rows(piece, false);
  }

  *end(): Generator<CsvRow> {
    yield* this.#rows('', true);
  }

  *#rows(piece: string, isEnd: boolean): Generator<CsvRow> {
    const text = this.#text + piece;
    let from = 0;
    while (from < text.length) {
      const row = readRow(text, from, this.#form, isEnd);
      if (!row) break;
      // A line without anything is no row; a row of one empty cell is written as two quotes.
      if (!row.isBlank) yield this.#numbered(row);
      this.#line += row.lines;
      from = row.next;
    }
    this.#text = text.slice(from);
  }

  #numbered(row: ReadRow): CsvRow {
    const { cells, problems } = row;
    return problems ? { line: this.#line, cells, problems } : { line: this.#line, cells };
  }
}

interface ReadRow {
  cells: string[];
  /** Where the next row begins. */
  next: number;
  /** How many lines of the file the row took. */
  lines: number;
  isBlank?: boolean;
  problems?: RowProblem[];
}

/** The row that begins at `from`; nothing where its end has not come yet. */
function readRow(text: string, from: number, form: CsvForm, isEnd: boolean): ReadRow | undefined {
  const lineEnd = text.indexOf(form.newline, from);
  if (lineEnd < 0 && !isEnd && text.length - from <= LONGEST_ROW) return undefined;
  const stop = lineEnd < 0 ? (isEnd ? text.length : from + LONGEST_ROW) : lineEnd;
  const line = withoutReturn(text.slice(from, stop), form);
  const next = lineEnd < 0 ? stop : stop + 1;
  const tooLong: RowProblem[] =
    lineEnd < 0 && !isEnd ? [{ code: 'too_long', params: { limit: LONGEST_ROW } }] : [];
  if (!line.includes(form.quote)) {
    return finish({ cells: line.split(form.delimiter), next, lines: 1, isBlank: line === '' }, tooLong, line);
  }
  return readQuotedRow(text, from, form, isEnd, { line, next, tooLong });
}

const withoutReturn = (line: string, form: CsvForm): string =>
  form.newline === '\n' && line.endsWith('\r') ? line.slice(0, -1) : line;

function finish(row: ReadRow, problems: RowProblem[], unquoted: string): ReadRow {
  if (unquoted.includes('\r')) problems.push({ code: 'lone_carriage_return' });
  if (row.cells.some((c) => c.includes('\0'))) problems.push({ code: 'nul_character' });
  return problems.length ? { ...row, problems } : row;
}

interface FirstLine {
  line: string;
  next: number;
  tooLong: RowProblem[];
}

function readQuotedRow(
  text: string,
  from: number,
  form: CsvForm,
  isEnd: boolean,
  first: FirstLine,
): ReadRow | undefined {
  const cells: string[] = [];
  const problems = first.tooLong;
  let unquoted = '';
  let at = from;
  for (;;) {
    const cell = readCell(text, at, form, isEnd);
    if (cell === 'incomplete' && !isEnd && text.length - from <= LONGEST_ROW) return undefined;
    if (cell === 'incomplete' || cell === 'broken') return brokenRow(first, form);
    if (cell.isUntidy) problems.push({ code: 'text_after_quote', params: { column: cells.length + 1 } });
    cells.push(cell.value);
    if (!cell.isQuoted) unquoted += cell.value;
    at = cell.next + 1;
    if (cell.ends)
      return finish({ cells, next: at, lines: linesIn(text, from, cell.next, form) }, problems, unquoted);
  }
}

// The first line only, its quotes taken for ordinary characters: what stands below it is most likely sound.
function brokenRow({ line, next }: FirstLine, form: CsvForm): ReadRow {
  return finish({ cells: line.split(form.delimiter), next, lines: 1 }, [{ code: 'unclosed_quote' }], line);
}

function linesIn(text: string, from: number, to: number, form: CsvForm): number {
  let lines = 1;
  for (let at = text.indexOf(form.newline, from); at >= 0 && at < to; at = text.indexOf(form.newline, at + 1))
    lines++;
  return lines;
}

interface ReadCell {
  value: string;
  /** The place of the delimiter or line end behind the cell. */
  next: number;
  /** Whether the row ends with the cell. */
  ends: boolean;
  isQuoted?: boolean;
  /** Whether text stood between the closing quote and the delimiter. */
  isUntidy?: boolean;
}

function readCell(
  text: string,
  from: number,
  form: CsvForm,
  isEnd: boolean,
): ReadCell | 'incomplete' | 'broken' {
  let start = from;
  while (text[start] === ' ') start++;
  if (text[start] !== form.quote) return readPlain(text, from, form, isEnd);
  let value = '';
  for (let at = start + 1; ; ) {
    const close = text.indexOf(form.quote, at);
    if (close < 0 || (close + 1 === text.length && !isEnd)) return 'incomplete';
    value += text.slice(at, close);
    if (text[close + 1] !== form.quote) return closeCell(text, value, close + 1, form, isEnd);
    value += form.quote;
    at = close + 2;
  }
}

function readPlain(text: string, from: number, form: CsvForm, isEnd: boolean): ReadCell | 'incomplete' {
  const delimiter = text.indexOf(form.delimiter, from);
  const newline = text.indexOf(form.newline, from);
  if (delimiter >= 0 && (newline < 0 || delimiter < newline)) {
    return { value: text.slice(from, delimiter), next: delimiter, ends: false };
  }
  if (newline < 0 && !isEnd) return 'incomplete';
  const next = newline < 0 ? text.length : newline;
  return { value: withoutReturn(text.slice(from, next), form), next, ends: true };
}

// Text after a closing quote is kept. Over several lines it shows that the quote was meant to close much earlier.
function closeCell(
  text: string,
  value: string,
  after: number,
  form: CsvForm,
  isEnd: boolean,
): ReadCell | 'incomplete' | 'broken' {
  const rest = readPlain(text, after, form, isEnd);
  if (rest === 'incomplete') return rest;
  if (rest.value.trim() === '' && !rest.value.includes('\r')) return { ...rest, value, isQuoted: true };
  if (value.includes(form.newline)) return 'broken';
  return { ...rest, value: `${value}${rest.value}`, isUntidy: true };
}
