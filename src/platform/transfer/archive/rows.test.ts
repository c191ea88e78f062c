import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFormula } from '../write/formula.ts';
import { readRows, type StoredRow, writeRows } from './rows.ts';

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}
async function bytesOf(rows: StoredRow[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeRows(['a', 'b', 'c'], each(rows))) pieces.push(piece);
  return Buffer.concat(pieces);
}
/** Read in pieces of a few bytes: letters and rows are cut anywhere. */
async function read(bytes: Buffer, size: number): Promise<StoredRow[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const rows: StoredRow[] = [];
  for await (const row of readRows(each(pieces))) rows.push(row);
  return rows.slice(1);
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    '\\N',
    'a\r\nb',
    '=1+1',
    "'=1",
    '@SUM(A1)',
    '-5',
    ',',
    '\ufeff',
    'Ў,"ғ"',
  ),
);
const cell = fc.option(text, { nil: null });

test('every text comes back as it was, and nothing is told from an empty text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell)),
      fc.integer({ min: 1, max: 40 }),
      async (rows, size) => {
        expect(await read(await bytesOf(rows), size)).toEqual(rows);
      },
    ),
    { numRuns: 300 },
  );
});

test('no cell is a formula to whoever opens the table', async () => {
  const written = (await bytesOf([['=cmd|x', '@SUM(A1)', '+1+cmd()']])).toString().split('\r\n')[1] ?? '';
  for (const shown of written.split(','))
    expect(shown.startsWith("'") || !isFormula(shown), shown).toBe(true);
});

test('a table that ends in the middle of a row is refused', async () => {
  const bytes = await bytesOf([['x', 'y', 'z']]);
  await expect(read(bytes.subarray(0, -3), 7)).rejects.toThrow('not whole');
});
