import { escapeFormula, unescapeFormula } from '../write/formula.ts';

/** A stored row as PostgreSQL writes its values. */
export type StoredRow = (string | null)[];

const PIECE = 64 * 1024;

/**
 * Rows as CSV in which nothing (`,,`) and an empty text (`,"",`) are told apart. Texts that a spreadsheet would run are
 * written so that it does not: an archive is opened by curious people.
 */
export async function* writeRows(
  header: readonly string[],
  rows: AsyncIterable<StoredRow>,
): AsyncGenerator<Uint8Array> {
  let text = lineOf(header);
  for await (const row of rows) {
    text += lineOf(row);
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const lineOf = (cells: readonly (string | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | null): string {
  if (value === null) return '';
  const safe = escapeFormula(value);
  return safe === '' || /[",;|\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What `writeRows` wrote, the header first. */
export async function* readRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<StoredRow> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    const end = endOfRows(rest);
    if (!end) continue;
    yield* rowsIn(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest + decoder.decode()) throw new Error('the last row is not whole');
}

/** The place behind the last row that is whole: an even number of quotes before a line's end. */
function endOfRows(text: string): number {
  let isQuoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isQuoted = !isQuoted;
    else if (code === 10 && !isQuoted) end = at + 1;
  }
  return end;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/gy;

function* rowsIn(text: string): Generator<StoredRow> {
  let row: StoredRow = [];
  CELL.lastIndex = 0;
  for (let at = 0; at < text.length; at = CELL.lastIndex) {
    const found = CELL.exec(text);
    if (!found) throw new Error('not a row');
    const [, quoted, plain = '', end] = found;
    const value = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    row.push(quoted === undefined && plain === '' ? null : unescapeFormula(value));
    if (end === ',') continue;
    yield row;
    row = [];
  }
}
