import { unescapeFormula } from '../write/formula.ts';
import { type CsvRow, CsvTokenizer } from './csv-tokens.ts';
import type { DetectedCsv } from './detect.ts';
import { readPieces } from './source.ts';
import type { RowProblem, Source, TableRow } from './table.ts';

/** The rows of data of a CSV file, read piece by piece: memory does not grow with the file. */
export async function* readCsv(source: Source, detected: DetectedCsv): AsyncGenerator<TableRow> {
  const tokens = new CsvTokenizer(detected.form);
  const decoder = new TextDecoder(detected.encoding);
  for await (const piece of readPieces(source)) {
    yield* dataRows(tokens.push(decoder.decode(piece, { stream: true })), detected);
  }
  yield* dataRows(tokens.push(decoder.decode()), detected);
  yield* dataRows(tokens.end(), detected);
}

// A header of several lines begins, like every row, on the line that it is known by.
function* dataRows(rows: Iterable<CsvRow>, detected: DetectedCsv): Generator<TableRow> {
  const { startLine, hasHeader, columns, isDamaged } = detected;
  for (const row of rows) {
    if (row.line < startLine || (hasHeader && row.line === startLine)) continue;
    const problems = [...(row.problems ?? []), ...widthProblem(row, columns)];
    if (isDamaged && row.cells.some((c) => c.includes('\ufffd'))) problems.push({ code: 'undecodable' });
    const cells = row.cells.map(unescapeFormula);
    yield problems.length ? { line: row.line, cells, problems } : { line: row.line, cells };
  }
}

// Empty cells beyond the last column are what a delimiter at the line's end leaves: nothing is lost with them.
function widthProblem({ cells }: CsvRow, columns: number): RowProblem[] {
  if (cells.length < columns)
    return [{ code: 'too_few_cells', params: { expected: columns, found: cells.length } }];
  if (cells.slice(columns).every((c) => c === '')) {
    cells.length = columns;
    return [];
  }
  return [{ code: 'too_many_cells', params: { expected: columns, found: cells.length } }];
}
