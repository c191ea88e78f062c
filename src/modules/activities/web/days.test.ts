import { expect, test } from 'vitest';
import { chipDays, dueGroup } from './days.ts';

test('next week is its Monday, also from a Sunday and a Monday', () => {
  const nextWeek = (today: string) => chipDays(today).find((d) => d.key === 'nextWeek')?.day;
  expect(nextWeek('2026-11-24')).toBe('2026-11-30');
  expect(nextWeek('2026-11-29')).toBe('2026-11-30');
  expect(nextWeek('2026-11-30')).toBe('2026-12-07');
});

test('days go over the ends of months and years', () => {
  expect(chipDays('2027-12-31').map((d) => d.day)).toEqual(['2028-01-01', '2028-01-03', '2028-01-03']);
});

test('a task stands under the day on which it is due', () => {
  const groups = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', null].map((due) =>
    dueGroup(due, '2026-11-24'),
  );
  expect(groups).toEqual(['overdue', 'today', 'tomorrow', 'later', 'someday']);
});
