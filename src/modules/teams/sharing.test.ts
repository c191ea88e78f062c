import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const sees = async (who: Client, id: string): Promise<boolean> =>
  (await who.get(`/companies/${id}`)).status === 200;
const companyOf = async (who: Client, name = `Customer ${crypto.randomUUID()}`): Promise<string> =>
  (await who.post('/companies', { name })).body.id;

test('an account team member sees and writes the customer while the period runs', async () => {
  const [anna, boris, clara] = [await t.user('seller'), await t.user('seller'), await t.user('seller')];
  const mine = await companyOf(anna);
  const service = (
    await t.owner.get('/choices', {
      filter: {
        all: [
          { field: 'list', op: 'eq', value: 'teams.function' },
          { field: 'kind', op: 'eq', value: 'service' },
        ],
      },
    })
  ).body.items[0];
  expect(
    (await clara.post('/account-team-members', { party: mine, user: clara.id })).status,
    'nobody joins unseen',
  ).toBe(422);
  const member = await anna.post('/account-team-members', {
    party: mine,
    user: boris.id,
    function: service?.id,
  });
  expect(member.status).toBe(201);
  const until = member.body.from;
  expect(await sees(boris, mine)).toBe(true);
  expect((await boris.patch(`/companies/${mine}`, { city: 'Samarkand' })).status).toBe(200);
  expect((await anna.patch(`/account-team-members/${member.body.id}`, { until })).status).toBe(200);
  t.pass({ days: 2 });
  expect(await sees(boris, mine)).toBe(false);
});

test('a share opens one record, as far and as long as it says, and is not passed on', async () => {
  const [anna, boris, clara] = [await t.user('seller'), await t.user('seller'), await t.user('seller')];
  const mine = await companyOf(anna);
  expect((await boris.post(`/companies/${mine}/share`, { user: boris.id, level: 'write' })).status).toBe(404);
  const until = Temporal.PlainDate.from(t.app.now().toISOString().slice(0, 10)).add({ days: 5 }).toString();
  const share = await anna.post(`/companies/${mine}/share`, { user: boris.id, level: 'read', until });
  expect(share.status).toBe(200);
  expect(await sees(boris, mine)).toBe(true);
  expect((await boris.patch(`/companies/${mine}`, { city: 'X' })).status).toBe(403);
  await anna.post(`/companies/${mine}/share`, { user: boris.id, level: 'write', until });
  expect((await boris.patch(`/companies/${mine}`, { city: 'Navoi' })).status).toBe(200);
  expect((await boris.post(`/companies/${mine}/share`, { user: clara.id, level: 'read' })).status).toBe(403);
  expect((await boris.post('/account-team-members', { party: mine, user: boris.id })).status).toBe(403);
  expect(await sees(clara, mine)).toBe(false);
  t.pass({ days: 7 });
  expect(await sees(boris, mine)).toBe(false);
});

test('a stand-in does what the absent colleague may, until the day, and does not pass it on', async () => {
  const [anna, boris, clara] = [await t.user('seller'), await t.user('seller'), await t.user('seller')];
  const mine = await companyOf(anna);
  const today = t.app.now().toISOString().slice(0, 10);
  const until = Temporal.PlainDate.from(today).add({ days: 3 }).toString();
  expect(
    (await boris.post('/delegations', { from: anna.id, to: boris.id, since: '2020-01-01', until })).status,
  ).toBe(403);
  expect((await anna.post('/delegations', { to: boris.id, since: '2020-01-01', until })).status).toBe(201);
  expect(await sees(boris, mine)).toBe(true);
  expect(
    (await boris.post('/delegations', { from: anna.id, to: clara.id, since: '2020-01-01', until })).status,
  ).toBe(403);
  expect(await sees(clara, mine)).toBe(false);
  t.pass({ days: 5 });
  expect(await sees(boris, mine)).toBe(false);
});

test('a head does not become more than the colleagues by standing in for an administrator', async () => {
  const head = await t.user('head');
  const department = await t.department('With an administrator', { head: head.id });
  const administrator = await t.user('administrator', { department });
  const answer = await head.post('/delegations', {
    from: administrator.id,
    to: head.id,
    since: '2020-01-01',
    until: '2999-01-01',
  });
  expect(answer.status).toBe(403);
  expect((await head.get('/roles')).body.items).toEqual([]);
});

test('who hands a record to a colleague has done so, though it is no longer theirs to see', async () => {
  const [anna, boris] = [await t.user('seller'), await t.user('seller')];
  const mine = await companyOf(anna);
  expect(await anna.patch(`/companies/${mine}`, { owner: boris.id })).toMatchObject({
    status: 200,
    body: { id: mine },
  });
  expect([await sees(anna, mine), await sees(boris, mine)]).toEqual([false, true]);
});

test('undoing an invitation deletes nobody', async () => {
  const anna = await t.user('seller');
  await t.owner.post(`/users/${anna.id}/invite`);
  const { body } = await t.owner.get<{ items: { id: string; verb: string }[] }>(`/users/${anna.id}/history`);
  for (const entry of body.items) await t.owner.post('/undo', { audit: entry.id });
  expect((await t.owner.get(`/users/${anna.id}`)).body).toMatchObject({ id: anna.id, isActive: true });
  expect((await anna.get('/me')).status).toBe(200);
});
