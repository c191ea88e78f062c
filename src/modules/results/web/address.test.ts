import { expect, test } from 'vitest';
import { filterOf, readAddress } from './address.ts';

const anna = '0197a1b2-0000-7000-8000-00000000000a';

test('an address gives the period, the filters and the table', () => {
  const raw = {
    period: 'custom',
    from: '2026-01-01',
    until: '2026-03-31',
    owner: anna,
    by: 'region',
    order: '-deals.won',
  };
  expect(readAddress(raw)).toEqual(raw);
});

test('what is not understood is dropped, not passed on', () => {
  const raw = {
    period: 'ever',
    from: 'then',
    owner: { id: anna },
    team: 'x',
    by: 'toString',
    order: 'a;b',
    q: 1,
  };
  expect(readAddress(raw)).toEqual({});
});

test('filters narrow by the fields of a deal', () => {
  expect(filterOf({ owner: anna, region: anna })).toEqual({
    all: [
      { field: 'owner', op: 'eq', value: anna },
      { field: 'party.region', op: 'eq', value: anna },
    ],
  });
  expect(filterOf({ period: 'all' })).toBeUndefined();
});
