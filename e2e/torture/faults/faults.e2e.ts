import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { faults } from './goal.ts';
import { canMount } from './patient.ts';

test.runIf(canMount())(
  'a full disk, a folder that takes nothing and a lost database are told clearly, and pass',
  PATIENCE,
  async () => {
    const { done, failures } = await sampled(faults, 4);
    expect(failures).toEqual([]);
    expect(done).toBeGreaterThan(0);
  },
);
