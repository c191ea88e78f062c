import { randomFrom } from '../../../src/testing/random.ts';
import type { Goal, Outcome } from './goal.ts';

/** The time that a test of a sample may take. */
export const PATIENCE = { timeout: 240_000 };
/** Only so that a sample ends at all on a machine that has no time for it. */
const LONGEST = 200_000;

/** A small part of a goal, as `npm test` runs it, by the run's seed. */
export function sampled(goal: Goal, count: number): Promise<Outcome> {
  const seed = Number(process.env.SEED ?? 1);
  const deadline = Date.now() + LONGEST;
  return goal.run({ seed, random: randomFrom(seed), count, deadline, say: () => undefined });
}
