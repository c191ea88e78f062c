import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { kills } from './goal.ts';

test(
  'kill -9 in the middle of writes loses nothing that was acknowledged, and leaves nothing half-written',
  PATIENCE,
  async () => {
    const { done, figures, failures } = await sampled(kills, 2);
    expect(failures).toEqual([]);
    expect(done).toBeGreaterThan(0);
    expect(figures['acknowledged writes']).toBeGreaterThan(0);
  },
);
