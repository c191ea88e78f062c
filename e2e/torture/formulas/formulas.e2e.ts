import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { formulas } from './goal.ts';

test('no formula is live in a file of ours, and every text comes back', PATIENCE, async () => {
  const { done, failures } = await sampled(formulas, 30);
  expect(failures).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
