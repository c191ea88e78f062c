import { expect, test } from 'vitest';
import { changesIn } from './checksum.ts';
import { startTestApp } from './fixture.ts';

test('the whole program answers: a company, an owner, colleagues with roles and departments', async () => {
  await using t = await startTestApp();
  const head = await t.user('head', { name: 'Hanna Head' });
  const north = await t.department('North', { head: head.id });
  const anna = await t.user('seller', { name: 'Anna', department: north });
  const boris = await t.user('seller', { name: 'Boris' });

  expect((await t.anonymous.get('/me')).status).toBe(401);
  expect((await t.owner.get('/me')).body).toMatchObject({ name: 'Olga Owner' });
  const made = await anna.post('/companies', { name: 'Acme' });
  expect(made.status).toBe(201);
  expect((await head.get(`/companies/${made.body.id}`)).status).toBe(200);
  expect((await boris.get(`/companies/${made.body.id}`)).status).toBe(404);
});

test('what changes in the database is told by table, once', async () => {
  await using t = await startTestApp();
  const { id } = (await t.owner.post('/companies', { name: 'Acme' })).body;
  const changes = await changesIn(t.db);
  expect(await changes()).toEqual([]);
  await t.owner.get(`/companies/${id}`);
  expect(await changes()).toEqual([]);
  await t.db.raw('update party set city = $1 where id = $2', ['Tashkent', id]);
  expect(await changes()).toEqual(['party']);
  expect(await changes()).toEqual([]);
});
