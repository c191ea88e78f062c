import { expect, test } from 'vitest';
import { csvOf } from './save-csv.ts';

test('names that would run as formulas become text, numbers stay numbers', () => {
  expect(csvOf([['=1+1', '-5.20', '@cmd', '+7']])).toBe("'=1+1,-5.20,'@cmd,'+7\r\n");
});

test('separators, quotes and line ends are kept inside their cell', () => {
  expect(csvOf([['a "b"', 'c,d', 'e\nf']])).toBe('"a ""b""","c,d","e\nf"\r\n');
});
