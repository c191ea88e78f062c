import { expect, test } from 'vitest';
import { cohortOf } from './cohort.rules.ts';
import type { Answer, Line, Question } from './question.rules.ts';

const line = (month: string, all = '4'): Line => ({
  keys: [month],
  names: [null],
  colors: [null],
  condition: { all: [] },
  values: [all],
  before: null,
});
const months = {
  field: 'closedOn',
  by: 'month',
  type: 'date',
  entity: 'deals.deal',
  name: 'closedOn',
} as const;
const answer: Answer = {
  entity: 'deals.deal',
  rows: [{ ...months, field: 'party.firstWonOn' }],
  columns: [months],
  values: [],
  lines: [line('2026-01-01'), line('2026-02-01'), line('2026-03-01')],
  tops: [line('2026-01-01'), line('2026-02-01'), line('2026-03-01')],
  cells: [
    [['4'], [null], ['1']],
    [[null], ['4'], [null]],
    [[null], [null], ['4']],
  ],
  total: { values: ['12'], before: null },
  isCut: false,
  unrated: 0,
  currency: 'UZS',
  timeZone: 'Asia/Tashkent',
  period: null,
  before: null,
};
const question: Question = {
  entity: 'deals.deal',
  form: 'cohort',
  rows: [{ field: 'party.firstWonOn', by: 'month' }],
  columns: [{ field: 'closedOn', by: 'month' }],
  values: [],
  calculated: [],
};
const shown = (a: Answer, q: Question, today: string) =>
  cohortOf(a, q, today).lines.map((l) =>
    l.cells.map((c) => (typeof c === 'string' ? c : `${c.value} ${c.share}`)),
  );

test('of months that have come it is said that nothing happened, of months ahead nothing', () => {
  expect(shown(answer, question, '2026-03-15')).toEqual([
    ['4 100', 'nothing', '1 25'],
    ['4 100', 'nothing', 'not asked'],
    ['4 100', 'not asked', 'not asked'],
  ]);
  expect(shown(answer, question, '2026-04-01')[2]).toEqual(['4 100', 'nothing', 'not asked']);
});

test('months outside the report’s period, and of an answer that is cut, are not known', () => {
  const asked = { ...question, period: { field: 'closedOn', from: '2026-03-01', until: '2026-03-31' } };
  const limited = { ...answer, period: { from: '2026-03-01', until: '2026-03-31' } };
  expect(shown(limited, asked, '2026-12-01')).toEqual([
    ['4 100', 'not asked', '1 25'],
    ['4 100', 'nothing', 'not asked'],
    ['4 100', 'not asked', 'not asked'],
  ]);
  expect(shown({ ...answer, isCut: true }, question, '2026-12-01')[1]).toEqual([
    '4 100',
    'not asked',
    'not asked',
  ]);
});
