import { expect, test } from 'vitest';
import { daysByStage } from './stage-times.ts';

const entry = (at: string, stage: string) => ({
  at,
  changes: { stage: [null, { id: stage }] as [unknown, unknown] },
});

test('days add up over several stays, and the present one runs until now', () => {
  const entries = [
    entry('2026-03-20T00:00:00Z', 'first'),
    { at: '2026-03-12T00:00:00Z', changes: { name: ['a', 'b'] as [unknown, unknown] } },
    entry('2026-03-11T00:00:00Z', 'second'),
    entry('2026-03-01T00:00:00Z', 'first'),
  ];
  const days = daysByStage(entries, Date.parse('2026-03-22T12:00:00Z'));
  expect([...days]).toEqual([
    ['first', 12],
    ['second', 9],
  ]);
});

test('a history that does not tell of stages gives no days', () => {
  expect(daysByStage([{ at: '2026-03-12T00:00:00Z', changes: {} }], 0).size).toBe(0);
});
