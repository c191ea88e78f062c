import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import type { Along } from './along.ts';
import type { Customer } from './customers.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let party: string;
const amount = { amount: '125000', currency: 'UZS' };
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'UTC' });
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
  await anna.post('/channels', { party, kind: 'mobile', value: '+998901234567' });
  await anna.post('/deals', { name: 'Chairs', party, amount });
  for (const n of [1, 2, 3, 4, 5, 6])
    await anna.post('/notes', { party, text: `Note ${n}`, at: `2026-01-0${n}T10:00:00Z` });
  await anna.post('/tasks', { title: 'Call', party, dueOn: t.app.now().toISOString().slice(0, 10) });
});
afterAll(() => t.close());

const alongOf = async (who: Client): Promise<Along[]> =>
  (await who.get<{ customers: Along[] }>('/my-day/along')).body.customers;

test('the day’s customers are taken along, with the latest of what was said, by their seller alone', async () => {
  await anna.post('/calls/log', { party, result: 'Will think', at: '2026-01-02T03:04:05Z' });
  const [customer] = await alongOf(anna);
  expect(customer).toMatchObject({
    id: party,
    channels: [{ kind: 'mobile', value: '+998901234567' }],
    activities: [{ entity: 'activities.call', text: 'Will think', outcome: 'talked' }],
    deals: [{ name: 'Chairs', stage: expect.any(String) }],
  });
  expect(Date.parse(customer?.activities[0]?.at ?? '')).toBe(Date.parse('2026-01-02T03:04:05Z'));
  expect(customer?.notes.map((n) => n.text)).toEqual(['Note 6', 'Note 5', 'Note 4', 'Note 3', 'Note 2']);
  expect(await alongOf(boris)).toEqual([]);
  expect((await t.anonymous.get('/my-day/along')).status).toBe(401);
});

test('a call that is sent later keeps its hour, and a clock that is fast puts none into the future', async () => {
  const ahead = new Date(t.app.now().getTime() + 3_600_000).toISOString();
  const { id } = (await anna.post('/calls/log', { party, at: ahead })).body;
  const at = (await anna.get(`/calls/${id}`)).body['at'];
  expect(Date.parse(String(at))).toBeLessThanOrEqual(t.app.now().getTime());
  expect((await anna.post('/calls/log', { party, at: 'yesterday' })).status).toBe(422);
});

test('written twice under one key it is done once, days later too', async () => {
  const body = { party, result: 'Once' };
  const key = { 'idempotency-key': 'outbox' };
  const first = await anna.post('/calls/log', body, key);
  const again = await Promise.all([1, 2].map(() => anna.post('/calls/log', body, key)));
  expect(again.map((a) => a.body.id)).toEqual([first.body.id, first.body.id]);
  const [row] = await t.db.rows<{ count: number }>(
    sql`select count(*)::int as count from "call" where result = 'Once'`,
  );
  expect(row?.count).toBe(1);
});

test('a hidden field is not taken along', async () => {
  const roles = (await t.owner.get('/roles')).body.items;
  const seller = roles.find((r) => r['kind'] === 'seller');
  const permissions = seller?.['permissions'] as { fields?: object };
  const fields = {
    'contacts.party': { phone: 'hidden', email: 'hidden' },
    'contacts.channel': { value: 'hidden' },
    'activities.note': { text: 'hidden' },
    'deals.deal': { amount: 'hidden' },
  };
  const patch = await t.owner.patch(`/roles/${seller?.id}`, { permissions: { ...permissions, fields } });
  expect(patch.status).toBe(200);
  const [customer] = await alongOf(anna);
  expect(customer?.channels).toEqual([]);
  expect(customer?.notes.every((n) => n.text === null)).toBe(true);
  expect(customer?.deals).toMatchObject([{ name: 'Chairs', amount: null }]);
  const { customers } = (await anna.get<{ customers: Customer[] }>('/my-day')).body;
  expect(customers).toMatchObject([{ name: 'Acme', phone: null, openDeals: 1, openAmount: null }]);
});
