import { expect, test } from 'vitest';
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
