import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';

/** A generator of known quality, so that the test is the same each time: Park and Miller's minimal standard. */
function minimal(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const deals = (count: number, amount: number) =>
  Array.from({ length: count }, () => ({ amount, stage: 'a' }));

test('with a long history the mean is that of the binomial, and the spread is as wide as it should be', () => {
  const spread = simulate(deals(100, 10), new Map([['a', { won: 40_000, ended: 100_000 }]]), minimal(7));
  // 100 deals of 10 at 0.4: mean 400, standard deviation 49; a tenth lies 1.2816 deviations below.
  expect(spread.mean).toBeGreaterThan(393);
  expect(spread.mean).toBeLessThan(407);
  expect(Math.abs(spread.low - 337)).toBeLessThanOrEqual(15);
  expect(Math.abs(spread.high - 463)).toBeLessThanOrEqual(15);
});

test('a thin history widens the spread, and none at all says nothing between nothing and everything', () => {
  const long = simulate(deals(50, 1), new Map([['a', { won: 500, ended: 1000 }]]), minimal(3));
  const thin = simulate(deals(50, 1), new Map([['a', { won: 2, ended: 4 }]]), minimal(3));
  const none = simulate(deals(50, 1), new Map(), minimal(3));
  const width = (s: { low: number; high: number }): number => s.high - s.low;
  expect(width(thin)).toBeGreaterThan(1.5 * width(long));
  expect(width(none)).toBeGreaterThan(width(thin));
  expect(none.middle).toBeGreaterThan(15);
  expect(none.middle).toBeLessThan(35);
});

test('without deals nothing is expected', () => {
  expect(simulate([], new Map(), minimal(1))).toEqual({ mean: 0, low: 0, middle: 0, high: 0 });
});
