import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let head: Client;
let anna: Client;
let boris: Client;
let stranger: Client;
let sales: string;
let other: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent', currency: 'UZS', work: true });
  head = await t.user('head', { name: 'Hanna' });
  sales = await t.department('Sales', { head: head.id });
  other = await t.department('Service');
  anna = await t.user('seller', { name: 'Anna', department: sales });
  boris = await t.user('seller', { name: 'Boris', department: sales });
  stranger = await t.user('seller', { name: 'Stranger', department: other });
});
afterAll(() => t.close());

const money = (amount: string) => ({ amount, currency: 'UZS' });
const month = '2025-11-01';
interface Row {
  key: string | null;
  figures: { metric: string; entity: string; value: string | null; condition: object }[];
  contactsMade: string;
}
const rowsOf = async (who: Client, query: object): Promise<Row[]> =>
  (await who.get<{ rows: Row[] }>('/plan-fact', { ...query })).body.rows;
const figureOf = (row: Row | undefined, metric: string): string | null | undefined =>
  row?.figures.find((f) => f.metric === metric)?.value;

test('a target is of a user or a department, of a whole month, with the measure of its metric', async () => {
  const bad = async (body: object): Promise<unknown> => {
    const answer = await head.post('/quotas', { month, ...body });
    expect(answer.status).toBe(422);
    return answer.body.problems.map((p) => `${p.field} ${p.code}`);
  };
  expect(await bad({ amount: money('5') })).toEqual(['user user_or_department']);
  expect(await bad({ user: anna.id, department: sales, amount: money('5') })).toEqual([
    'user user_or_department',
  ]);
  expect(await bad({ user: anna.id, metric: 'wonCount', amount: money('5') })).toEqual(['number required']);
  expect(await bad({ user: anna.id, metric: 'won', number: 5 })).toEqual(['amount required']);
  const made = await head.post('/quotas', {
    user: anna.id,
    month: '2025-11-17',
    metric: 'wonCount',
    number: 4,
  });
  expect(made.status).toBe(201);
  expect((await head.get(`/quotas/${made.body.id}`)).body).toMatchObject({ month, number: 4 });
  expect((await head.patch(`/quotas/${made.body.id}`, { user: boris.id })).status).toBe(422);
  expect(
    (await head.post('/quotas', { user: anna.id, month, metric: 'wonCount', number: 9 })).body.code,
  ).toBe('already_exists');
});

test('a seller reads the own target and sets none, a head those of the own people', async () => {
  const cells = (user: string, value: string | null = '1000') => ({
    cells: [{ user, month, metric: 'won', value }],
  });
  expect((await head.post('/quotas/set', cells(anna.id))).status).toBe(200);
  expect((await head.post('/quotas/set', cells(boris.id, '500'))).status).toBe(200);
  expect((await t.owner.post('/quotas/set', cells(stranger.id))).status).toBe(200);
  for (const who of [anna, boris]) expect((await who.post('/quotas/set', cells(who.id))).status).toBe(403);
  expect((await head.post('/quotas/set', cells(stranger.id))).status).toBeGreaterThanOrEqual(403);
  const won = { field: 'metric', op: 'eq', value: 'won' };
  const seen = async (who: Client) => (await who.get('/quotas', { filter: won })).body.items.length;
  expect([await seen(anna), await seen(head), await seen(t.owner)]).toEqual([1, 2, 3]);
});

test('the grid changes, takes away and brings back a target, all cells or none', async () => {
  const set = (value: string | null, more: object[] = []) =>
    head.post('/quotas/set', {
      cells: [{ user: anna.id, month: '2025-12-01', metric: 'won', value }, ...more],
    });
  const stored = async () =>
    (await head.get('/quotas', { filter: { all: [{ field: 'month', op: 'eq', value: '2025-12-01' }] } })).body
      .items;
  await set('100');
  await set('250');
  expect(await stored()).toMatchObject([{ amount: { amount: '250', currency: 'UZS' } }]);
  expect(
    (await set('300', [{ user: stranger.id, month, metric: 'won', value: '1' }])).status,
  ).toBeGreaterThanOrEqual(403);
  expect(await stored()).toMatchObject([{ amount: { amount: '250' } }]);
  await set(null);
  expect(await stored()).toEqual([]);
  await set('70');
  expect(await stored()).toMatchObject([{ amount: { amount: '70' } }]);
  const wrong = await head.post('/quotas/set', {
    cells: [{ user: anna.id, month, metric: 'wonCount', value: '1.5' }],
  });
  expect(wrong.body.problems).toMatchObject([{ field: 'cells.0.value', code: 'whole_number' }]);
});

test('two who set the same cell at once leave one target', async () => {
  const set = (value: string) =>
    head.post('/quotas/set', { cells: [{ user: boris.id, month: '2027-01-01', metric: 'won', value }] });
  const answers = await Promise.all([set('1'), set('2'), set('3')]);
  expect(answers.every((a) => [200, 409].includes(a.status))).toBe(true);
  const { items } = (await head.get('/quotas', { filter: { field: 'month', op: 'eq', value: '2027-01-01' } }))
    .body;
  expect(items.length).toBe(1);
});

test('plan stands beside fact, each within what its reader sees, and leads to its records', async () => {
  const party = (await anna.post('/companies', { name: 'Acme' })).body.id;
  const deal = (await anna.post('/deals', { name: 'Big', party, amount: money('800') })).body.id;
  for (const task of (await anna.get('/tasks', { filter: { field: 'deal', op: 'eq', value: deal } })).body
    .items)
    await anna.post(`/tasks/${task.id}/complete`, {});
  expect((await anna.post(`/deals/${deal}/win`, { closedOn: '2025-11-30' })).status).toBe(200);
  // Half past midnight in Tashkent is still the day before in UTC: the company's day counts.
  await anna.post('/calls', { party, at: '2025-10-31T19:30:00Z' });
  await anna.post('/calls', { party, at: '2025-11-30T19:30:00Z' });
  const period = { from: month, until: '2025-11-30' };
  const rows = await rowsOf(head, { by: 'seller', ...period });
  const mine = rows.find((r) => r.key === anna.id);
  expect(figureOf(mine, 'quotas.won')).toBe('1000');
  expect(figureOf(mine, 'deals.won')).toBe('800');
  expect(figureOf(mine, 'quotas.wonCount')).toBe('4');
  expect(mine?.contactsMade).toBe('1');
  expect(rows.map((r) => r.key)).not.toContain(stranger.id);
  const won = mine?.figures.find((f) => f.metric === 'deals.won');
  expect((await head.get('/deals', { filter: won?.condition })).body.items.map((d) => d.id)).toEqual([deal]);
  const calls = mine?.figures.find((f) => f.metric === 'activities.calls');
  expect((await head.get('/calls', { filter: calls?.condition })).body.items.length).toBe(1);
  expect((await rowsOf(boris, { by: 'seller', ...period })).map((r) => r.key)).toEqual([boris.id]);
  const months = await rowsOf(t.owner, { by: 'month', ...period });
  expect(
    figureOf(
      months.find((r) => r.key === month),
      'quotas.won',
    ),
  ).toBe('2500');
});

test('a department’s target is seen by its head, and by the next head as soon as there is one', async () => {
  const made = await t.owner.post('/quotas', {
    department: sales,
    month: '2027-02-01',
    amount: money('9000'),
  });
  expect(made.status).toBe(201);
  const next = await t.user('head', { name: 'Next' });
  expect((await head.get(`/quotas/${made.body.id}`)).status).toBe(200);
  expect((await anna.get(`/quotas/${made.body.id}`)).status).toBe(404);
  expect((await next.get(`/quotas/${made.body.id}`)).status).toBe(404);
  await t.owner.post(`/departments/${sales}/arrange`, { head: next.id });
  await expect.poll(async () => (await next.get(`/quotas/${made.body.id}`)).status).toBe(200);
});
