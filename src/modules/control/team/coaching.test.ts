import { expect, test } from 'vitest';
import type { ManyRow } from '../../../platform/metrics/many.ts';
import { type Coaching, coachingOf } from './coaching.ts';

const row = (key: string, values: Record<string, number>): ManyRow => ({
  key,
  name: key,
  figures: Object.entries(values).map(([metric, value]) => ({
    metric,
    unit: 'count',
    entity: 'deals.deal',
    value: String(value),
    condition: { field: metric, op: 'eq', value: key },
  })),
});
const advise = (c: Partial<Coaching>) =>
  coachingOf({ sellers: [row('anna', {})], habits: [], team: undefined, losses: [], elapsed: 0.5, ...c });

test('each piece of advice has its figures and opens the records that it comes from', () => {
  const sellers = [row('anna', { 'control.silent': 6, 'quotas.won': 100, 'deals.won': 10 })];
  expect(advise({ sellers })).toMatchObject([
    { user: 'anna', code: 'behind', params: { share: 10, elapsed: 50 }, condition: { field: 'deals.won' } },
    { user: 'anna', code: 'silent', params: { count: 6 }, condition: { field: 'control.silent' } },
  ]);
});

test('a win rate says something from five deals on, and where it is ten points below the team’s', () => {
  const team = row('all', { 'deals.winRate': 52 });
  const habit = (rate: number, closed: number) => [
    row('anna', { 'deals.winRate': rate, 'deals.closedCount': closed }),
  ];
  expect(advise({ team, habits: habit(31, 9) })).toMatchObject([
    { code: 'winRate', params: { rate: 31, team: 52 } },
  ]);
  expect(advise({ team, habits: habit(31, 4) })).toEqual([]);
  expect(advise({ team, habits: habit(45, 9) })).toEqual([]);
});

test('the stage is named that takes half of the refusals, of the seller alone', () => {
  const loss = (user: string, stage: string, count: number) => ({ user, stage, count, ids: [stage] });
  const losses = [loss('anna', 'Proposal', 4), loss('anna', 'Engaging', 2), loss('boris', 'Engaging', 9)];
  expect(advise({ losses })).toMatchObject([
    { code: 'losesAt', params: { stage: 'Proposal', count: 4, all: 6 } },
  ]);
  expect(
    advise({ losses: [loss('anna', 'Proposal', 3), loss('anna', 'Engaging', 4), loss('anna', 'New', 2)] }),
  ).toEqual([]);
});

test('who keeps up with plan, contacts and deals is left in peace', () => {
  const sellers = [
    row('anna', {
      'quotas.won': 100,
      'deals.won': 31,
      'plans.due': 8,
      'plans.missed': 2,
      'control.stuck': 2,
    }),
  ];
  expect(advise({ sellers })).toEqual([]);
});

test('slow reactions are told in hours, of a team that takes days in days', () => {
  const team = (hours: number) => row('all', { 'control.reaction': hours });
  const habits = [row('anna', { 'control.reaction': 705 })];
  expect(advise({ habits, team: team(20) })).toMatchObject([
    { code: 'reaction', params: { hours: 705, team: 20 } },
  ]);
  expect(advise({ habits, team: team(205) })).toMatchObject([
    { code: 'reactionDays', params: { days: 29, team: 9 } },
  ]);
});
