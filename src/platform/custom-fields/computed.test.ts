import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const field = async (entity: string, label: string, type: string, settings: object): Promise<string> => {
  const { status, body, text } = await t.owner.post<{ key: string }>('/custom-fields', {
    entity,
    label,
    type,
    settings,
  });
  expect(status, text).toBe(201);
  return body.key;
};
const company = async (values: object): Promise<string> => (await t.owner.post('/companies', values)).body.id;

test('a field of the company’s own is at once like any other', async () => {
  const key = await field('contacts.company', 'Rating', 'integer', {});
  const id = await company({ name: 'Rated', [key]: 4 });
  await company({ name: 'Other', [key]: 2 });
  const found = await t.owner.get('/companies', {
    filter: { field: key, op: 'gte', value: 3 },
    sort: `-${key}`,
  });
  expect(found.body.items).toMatchObject([{ id, [key]: 4 }]);
  const wrong = await t.owner.patch(`/companies/${id}`, { [key]: 'four' });
  expect([wrong.status, wrong.body.problems[0]?.field]).toEqual([422, key]);
  const history = await t.owner.get(`/companies/${id}/history`);
  expect(JSON.stringify(history.body.items)).toContain(key);
});

test('formulas are reckoned by the database, filtered and sorted by, and empty where an input is', async () => {
  const key = await field('contacts.company', 'Revenue a head', 'formula', {
    expression: 'round(revenue / employees, 2)',
  });
  const large = await company({ name: 'Large', revenue: { amount: '1000', currency: 'UZS' }, employees: 3 });
  const none = await company({ name: 'None', revenue: { amount: '1000', currency: 'UZS' }, employees: 0 });
  expect((await t.owner.get(`/companies/${large}`)).body[key]).toBe('333.33');
  expect((await t.owner.get(`/companies/${none}`)).body[key]).toBeNull();
  const found = await t.owner.get('/companies', { filter: { field: key, op: 'gt', value: 300 } });
  expect(found.body.items.map((i) => i.id)).toEqual([large]);
  expect((await t.owner.patch(`/companies/${large}`, { [key]: '1' })).body.problems).toMatchObject([
    { code: 'read_only' },
  ]);
});

test.each([
  ['amount *', 'invalid_formula'],
  ['no_such * 2', 'unknown_field'],
  ['name * 2', 'kind_expected'],
  ["outcome == 'won' ? 1 : 'x'", 'kinds_differ'],
  ['pg_sleep(10)', 'unknown_function'],
  ['constructor', 'unknown_field'],
  ['toString(name)', 'unknown_function'],
  ["closedOn == 'no day'", 'kinds_differ'],
  ['[1, 2]', 'formula_not_supported'],
])('%s is refused with a reason', async (expression, code) => {
  const answer = await t.owner.post('/custom-fields', {
    entity: 'deals.deal',
    label: expression,
    type: 'formula',
    settings: { expression },
  });
  expect([answer.status, answer.body.problems[0]?.code]).toEqual([422, code]);
});

test('texts in formulas stay texts', async () => {
  const key = await field('deals.deal', 'Quoted', 'formula', {
    expression: `name == "x'); drop table deal; --" ? 'a''b' : "it's"`.replace("'a''b'", '"a"'),
  });
  const deal = await t.owner.post('/deals', {
    name: `x'); drop table deal; --`,
    party: await company({ name: 'Q' }),
  });
  expect((await t.owner.get(`/deals/${deal.body.id}`)).body[key]).toBe('a');
});

test('a roll-up counts only what its reader may see, and hides with its source', async () => {
  const key = await field('contacts.company', 'Sum of deals', 'rollup', {
    rollup: { of: 'deals.deal', by: 'party', fn: 'sum', field: 'amount' },
  });
  const seller = await t.user('seller');
  const party = (await seller.post('/companies', { name: 'Rolled' })).body.id;
  await seller.post('/deals', { name: 'one', party, amount: { amount: '10', currency: 'UZS' } });
  await t.owner.post('/deals', { name: 'two', party, amount: { amount: '5', currency: 'UZS' } });
  expect((await seller.get(`/companies/${party}`)).body[key]).toBe('15');
  const other = await t.user('readOnly');
  expect((await other.get(`/companies/${party}`)).body[key]).toBe('15');
  const role = (await t.owner.get('/roles', { filter: { field: 'kind', op: 'eq', value: 'readOnly' } })).body
    .items[0];
  const permissions = role?.['permissions'] as { fields: object };
  await t.owner.patch(`/roles/${role?.id}`, {
    permissions: { ...permissions, fields: { 'deals.deal': { amount: 'hidden' } } },
  });
  const hidden = await other.get(`/companies/${party}`);
  expect(hidden.status).toBe(200);
  expect(hidden.body).not.toHaveProperty(key);
  expect((await other.get('/companies', { sort: key })).status).toBe(422);
});
