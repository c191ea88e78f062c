import { expect, test } from 'vitest';
import { startTestApp } from '../../testing/fixture.ts';

test('a view is opened to everybody by who may, and otherwise stays as it was', async () => {
  await using t = await startTestApp();
  const [seller, head, other] = [await t.user('seller'), await t.user('head'), await t.user('seller')];
  const view = { entity: 'deals.deal', name: 'Mine', definition: {} };
  const own = (await seller.post('/views', view)).body.id;
  const opened = await seller.patch(`/views/${own}`, { isShared: true });
  expect([opened.status, opened.body.code]).toEqual([403, 'may_not_share']);
  expect((await seller.post('/views', { ...view, isShared: true })).status).toBe(403);
  expect((await seller.get('/views', { count: true })).body.count.value).toBe(1);
  expect((await other.get(`/views/${own}`)).status).toBe(404);

  const shared = await head.post('/views', { ...view, name: 'Ours', isShared: true });
  expect(shared.status).toBe(201);
  expect((await other.get(`/views/${shared.body.id}`)).body['name']).toBe('Ours');
});
