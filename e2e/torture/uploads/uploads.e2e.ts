import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { uploads } from './goal.ts';

test('no script of an upload runs in the browser, with the CSP on and off', PATIENCE, async () => {
  const { done, failures } = await sampled(uploads, 4);
  expect(failures).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
