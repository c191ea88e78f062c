import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { systemContext } from '../context.ts';
import { ratesOfTheDay } from './revalue.ts';

/** Rates come late, are corrected, and are entered beforehand: what counts in the company's currency follows. */
let t: TestApp;
let party: string;
let custom: string;
beforeAll(async () => {
  t = await startTestApp({ work: true, currency: 'RUB', timeZone: 'Asia/Vladivostok' });
  party = (await t.owner.post('/companies', { name: 'Exporter' })).body.id;
  const field = { entity: 'deals.deal', label: 'Deposit', type: 'money' };
  custom = String((await t.owner.post('/custom-fields', field)).body['key']);
});
afterAll(() => t?.close());

const rate = async (currency: string, date: string, value: string): Promise<string> =>
  (await t.owner.post('/exchange-rates', { currency, date, rate: value })).body.id;
const deal = async (amount: string, currency: string, closedOn?: string): Promise<string> => {
  const money = { amount, currency };
  const values = { name: 'Abroad', party, openedOn: '2025-01-01', amount: money, [custom]: money };
  const { id } = (await t.owner.post('/deals', values)).body;
  if (closedOn) expect((await t.owner.post(`/deals/${id}/win`, { closedOn })).status).toBe(200);
  return id;
};
const sum = async (field: string, filter: object): Promise<number> => {
  const measures = [{ fn: 'sum', field }];
  const { body } = await t.owner.get('/aggregate', { entity: 'deals.deal', measures, filter });
  return Number(body.rows[0]?.values[0] ?? 0);
};
const outcome = (value: string) => ({ field: 'outcome', op: 'eq', value });
const open = () => sum('amount', outcome('open'));
const won = () => sum('amount', outcome('won'));
const deposits = () => sum(custom, outcome('open'));

test('rates that come after the deals, corrected and deleted', async () => {
  await deal('10', 'USD');
  await deal('100', 'USD', '2025-02-28');
  expect([await open(), await won(), await deposits()]).toEqual([0, 0, 0]);
  const first = await rate('USD', '2025-01-01', '80');
  await expect.poll(deposits).toBe(800);
  expect([await open(), await won()]).toEqual([800, 8000]);
  const later = await rate('USD', '2025-03-01', '90');
  await expect.poll(open).toBe(900);
  expect(await won()).toBe(8000);
  await t.owner.patch(`/exchange-rates/${first}`, { rate: '81' });
  await expect.poll(won).toBe(8100);
  await t.owner.delete(`/exchange-rates/${later}`);
  await expect.poll(deposits).toBe(810);
  expect(await open()).toBe(810);
});

test('a rate entered beforehand holds from its day on', async () => {
  const tomorrow = Temporal.Now.plainDateISO('Asia/Vladivostok').add({ days: 1 }).toString();
  await rate('USD', tomorrow, '100');
  t.pass({ days: 1 });
  await ratesOfTheDay.run(systemContext(t.app, 'test'), {});
  expect(await open()).toBe(1000);
});
