import { expect, test } from 'vitest';
import { startTestApp } from '../../testing/fixture.ts';

test('a record handed to somebody whose records one does not see is theirs, and its id alone is answered', async () => {
  await using t = await startTestApp();
  const [anna, boris] = [await t.user('seller'), await t.user('seller')];
  await t.member(await t.department('North'), anna.id);
  await t.member(await t.department('South'), boris.id);
  const { id } = (await anna.post('/companies', { name: 'Handed over' })).body;
  const handed = await anna.patch(`/companies/${id}`, { owner: boris.id });
  expect(handed.status).toBe(200);
  expect(handed.body).toEqual({ id });
  expect((await anna.get(`/companies/${id}`)).status).toBe(404);
  expect((await boris.get(`/companies/${id}`)).body).toMatchObject({ name: 'Handed over', version: 2 });
});
