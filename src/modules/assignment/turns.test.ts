import { expect, test } from 'vitest';
import { randomFrom } from '../../testing/random.ts';
import { seed } from '../../testing/seed.ts';
import { type Ahead, nextTurn } from './turns.rules.ts';

/** So many turns one after the other; resolves to who took how many. */
function turns(takers: { user: string; weight: number }[], times: number): Record<string, number> {
  const counts: Record<string, number> = {};
  let ahead: Ahead = {};
  for (let i = 0; i < times; i++) {
    const turn = nextTurn(ahead, takers);
    if (!turn) throw new Error('nobody');
    ahead = turn.ahead;
    counts[turn.user] = (counts[turn.user] ?? 0) + 1;
  }
  return counts;
}

test('equal shares come round in their order, others by their weight', () => {
  const even = ['a', 'b', 'c'].map((user) => ({ user, weight: 1 }));
  expect(turns(even, 60)).toEqual({ a: 20, b: 20, c: 20 });
  expect(turns(even, 61)).toEqual({ a: 21, b: 20, c: 20 });
  expect(turns([{ user: 'a', weight: 3 }, ...even.slice(1)], 50)).toEqual({ a: 30, b: 10, c: 10 });
  expect(nextTurn({}, [])).toBeUndefined();
});

test('after any number of turns nobody is a whole turn off their share', () => {
  const random = randomFrom(seed);
  const takers = Array.from({ length: 7 }, (_, i) => ({ user: `u${i}`, weight: random.between(1, 9) }));
  const sum = takers.reduce((n, t) => n + t.weight, 0);
  for (const times of [1, 2, 3, 10, 17, 100, 1000]) {
    const counts = turns(takers, times);
    for (const { user, weight } of takers)
      expect(Math.abs((counts[user] ?? 0) - (times * weight) / sum), `${user} of ${times}`).toBeLessThan(1);
  }
});

test('who is away gains nothing meanwhile', () => {
  const [a, b] = [
    { user: 'a', weight: 1 },
    { user: 'b', weight: 1 },
  ];
  let ahead: Ahead = {};
  for (let i = 0; i < 10; i++) ahead = nextTurn(ahead, [a])?.ahead ?? {};
  const after = [0, 1, 2, 3].map(() => {
    const turn = nextTurn(ahead, [a, b]);
    ahead = turn?.ahead ?? {};
    return turn?.user;
  });
  expect(after).toEqual(['a', 'b', 'a', 'b']);
});
