import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBoolean } from './boolean.ts';
import { type DateForm, parseDate } from './date.ts';
import { parseDateTime } from './date-time.ts';

const dmy: DateForm = { order: 'dmy' };
const mdy: DateForm = { order: 'mdy' };
const ymd: DateForm = { order: 'ymd' };
const serial: DateForm = { order: 'serial' };

describe('parseDate', () => {
  test.each<[string | number, DateForm, string]>([
    ['05.03.2024', dmy, '2024-03-05'],
    ['5/3/2024', dmy, '2024-03-05'],
    ['3/5/2024', mdy, '2024-03-05'],
    ['5-3-24', dmy, '2024-03-05'],
    ['05.03.99', dmy, '1999-03-05'],
    ['2024-03-05', mdy, '2024-03-05'],
    ['2024/3/5', dmy, '2024-03-05'],
    ['24-03-05', ymd, '2024-03-05'],
    ['20240305', dmy, '2024-03-05'],
    ['29.02.2024', dmy, '2024-02-29'],
    ['05.03.2024 г.', dmy, '2024-03-05'],
    ['5 марта 2024 г.', dmy, '2024-03-05'],
    ['5 мар. 2024', dmy, '2024-03-05'],
    ['12 мая 2024 года', dmy, '2024-05-12'],
    ['5-mart 2024', dmy, '2024-03-05'],
    ['2024-yil 5-mart', dmy, '2024-03-05'],
    ['5 iyul 2024', dmy, '2024-07-05'],
    ['5 сентябр 2024', dmy, '2024-09-05'],
    ['March 5, 2024', dmy, '2024-03-05'],
    ['5th March 2024', mdy, '2024-03-05'],
    ['Tue, 5 Mar 2024', mdy, '2024-03-05'],
    ['5-Mar-24', mdy, '2024-03-05'],
    ['2024 March 5', dmy, '2024-03-05'],
    ['05.03.2024 23:59:59', dmy, '2024-03-05'],
    ['2024-03-05T23:59:59Z', dmy, '2024-03-05'],
    ['45356', serial, '2024-03-05'],
    [45356.75, serial, '2024-03-05'],
    [1, serial, '1900-01-01'],
    [61, serial, '1900-03-01'],
  ])('%j', (text, form, expected) => expect(parseDate(text, form)).toBe(expected));

  test.each<[string | number, DateForm]>([
    ['31.02.2024', dmy],
    ['29.02.2023', dmy],
    ['29.02.1900', dmy],
    ['31.04.2024', dmy],
    ['13/13/2024', dmy],
    ['13/05/2024', mdy],
    ['00.01.2024', dmy],
    ['2024-13-01', ymd],
    ['2024-02-30', ymd],
    ['5.3/2024', dmy],
    ['5 foo 2024', dmy],
    ['1.2', dmy],
    ['', dmy],
    ['abc', dmy],
    ['45356', dmy],
    [60, serial],
    [0, serial],
    [3_000_000, serial],
  ])('%j is refused, not shifted', (text, form) => expect(parseDate(text, form)).toBeNull());

  test('every day in every order comes back', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        expect(parseDate(`${d}.${m}.${y}`, dmy)).toBe(iso);
        expect(parseDate(`${Number(m)}/${Number(d)}/${y.slice(2)}`, mdy)).toBe(iso);
        expect(parseDate(`${y}${m}${d}`, ymd)).toBe(iso);
        for (const locale of ['en-US', 'en-GB', 'ru-RU']) {
          expect(
            parseDate(
              new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso)),
              dmy,
            ),
          ).toBe(iso);
        }
      }),
    );
  });
});

describe('parseDateTime', () => {
  const zone = 'Europe/Berlin';

  test.each<[string | number | Date, DateForm, string]>([
    ['05.03.2024 14:30', dmy, '2024-03-05T13:30:00.000Z'],
    ['2024-07-05 14:30:15', dmy, '2024-07-05T12:30:15.000Z'],
    ['3/5/2024 2:30 PM', mdy, '2024-03-05T13:30:00.000Z'],
    ['3/5/2024 12:30 a.m.', mdy, '2024-03-04T23:30:00.000Z'],
    ['2024-03-05T14:30:00Z', dmy, '2024-03-05T14:30:00.000Z'],
    ['2024-03-05T14:30:00.123+05:00', dmy, '2024-03-05T09:30:00.123Z'],
    ['2024-03-05 14:30 +0500', dmy, '2024-03-05T09:30:00.000Z'],
    ['5 марта 2024 г., 14:30', dmy, '2024-03-05T13:30:00.000Z'],
    ['05.03.2024', dmy, '2024-03-04T23:00:00.000Z'],
    [45356.5, serial, '2024-03-05T11:00:00.000Z'],
    [new Date('2024-03-05T14:30:00Z'), dmy, '2024-03-05T13:30:00.000Z'],
    ['27.10.2024 02:30', dmy, '2024-10-27T00:30:00.000Z'],
  ])('%j', (cell, form, expected) => expect(parseDateTime(cell, form, zone)).toBe(expected));

  test.each([
    '31.03.2024 02:30',
    '05.03.2024 24:00',
    '05.03.2024 14:60',
    '05.03.2024 13:00 PM',
    '31.02.2024 10:00',
    'noon',
  ])('%j is refused', (text) => {
    expect(parseDateTime(text, dmy, zone)).toBeNull();
  });
});

test('parseBoolean', () => {
  for (const yes of ['yes', 'Да', 'ha', 'ҲА', '1', 'TRUE', 'истина', 'y', '+', '✓', true, 1])
    expect(parseBoolean(yes)).toBe(true);
  for (const no of ['no', 'Нет', 'yoʻq', "yo'q", 'ЙЎҚ', '0', 'false', 'ложь', 'n', '-', false, 0])
    expect(parseBoolean(no)).toBe(false);
  for (const other of ['', 'maybe', '2', 2, null, 'не знаю']) expect(parseBoolean(other)).toBeNull();
});
