import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { randomOperations } from './goal.ts';

test(
  'no update is lost and no e-mail doubled while 64 clients write the same records',
  PATIENCE,
  async () => {
    const { done, failures } = await sampled(randomOperations, 300);
    expect(failures).toEqual([]);
    expect(done).toBeGreaterThan(0);
  },
);
