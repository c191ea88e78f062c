import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { reviewFindings } from './findings/review.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

test('a stage that counts in hours of work is late by them, though its days are few', async () => {
  const process = (await t.owner.get('/processes')).body.items[0]?.id;
  const version = String((await t.owner.post(`/processes/${process}/edit`)).body['version']);
  const filter = { field: 'processVersion', op: 'eq', value: version };
  const { items } = (await t.owner.get('/stages', { filter, sort: 'position' })).body;
  await t.owner.patch(`/stages/${items[0]?.id}`, { deadlineDays: 8, deadlineUnit: 'workhour' });
  expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
  const party = (await t.owner.post('/companies', { name: 'Acme' })).body.id;
  const { id: deal } = (await t.owner.post('/deals', { name: 'Chairs', party })).body;
  const stuck = async (): Promise<number> => {
    await reviewFindings(t.system(), [deal]);
    const row = await t.owner.get('/findings', { filter: { field: 'deal', op: 'eq', value: deal } });
    return row.body.items.filter((f) => f['kind'] === 'stuck').length;
  };
  expect(await stuck()).toBe(0);
  // Whatever day it is today, eight hours of work are over in five days.
  t.pass({ days: 5 });
  expect(await stuck()).toBe(1);
});
