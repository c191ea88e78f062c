import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { injections } from './goal.ts';

test('no string of a request is anything but a value', PATIENCE, async () => {
  const { done, failures } = await sampled(injections, 8);
  expect(failures).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
