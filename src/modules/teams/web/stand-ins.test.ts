import { expect, test } from 'vitest';
import { stateOf } from './stand-ins.ts';

const days = { since: '2026-03-02', until: '2026-03-06', isRevoked: false };

test('first and last day belong to the absence', () => {
  expect(['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map((d) => stateOf(days, d))).toEqual([
    'ahead',
    'now',
    'now',
    'over',
  ]);
});

test('what was ended early is over on any day', () => {
  expect(stateOf({ ...days, isRevoked: true }, '2026-03-04')).toBe('ended');
  expect(stateOf({ ...days, isRevoked: null }, '2026-03-04')).toBe('now');
});
