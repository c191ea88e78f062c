import { expect, test } from 'vitest';
import { placed } from './placed.ts';

test('an item takes the place of the one it is dropped on, in both directions', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(placed(order, 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(placed(order, 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(placed(order, 'b', 1)).toEqual(order);
});
