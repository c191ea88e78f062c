import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, signedIn } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { emptyRecycleBin } from './recycle-bin.ts';

let t: TestApp;
let owner: Client;
beforeAll(async () => {
  t = await startTestApp();
  owner = t.owner;
});
afterAll(() => t?.close());

/** Days go by, and the owner signs in again. */
const pass = async (days: number): Promise<void> => {
  t.pass({ days });
  owner = await signedIn(t.app, t.server, owner.id);
};

const rows = async <T = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await t.db.raw(text, values)).rows as T[];
const company = async (values: object): Promise<string> => {
  const { status, body } = await owner.post('/companies', values);
  expect(status).toBe(201);
  return body.id;
};
const empty = (): Promise<void> => emptyRecycleBin.run(t.system(), {});
const isThere = async (table: string, id: string): Promise<boolean> =>
  (await rows(`select 1 from ${table} where id = $1`, id)).length > 0;

test('what was deleted can be restored for thirty days, and is gone for good afterwards', async () => {
  const id = await company({ name: 'Thirty' });
  await owner.delete(`/companies/${id}`);
  await pass(29);
  await empty();
  expect((await owner.post(`/companies/${id}/restore`)).status).toBeLessThan(300);
  await owner.delete(`/companies/${id}`);
  await pass(31);
  await empty();
  expect(await isThere('party', id)).toBe(false);
  const restored = await owner.post(`/companies/${id}/restore`);
  expect([restored.status, restored.body.code]).toEqual([404, 'not_found']);
  const audit = await rows<{ verb: string; reason: string }>(
    'select verb, reason from audit_entry where record_id = $1 order by version desc limit 1',
    id,
  );
  expect(audit).toEqual([{ verb: 'purged', reason: 'recycle bin' }]);
});

test('the administrator says for how long, within bounds, and the job follows at once', async () => {
  const [profile] = (await owner.get('/company-profile')).body.items;
  const path = `/company-profile/${profile?.id}`;
  expect(profile?.['recycleBinDays']).toBe(30);
  expect((await owner.patch(path, { recycleBinDays: 0 })).status).toBe(422);
  const seller = await t.user('seller');
  expect((await seller.patch(path, { recycleBinDays: 5 })).status).toBe(403);
  expect((await owner.patch(path, { recycleBinDays: 5 })).status).toBe(200);
  const id = await company({ name: 'Five' });
  await owner.delete(`/companies/${id}`);
  await pass(6);
  await empty();
  expect(await isThere('party', id)).toBe(false);
  await owner.patch(path, { recycleBinDays: 30 });
});

test('a key is held in the bin and free after the purge', async () => {
  const product = async () => owner.post('/products', { name: 'Keyed', code: 'K-1' });
  const { id } = (await product()).body;
  await owner.delete(`/products/${id}`);
  expect((await product()).status).toBe(409);
  await pass(31);
  await empty();
  expect((await product()).status).toBe(201);
});

test('all that hangs on a record goes with it, and what only points to it stays', async () => {
  const id = await company({ name: 'Whole Xylophone' });
  await owner.post('/calls/log', { party: id, result: 'Talked of xylophones' });
  const task = (await owner.post('/tasks', { title: 'Write to them', party: id })).body.id;
  const field = await owner.post('/custom-fields', {
    entity: 'products.product',
    label: 'Maker',
    type: 'ref',
    settings: { to: 'contacts.company' },
  });
  const key = String(field.body['key']);
  const product = (await owner.post('/products', { name: 'Made by them', [key]: id })).body.id;
  await owner.delete(`/companies/${id}`);
  await pass(31);
  await empty();
  for (const table of ['party', 'call']) {
    const column = table === 'party' ? 'id' : 'party_id';
    expect(await rows(`select 1 from ${table} where ${column} = $1`, id)).toEqual([]);
  }
  expect(await rows('select 1 from search_document where text like $1', '%xylophone%')).toEqual([]);
  expect(await rows('select 1 from event where record_id = $1 or party_id = $1', id)).toEqual([]);
  expect((await owner.get(`/tasks/${task}`)).body['party']).toBeNull();
  const kept = (await owner.get(`/products/${product}`)).body;
  expect(kept[key]).toBeNull();
  const { items } = (await owner.get(`/products/${product}/history`)).body;
  expect(items[0]).toMatchObject({ verb: 'updated', reason: 'recycle bin' });
});

test('what living records cannot be without stays for as long as they do', async () => {
  const product = (await owner.post('/products', { name: 'Sold once' })).body.id;
  const other = (await owner.post('/products', { name: 'Never sold' })).body.id;
  const party = await company({ name: 'Buyer' });
  const lines = [{ product, name: 'Sold once', quantity: '1' }];
  const deal = (await owner.post('/deals', { name: 'Sale', party, lines })).body.id;
  for (const path of [`products/${product}`, `products/${other}`, `companies/${party}`])
    expect((await owner.delete(`/${path}`)).status).toBeLessThan(300);
  await pass(31);
  await empty();
  expect([await isThere('product', product), await isThere('product', other)]).toEqual([true, false]);
  expect(await isThere('party', party)).toBe(true);
  expect((await owner.post(`/products/${product}/restore`)).status).toBeLessThan(300);
  await owner.delete(`/products/${product}`);
  await owner.delete(`/deals/${deal}`);
  await pass(31);
  await empty();
  for (const [table, id] of [
    ['deal', deal],
    ['product', product],
    ['party', party],
  ] as const)
    expect(await isThere(table, id)).toBe(false);
  expect(await rows('select 1 from deal_line where deal_id = $1', deal)).toEqual([]);
});

test('many at once go in batches; a purged custom field takes its values along', async () => {
  const { body } = await owner.post('/custom-fields', {
    entity: 'products.product',
    label: 'Old',
    type: 'text',
  });
  const key = String(body['key']);
  const product = (await owner.post('/products', { name: 'Has it', [key]: 'value' })).body.id;
  await owner.delete(`/custom-fields/${body.id}`);
  for (let i = 0; i < 230; i++) await owner.delete(`/companies/${await company({ name: `Many ${i}` })}`);
  await pass(31);
  await empty();
  expect(await rows(`select 1 from party where name like 'Many %'`)).toEqual([]);
  expect(await isThere('custom_field', body.id)).toBe(false);
  const [row] = await rows<{ custom: object }>('select custom from product where id = $1', product);
  expect(row?.custom).not.toHaveProperty(key);
});
