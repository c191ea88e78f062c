import { expect, test } from 'vitest';
import { dateFormats } from './format-dates.ts';
import { moneyFormats } from './format-numbers.ts';
import { instantOf, localParts } from './zoned.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test('money keeps every digit, and whole amounts have no cents', () => {
  expect(moneyFormats('en').money({ amount: '1234567890123456.78', currency: 'USD' })).toBe(
    '$1,234,567,890,123,456.78',
  );
  expect(plain(moneyFormats('ru').money({ amount: '1500.50', currency: 'RUB' }))).toBe('1 500,50 ₽');
  expect(plain(moneyFormats('uz').money({ amount: '2500000', currency: 'UZS' }))).toBe('2 500 000 soʻm');
  expect(plain(moneyFormats('ru').money({ amount: '2500000.00', currency: 'UZS' }))).toBe('2 500 000 сум');
});

test('a file’s size is of the reader’s language', () => {
  expect(plain(moneyFormats('en').size(1))).toBe('1 kB');
  expect(plain(moneyFormats('ru').size(1_572_864))).toBe('1,5 МБ');
  expect(plain(moneyFormats('uz').size(3 * 1024 ** 3))).toBe('3 GB');
});

test('days are of the reader’s language and no zone shifts them', () => {
  const west = dateFormats('en', 'America/New_York', 'US');
  expect(west.date('2026-03-01')).toBe('Mar 1, 2026');
  expect(west.typed('2026-03-01')).toBe('03/01/2026');
  expect(dateFormats('ru', 'Pacific/Kiritimati', 'RU').date('2026-03-01')).toBe('1 мар. 2026');
  expect(dateFormats('uz', 'Asia/Tashkent', 'UZ').date('2026-03-01')).toBe('1-mar, 2026');
  expect(dateFormats('uz', 'Asia/Tashkent', 'UZ').month('2026-03-01')).toBe('Mart 2026');
});

test('weekdays begin where the company’s week does', () => {
  expect(dateFormats('uz', 'UTC', 'UZ').weekdays(1)).toEqual(['Du', 'Se', 'Ch', 'Pa', 'Ju', 'Sh', 'Ya']);
  expect(dateFormats('en', 'UTC', 'US').weekdays(7)[0]).toBe('Sun');
});

test('a moment typed in a zone is that moment, over the change of summer time too', () => {
  expect(instantOf('2026-07-01T09:00', 'Asia/Tashkent')).toBe('2026-07-01T04:00:00.000Z');
  for (const at of ['2026-03-28T22:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-10-24T22:30:00.000Z']) {
    expect(instantOf(localParts(at, 'Europe/Berlin'), 'Europe/Berlin')).toBe(at);
  }
});
