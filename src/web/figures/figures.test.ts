import { expect, test } from 'vitest';
import { behind } from './figures.ts';

const won = { field: 'outcome', op: 'eq', value: 'won' } as const;
const anna = { field: 'owner', op: 'eq', value: 'anna' } as const;

test('the records behind a figure meet every condition once, without groups in groups', () => {
  expect(behind({ all: [won, { all: [anna] }] }, won, null)).toEqual({ all: [won, anna] });
});

test('a group of alternatives stays one', () => {
  expect(behind({ any: [won, anna] })).toEqual({ all: [{ any: [won, anna] }] });
});
