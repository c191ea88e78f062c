import { expect, test } from 'vitest';
import { typedClock } from './typed-clock.ts';

test('a time of day is taken as people type it', () => {
  expect(['9', '09', '930', '0930', '9.30', '9:30', ' 21-05 '].map(typedClock)).toEqual([
    '09:00',
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '09:30',
    '21:05',
  ]);
  for (const wrong of ['', 'noon', '24', '2460', '9:7', '12345', '1 2 3'])
    expect(typedClock(wrong)).toBeUndefined();
});
