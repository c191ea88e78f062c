import { expect, test } from 'vitest';
import { PATIENCE, sampled } from '../shared/sampled.ts';
import { letters } from './goal.ts';

test(
  'kill -9 in the middle of reminders and letters: each is told once, no letter goes twice',
  PATIENCE,
  async () => {
    const { done, figures, failures } = await sampled(letters, 2);
    expect(failures).toEqual([]);
    expect(done).toBe(2);
    expect(figures['reminders due, each told once']).toBeGreaterThan(0);
    expect(figures['letters accepted by the mail server, each once']).toBeGreaterThan(0);
  },
);
