import { expect, test } from 'vitest';
import { type BusinessTime, dueAfter } from './business-time.ts';

/** Monday to Friday, nine to six in Tashkent; the 8th of March is off, Saturday the 14th is worked. */
const time: BusinessTime = {
  isWorkday: (day) =>
    day.toString() === '2026-03-14' || (day.dayOfWeek < 6 && day.toString() !== '2026-03-09'),
  from: '09:00',
  until: '18:00',
  zone: 'Asia/Tashkent',
};
const after = (from: string, count: number, unit: 'day' | 'workday' | 'workhour'): string =>
  dueAfter(time, Temporal.Instant.from(from), count, unit).toPlainDateTime().toString();

test('days of the calendar run to the same time of day', () => {
  expect(after('2026-03-06T12:00:00+05:00', 3, 'day')).toBe('2026-03-09T12:00:00');
});

test('days of work run to the end of the last one, past weekends and holidays, worked Saturdays included', () => {
  expect(after('2026-03-06T12:00:00+05:00', 1, 'workday')).toBe('2026-03-10T18:00:00');
  expect(after('2026-03-13T12:00:00+05:00', 1, 'workday')).toBe('2026-03-14T18:00:00');
  expect(after('2026-03-07T12:00:00+05:00', 0, 'workday')).toBe('2026-03-10T18:00:00');
});

test('hours of work run on where the day ends, whatever the machine calls the day', () => {
  expect(after('2026-03-06T16:30:00+05:00', 4, 'workhour')).toBe('2026-03-10T11:30:00');
  expect(after('2026-03-05T23:30:00Z', 2, 'workhour')).toBe('2026-03-06T11:00:00');
  expect(after('2026-03-06T20:00:00+05:00', 9, 'workhour')).toBe('2026-03-10T18:00:00');
});

test('a company that never works is late all the same', () => {
  const never = { ...time, isWorkday: () => false };
  expect(dueAfter(never, Temporal.Instant.from('2026-03-06T12:00:00Z'), 1, 'workhour').year).toBeGreaterThan(
    2060,
  );
});
