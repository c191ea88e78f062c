import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { requests } from './goal.ts';

test('requests made from the OpenAPI document get answers that it declares', PATIENCE, async () => {
  const { done, failures } = await sampled(requests, 300);
  expect(failures).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
