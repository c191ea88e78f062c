import { expect, test } from 'vitest';
import { startTestApp } from '../../testing/fixture.ts';

interface FirstSteps {
  isDismissed: boolean;
  steps: { key: string; isDone: boolean }[];
}
const path = '/installation/first-steps';

test('each step ticks itself off by what was done, and the list can be put away', async () => {
  await using t = await startTestApp();
  const done = async (): Promise<string[]> =>
    (await t.owner.get<FirstSteps>(path)).body.steps.filter((s) => s.isDone).map((s) => s.key);
  expect(await done()).toEqual([]);
  const profile = (await t.owner.get('/company-profile')).body.items[0];
  await t.owner.patch(`/company-profile/${profile?.id}`, { weekStart: 7 });
  expect(await done()).toEqual(['company']);
  await t.user('seller');
  expect(await done()).toEqual(['company', 'colleague']);
  const party = (await t.owner.post('/companies', { name: 'First' })).body.id;
  const deal = (await t.owner.post('/deals', { name: 'First', party })).body.id;
  expect(await done()).toEqual(['company', 'colleague', 'customer']);
  const stages = (await t.owner.get('/stages', { sort: 'position' })).body.items;
  await t.owner.post(`/deals/${deal}/move`, { stage: stages[1]?.id });
  const lost = (
    await t.owner.get('/choices', { filter: { field: 'list', op: 'eq', value: 'deals.lossReason' } })
  ).body.items[0];
  await t.owner.post(`/deals/${deal}/lose`, { reason: lost?.id });
  await t.owner.post('/calls/log', { party });
  expect(await done()).toEqual(['company', 'colleague', 'customer', 'deal', 'call']);
  expect((await t.owner.post<FirstSteps>(`${path}/dismiss`)).body.isDismissed).toBe(true);
  expect((await t.owner.get<FirstSteps>(path)).body.isDismissed).toBe(true);
});

test('the sample company ticks nothing off, and only whoever administers is asked', async () => {
  await using t = await startTestApp({ work: true });
  await t.owner.post('/installation/sample', {});
  await expect
    .poll(async () => (await t.owner.get('/installation/sample')).body['state'], { timeout: 60_000 })
    .toBe('ready');
  expect((await t.owner.get<FirstSteps>(path)).body.steps.filter((s) => s.isDone)).toEqual([]);
  expect((await (await t.user('seller')).get(path)).status).toBe(403);
}, 90_000);
