import { expect, test } from 'vitest';
import { typedClock } from './typed-clock.ts';

test.each([
  ['0', '00:00'],
  ['9', '09:00'],
  ['09', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9.30', '09:30'],
  [' 9:05 ', '09:05'],
  ['21-05', '21:05'],
  ['2359', '23:59'],
  ['', undefined],
  ['noon', undefined],
  ['24', undefined],
  ['2460', undefined],
  ['9:7', undefined],
  ['12345', undefined],
  ['1 2 3', undefined],
])('%j is %j', (text, clock) => expect(typedClock(text)).toBe(clock));
