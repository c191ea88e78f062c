import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { MetaEntity } from '../../kernel/api.ts';
import { patchCaches } from './caches.ts';

const entity = { base: 'contacts.party' } as MetaEntity;

test('an edit shows on the page and in every list that holds the field, and can be rolled back', () => {
  const client = new QueryClient();
  const record = { id: '1', name: 'A', city: 'x' };
  const page = {
    pages: [
      {
        items: [
          { id: '1', name: 'A' },
          { id: '2', name: 'B' },
        ],
        next: null,
      },
    ],
    pageParams: [null],
  };
  client.setQueryData(['records', 'contacts.party', 'one', '1'], record);
  client.setQueryData(['records', 'contacts.party', 'pages'], page);
  client.setQueryData(['records', 'deals.deal', 'one', '1'], record);
  const rollBack = patchCaches(client, entity, '1', { name: 'C', city: 'y' });
  expect(client.getQueryData(['records', 'contacts.party', 'one', '1'])).toEqual({
    id: '1',
    name: 'C',
    city: 'y',
  });
  expect(client.getQueryData(['records', 'contacts.party', 'pages'])).toMatchObject({
    pages: [
      {
        items: [
          { id: '1', name: 'C' },
          { id: '2', name: 'B' },
        ],
      },
    ],
  });
  expect(client.getQueryData(['records', 'contacts.party', 'pages'])).not.toMatchObject({
    pages: [{ items: [{ city: 'y' }] }],
  });
  expect(client.getQueryData(['records', 'deals.deal', 'one', '1'])).toEqual(record);
  rollBack();
  expect(client.getQueryData(['records', 'contacts.party', 'one', '1'])).toEqual(record);
  expect(client.getQueryData(['records', 'contacts.party', 'pages'])).toEqual(page);
});
