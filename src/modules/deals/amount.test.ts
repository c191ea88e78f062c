import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let product: string;
let party: string;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller');
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  const chair = { name: 'Chair', price: { amount: '100.10', currency: 'UZS' }, vatRate: '12' };
  product = (await t.owner.post('/products', chair)).body.id;
  for (const [date, rate] of [
    ['2026-01-01', '12000'],
    ['2026-06-01', '13000'],
  ])
    await t.owner.post('/exchange-rates', { currency: 'USD', date, rate });
});
afterAll(() => t.close());

const open = async (values: object): Promise<string> =>
  (await anna.post('/deals', { name: 'Deal', party, ...values })).body.id;
const amountOf = async (id: string) => {
  const { amount, amountSource } = (await anna.get(`/deals/${id}`)).body;
  return [(amount as { amount: string } | null)?.amount ?? null, amountSource];
};

test('a list price stands in, marked as estimated, until an amount is entered, and again once it is taken away', async () => {
  const id = await open({ product });
  expect(await amountOf(id)).toEqual(['100.1', 'estimated']);
  await anna.patch(`/deals/${id}`, { amount: { amount: '90', currency: 'UZS' } });
  expect(await amountOf(id)).toEqual(['90', 'entered']);
  await anna.patch(`/deals/${id}`, { amount: null });
  expect(await amountOf(id)).toEqual(['100.1', 'estimated']);
});

test('the lines decide: quantity times price less discount, to the cent', async () => {
  const id = await open({ amount: { amount: '1', currency: 'UZS' } });
  const line = await anna.post('/deal-lines', { deal: id, product, quantity: '3', discount: '10' });
  expect(line.body).toMatchObject({
    name: 'Chair',
    vatRate: '12',
    total: { amount: '270.27', currency: 'UZS' },
  });
  expect(await amountOf(id)).toEqual(['270.27', 'estimated']);
  await anna.patch(`/deal-lines/${line.body.id}`, { price: { amount: '50', currency: 'UZS' } });
  expect(await amountOf(id)).toEqual(['135', 'lines']);
  await anna.delete(`/deal-lines/${line.body.id}`);
  expect((await amountOf(id))[0]).toBeNull();
});

test('lines of one deal are in one currency', async () => {
  const id = await open({});
  await anna.post('/deal-lines', { deal: id, product });
  const second = await anna.post('/deal-lines', {
    deal: id,
    name: 'Delivery',
    price: { amount: '5', currency: 'USD' },
  });
  expect(second.status).toBe(422);
  expect(second.body.problems[0]?.code).toBe('one_currency_per_deal');
});

test('a sale counts at the rate of its day, in the company’s currency', async () => {
  const usd = { amount: '10', currency: 'USD' };
  for (const closedOn of ['2026-02-01', '2026-07-01']) {
    const id = await open({ amount: usd, openedOn: '2026-01-15' });
    expect((await anna.post(`/deals/${id}/win`, { closedOn })).status).toBe(200);
  }
  const { rows } = (
    await anna.get<{ rows: { key: string; values: Record<string, string> }[] }>('/figures', {
      metrics: 'deals.won',
      group: 'closedOn',
      by: 'month',
    })
  ).body;
  expect(rows.map((r) => [r.key.slice(0, 7), Number(r.values['deals.won'])])).toEqual([
    ['2026-02', 120_000],
    ['2026-07', 130_000],
  ]);
});
