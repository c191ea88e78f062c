import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvForm, type CsvRow, CsvTokenizer, LONGEST_ROW } from './csv-tokens.ts';

const comma: CsvForm = { delimiter: ',', quote: '"', newline: '\n' };

function rowsOf(text: string, form = comma, piece = text.length || 1): CsvRow[] {
  const tokens = new CsvTokenizer(form);
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += piece) {
    for (const row of tokens.push(text.slice(at, at + piece))) rows.push(row);
  }
  return [...rows, ...tokens.end()];
}

const codes = (row: CsvRow | undefined) => row?.problems?.map((p) => p.code);

describe('CsvTokenizer', () => {
  test('reads quotes, doubled quotes, delimiters and line ends in cells, and numbers rows by lines', () => {
    const text = 'a,b\r\n"1, ""one""","two\r\nlines"\r\n\r\n3,4';
    expect(rowsOf(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1, "one"', 'two\r\nlines'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });

  test('allows spaces around quoted cells, and quotes inside plain ones', () => {
    expect(rowsOf('a, "b, c" ,5" pipe')).toEqual([{ line: 1, cells: ['a', 'b, c', '5" pipe'] }]);
  });

  test('a quote that is never closed costs its own line only', () => {
    const rows = rowsOf('a,b\n"open,2\n3,4\n5,6\n');
    expect(rows.map((r) => [r.line, ...r.cells])).toEqual([
      [1, 'a', 'b'],
      [2, '"open', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
    ]);
    expect(rows.map(codes)).toEqual([undefined, ['unclosed_quote'], undefined, undefined]);
  });

  test('a quote that is closed only by the next quoted cell is reported on its own line', () => {
    const rows = rowsOf('1,"open\n2,"sound"\n3,x\n');
    expect(rows.map((r) => r.cells)).toEqual([
      ['1', '"open'],
      ['2', 'sound'],
      ['3', 'x'],
    ]);
    expect(codes(rows[0])).toEqual(['unclosed_quote']);
  });

  test('an unclosed quote in a long file is given up after a bounded length', () => {
    const rows = rowsOf(`"open,1\n${'2,3\n'.repeat(LONGEST_ROW / 2)}`, comma, 65_536);
    expect(rows).toHaveLength(1 + LONGEST_ROW / 2);
    expect(codes(rows[0])).toEqual(['unclosed_quote']);
  });

  test('reports text after a quote, NUL, and a carriage return that ends no line', () => {
    expect(codes(rowsOf('"a"b,c\n')[0])).toEqual(['text_after_quote']);
    expect(rowsOf('"a"b,c\n')[0]?.cells).toEqual(['ab', 'c']);
    expect(codes(rowsOf('a\0b,c\n')[0])).toEqual(['nul_character']);
    expect(codes(rowsOf('a\rb,c\n')[0])).toEqual(['lone_carriage_return']);
    expect(codes(rowsOf('"a\rb",c\n')[0])).toBeUndefined();
    expect(rowsOf('a,b\rc,d\r', { ...comma, newline: '\r' }).map((r) => r.cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('gives the same rows however the text is cut', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab ",\r\n\0я'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (t, piece) => {
        expect(rowsOf(t, comma, piece)).toEqual(rowsOf(t));
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with another reader on well-formed files', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab ";,\r\nя\t'), maxLength: 8 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (table) => {
        const text = table.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(';')).join('\r\n');
        const expected = parse(text, {
          delimiter: ';',
          relax_column_count: true,
          record_delimiter: '\r\n',
        }) as string[][];
        expect(rowsOf(text, { ...comma, delimiter: ';' }).map((r) => r.cells)).toEqual(expected);
      }),
    );
  });
});
