import { expect, test } from 'vitest';
import { startTestApp } from '../../testing/fixture.ts';

test('lines that are entered at once are all in the deal’s amount', async () => {
  await using t = await startTestApp();
  const party = (await t.owner.post('/companies', { name: 'Acme' })).body.id;
  const deal = (await t.owner.post('/deals', { name: 'Deal', party })).body.id;
  for (let round = 1; round <= 4; round++) {
    const line = { deal, name: 'Line', quantity: '1', price: { amount: '10', currency: 'UZS' } };
    const answers = await Promise.all(Array.from({ length: 6 }, () => t.owner.post('/deal-lines', line)));
    expect(answers.map((a) => a.status)).toEqual(Array(6).fill(201));
    const { body } = await t.owner.get(`/deals/${deal}`);
    expect(body['amount']).toEqual({ amount: String(60 * round), currency: 'UZS' });
  }
});

test('a customer is found by addresses that were entered at once', async () => {
  await using t = await startTestApp();
  const party = (await t.owner.post('/companies', { name: 'Acme' })).body.id;
  const values = Array.from({ length: 6 }, (_, i) => `address${i}@example.com`);
  await Promise.all(values.map((value) => t.owner.post('/channels', { party, kind: 'email', value })));
  for (const q of values)
    expect([q, (await t.owner.get('/companies', { q })).body.items.map((i) => i.id)]).toEqual([q, [party]]);
});
