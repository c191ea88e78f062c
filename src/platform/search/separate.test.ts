import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { separateHiddenWords } from './separate.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const event = {
  id: '',
  at: '',
  actor: null,
  entity: 'access.role',
  record: null,
  verb: 'updated',
  data: {},
  batch: null,
};

test('a field that a role hides is found by its words no more: neither before nor after the documents are written anew', async () => {
  await t.owner.post('/companies', {
    name: 'Zarafshon Metall',
    description: 'x',
    channels: [{ kind: 'mobile', value: '+998901112233' }],
  });
  const permissions = {
    entities: { '*': { read: 'all' } },
    fields: { 'contacts.party': { phone: 'hidden' } },
    rights: [],
  };
  const role = await t.owner.post('/roles', { name: 'Without numbers', permissions });
  const anna = await t.user([]);
  await t.owner.post(`/users/${anna.id}/setRoles`, { roles: [role.body.id] });
  const found = async (q: string) => [
    (await anna.get('/search', { q })).body.items.length,
    (await anna.get('/companies', { q })).body.items.length,
  ];
  expect(await found('901112233')).toEqual([0, 0]);
  await separateHiddenWords.run(t.system(), event);
  await t.app.refresh();
  expect(await found('901112233')).toEqual([0, 0]);
  expect(await found('zarafshon')).toEqual([1, 1]);
  expect((await t.owner.get('/search', { q: '901112233' })).body.items).toHaveLength(1);

  const withoutName = { ...permissions, fields: { 'contacts.party': { name: 'hidden' } } };
  await t.owner.patch(`/roles/${role.body.id}`, { permissions: withoutName });
  expect(await found('zarafshon'), 'at once').toEqual([0, 0]);
  await separateHiddenWords.run(t.system(), event);
  await t.app.refresh();
  expect(await found('zarafshon')).toEqual([0, 0]);
  expect((await anna.get('/search', { q: 'metall' })).text).not.toContain('Metall');
});
