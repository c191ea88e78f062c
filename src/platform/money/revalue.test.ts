import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { sql } from '../database/sql.ts';
import { revalue, revalueJob } from './revalue.ts';

let t: TestApp;
let party: string;
beforeAll(async () => {
  t = await startTestApp({ currency: 'UZS', work: true });
  party = (await t.owner.post('/companies', { name: 'Abroad' })).body.id;
});
afterAll(() => t.close());

const deal = async (amount: string, currency: string): Promise<string> => {
  const made = await t.owner.post('/deals', { name: 'Deal', party, amount: { amount, currency } });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
};
const day = (offset?: number): string => t.day(offset);
const rate = async (date: string, rate: string, currency = 'CHF'): Promise<string> => {
  const made = await t.owner.post('/exchange-rates', { currency, date, rate });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
};
const base = async (id: string): Promise<string | null | undefined> =>
  (
    await t.db.one<{ base: string | null }>(
      sql`select trim_scale(amount_base)::text as base from deal where id = ${id}`,
    )
  )?.base;

test('an amount counts as soon as the rate of its currency is known, an open deal at the latest, a closed one at that of its day', async () => {
  const [open, closed, own] = [await deal('100', 'CHF'), await deal('10', 'CHF'), await deal('7', 'UZS')];
  expect([await base(open), await base(own)]).toEqual([null, '7']);
  await t.db.rows(sql`update deal set outcome = 'won', closed_on = ${day(-20)} where id = ${closed}`);
  const version = (await t.owner.get(`/deals/${open}`)).body.version;
  const first = await rate(day(-30), '2');
  await expect.poll(() => base(open), { timeout: 20_000 }).toBe('200');
  await rate(day(-10), '3');
  await expect.poll(() => base(open), { timeout: 20_000 }).toBe('300');
  expect([await base(closed), await base(own)]).toEqual(['20', '7']);
  expect((await t.owner.get(`/deals/${open}`)).body.version, 'nobody changed it').toBe(version);

  await t.owner.patch(`/exchange-rates/${first}`, { rate: '2.5' });
  await expect.poll(() => base(closed), { timeout: 20_000 }).toBe('25');
  await t.owner.delete(`/exchange-rates/${first}`);
  await expect.poll(() => base(closed), { timeout: 20_000 }).toBe(null);
});

test('a rate that is entered ahead holds from its day on, and a second pass writes nothing', async () => {
  const id = await deal('4', 'SEK');
  await rate(day(1), '1.23456', 'SEK');
  await revalue(t.system());
  expect(await base(id)).toBe(null);
  t.pass({ days: 1 });
  // What followed the rate's own entry may still be at it, by the day before.
  const nextDay = async () => {
    await revalueJob.run(t.system(), {});
    return base(id);
  };
  await expect.poll(nextDay, { timeout: 20_000 }).toBe('4.9382');
  expect(await revalue(t.system())).toBe(0);
});

test('amounts in the company’s own fields follow too', async () => {
  const made = await t.owner.post('/custom-fields', { entity: 'deals.deal', type: 'money', label: 'Costs' });
  expect(made.status, made.text).toBe(201);
  const key = String(made.body['key']);
  const { body } = await t.owner.post('/deals', {
    name: 'Own',
    party,
    [key]: { amount: '2', currency: 'NOK' },
  });
  const kept = async () =>
    (
      await t.db.one<{ base: string | null }>(
        sql`select custom #>> ${`{${key},base}`}::text[] as base from deal where id = ${body.id}`,
      )
    )?.base;
  expect(await kept()).toBe(null);
  await rate(day(-1), '10.5', 'NOK');
  await expect.poll(kept, { timeout: 20_000 }).toBe('21');
});
