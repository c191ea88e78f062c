import { expect, test } from 'vitest';
import { readListSearch } from './list-search.ts';

test('an address gives what a list understands', () => {
  const filter = {
    all: [{ field: 'name', op: 'contains', value: 'a' }, { any: [{ field: 'owner', op: 'empty' }] }],
  };
  expect(
    readListSearch({
      view: 'mine',
      layout: 'board',
      filter,
      sort: '-amount',
      columns: ['name'],
      deleted: true,
    }),
  ).toEqual({
    view: 'mine',
    layout: 'board',
    filter,
    sort: '-amount',
    columns: ['name'],
    deleted: true,
  });
});

test('what it does not understand is dropped, not passed on', () => {
  expect(
    readListSearch({
      layout: 'wheel',
      filter: { all: [{ field: 1 }] },
      columns: 'name',
      deleted: 'yes',
      other: 1,
    }),
  ).toEqual({});
  expect(readListSearch({ q: 2026 })).toEqual({ q: '2026' });
});
