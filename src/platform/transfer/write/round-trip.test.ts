import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DetectedCsv } from '../parse/detect.ts';
import { detectFile } from '../parse/detect.ts';
import { readTable } from '../parse/read-table.ts';
import { type CellValue, cellText } from '../parse/table.ts';
import type { ExportCell } from './export-cell.ts';
import { type CsvOptions, writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const encodings = { 'utf-8': 'utf-8', 'utf-8-without-mark': 'utf-8', 'utf-16le': 'utf-16le' } as const;

// Told how the file is written, as the program is about its own: no heuristics between writing and reading.
const told = (options: CsvOptions, columns: number): DetectedCsv => ({
  kind: 'csv',
  encoding: encodings[options.encoding ?? 'utf-8'],
  hasBom: true,
  isDamaged: false,
  form: { delimiter: options.delimiter ?? ',', quote: '"', newline: '\n' },
  startLine: 1,
  hasHeader: false,
  header: [],
  firstRow: [],
  columns,
  sample: [],
});

async function cellsOf(bytes: Uint8Array, detected: Parameters<typeof readTable>[1]): Promise<CellValue[][]> {
  const rows: CellValue[][] = [];
  for await (const row of readTable(bytes, detected)) {
    expect(row.problems?.filter((p) => p.code !== 'nul_character') ?? []).toEqual([]);
    rows.push(row.cells);
  }
  return rows;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'ab\'"=+-@,;|\t\r\n \0яʻ_x041'), maxLength: 10 }),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  );

describe('what is written is read back', () => {
  test('any texts through CSV, in every encoding and with every delimiter', async () => {
    const options = fc.record({
      delimiter: fc.constantFrom<NonNullable<CsvOptions['delimiter']>>(',', ';', '\t', '|'),
      encoding: fc.constantFrom<NonNullable<CsvOptions['encoding']>>(
        'utf-8',
        'utf-8-without-mark',
        'utf-16le',
      ),
    });
    await fc.assert(
      fc.asyncProperty(table, options, async (rows, o) => {
        const bytes = await bytesOf(writeCsv(rows, o));
        // A mark at the very beginning of a file is a mark, not a letter.
        fc.pre(
          o.encoding !== 'utf-8-without-mark' && o.encoding !== 'utf-16le'
            ? true
            : !rows[0]?.[0]?.startsWith('\ufeff'),
        );
        expect(await cellsOf(bytes, told(o, rows[0]?.length ?? 0))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('any texts through XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const kept = rows.map((row) => ['row', ...row]);
        const bytes = await bytesOf(
          writeXlsx(kept, { header: ['key', ...(kept[0] ?? []).slice(1).map((_, i) => `column ${i}`)] }),
        );
        const read = await cellsOf(bytes, await detectFile(bytes));
        expect(read.map((r) => r.map(cellText))).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  test('types: a text that looks like a number stays one, numbers and dates are typed', async () => {
    const row: ExportCell[] = [
      '007',
      '-5',
      '12.5',
      { decimal: '-1234.50' },
      { decimal: '12345678901234567.89' },
      { date: '2024-02-29' },
      { date: '1899-05-01' },
      { instant: '2024-03-01T20:30:00Z' },
      true,
      null,
      '',
    ];
    const header = row.map((_, i) => `c${i}`);
    const xlsx = await bytesOf(writeXlsx([row], { header, timeZone: 'Asia/Tashkent' }));
    const [cells] = await cellsOf(xlsx, await detectFile(xlsx));
    expect(cells).toEqual([
      '007',
      '-5',
      '12.5',
      -1234.5,
      '12345678901234567.89',
      new Date('2024-02-29T00:00:00Z'),
      '1899-05-01',
      new Date('2024-03-02T01:30:00Z'),
      true,
      null,
      null,
    ]);
    const csv = (
      await bytesOf(writeCsv([row], { decimal: ',', delimiter: ';', encoding: 'utf-8-without-mark' }))
    ).toString();
    expect(csv).toBe(
      '007;-5;12.5;"-1234,50";"12345678901234567,89";2024-02-29;1899-05-01;2024-03-01T20:30:00Z;true;;\r\n',
    );
  });

  test('a text too long for a workbook is refused, not cut', async () => {
    await expect(bytesOf(writeXlsx([['x'.repeat(32_768)]]))).rejects.toMatchObject({
      code: 'cell_too_long_for_xlsx',
    });
  });

  test('the beginning of a file is never taken for another format', async () => {
    const csv = async (first: string) =>
      (await bytesOf(writeCsv([[first, 'x']], { encoding: 'utf-8-without-mark' }))).toString();
    expect(await csv('ID')).toBe('"ID",x\r\n');
    expect(await csv('sep=')).toBe('"sep=",x\r\n');
  });
});
