import { expect, test } from 'vitest';
import { typedHour } from './typed-hour.ts';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['09:30', '09:30'],
  [' 9.05 ', '09:05'],
  ['2359', '23:59'],
  ['0', '00:00'],
  ['24', undefined],
  ['9:60', undefined],
  ['', undefined],
  ['noon', undefined],
])('%j is %j', (text, hour) => expect(typedHour(text)).toBe(hour));
