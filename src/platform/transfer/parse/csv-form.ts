import { type CsvForm, type CsvRow, CsvTokenizer } from './csv-tokens.ts';
import { kindOf } from './value-kind.ts';

/** The first rows of a CSV text with the form they were read in. */
export interface DetectedCsvForm {
  form: CsvForm;
  /** How many lines to pass over: Excel's `sep=;`. */
  skip: number;
  rows: CsvRow[];
}

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLE_ROWS = 300;

/** Finds line ends, delimiter and quote from the beginning of a text; `isWhole` where nothing follows it. */
export function detectCsvForm(text: string, isWhole: boolean): DetectedCsvForm {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const declared = /^sep=(.)\r?\n?/i.exec(text);
  const skip = declared ? 1 : 0;
  const body = declared ? text.slice(declared[0].length) : text;
  const quote = quoteOf(body);
  const tried = (declared?.[1] ? [declared[1]] : DELIMITERS).map((delimiter) => {
    const form: CsvForm = { delimiter, quote, newline };
    const rows = firstRows(body, form, isWhole);
    return { form, skip, rows: rows.map((r) => ({ ...r, line: r.line + skip })), score: score(rows) };
  });
  tried.sort((a, b) => b.score - a.score);
  const { form, rows } = tried[0] ?? { form: { delimiter: ',', quote, newline }, rows: [] };
  return { form, skip, rows };
}

// Single quotes hold cells only where they stand at both ends of many and no double quote does.
function quoteOf(text: string): string {
  const doubled = text.match(/(?:^|[,;\t|\r\n])"/g)?.length ?? 0;
  const single = text.match(/(?:^|[,;\t|\r\n])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/g)?.length ?? 0;
  return doubled === 0 && single >= 4 ? "'" : '"';
}

function firstRows(text: string, form: CsvForm, isWhole: boolean): CsvRow[] {
  const tokens = new CsvTokenizer(form);
  const rows: CsvRow[] = [];
  for (const row of tokens.push(text)) {
    rows.push(row);
    if (rows.length === SAMPLE_ROWS) return rows;
  }
  if (isWhole || rows.length === 0) rows.push(...tokens.end());
  return rows;
}

/**
 * The right delimiter gives every row the same number of cells, sound quotes, and values that are numbers, dates and the
 * like rather than scraps of them.
 */
function score(rows: CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 1, rowsOfWidth = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (width < 2) return 0.1;
  const faults = rows.filter((r) =>
    r.problems?.some((p) => p.code === 'unclosed_quote' || p.code === 'text_after_quote'),
  ).length;
  const all = Math.max(rows.length, 1);
  return (
    rowsOfWidth / all - (2 * faults) / all + 0.3 * typedShare(rows.slice(0, 50)) + Math.min(width, 20) * 0.002
  );
}

function typedShare(rows: CsvRow[]): number {
  const cells = rows.flatMap((r) => r.cells);
  return cells.filter((c) => kindOf(c) !== 'text').length / Math.max(cells.length, 1);
}
