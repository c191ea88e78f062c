import { expect, test } from 'vitest';
import { rangeOf } from './period.ts';

test('periods begin and end with their first and last days', () => {
  expect(rangeOf('thisMonth', '2028-02-10')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
  expect(rangeOf('thisQuarter', '2026-11-24')).toEqual({ from: '2026-10-01', until: '2026-12-31' });
  expect(rangeOf('thisYear', '2026-12-31')).toEqual({ from: '2026-01-01', until: '2026-12-31' });
  expect(rangeOf('lastYear', '2026-01-01')).toEqual({ from: '2025-01-01', until: '2025-12-31' });
});

test('all time has no ends', () => {
  expect(rangeOf('all', '2026-11-24')).toEqual({});
});
