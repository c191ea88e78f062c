import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asSystem } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { updateRecord } from '../../platform/records/write.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { work } from './desk.testing.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let rita: Client;
let company: string;
let deal: string;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  rita = await t.user('readOnly', { name: 'Rita' });
});
afterAll(() => t?.close());

/** A deal of Anna's that Boris may write, at the beginning of a quarter of an hour. */
beforeEach(async () => {
  const into = t.app.now().getTime() % 900_000;
  t.pass({ seconds: Math.ceil((900_000 - into) / 1000) });
  company = (await anna.post('/companies', { name: 'Acme' })).body.id;
  deal = (await anna.post('/deals', { name: 'Chairs', party: company })).body.id;
  await anna.post(`/deals/${deal}/share`, { user: boris.id, level: 'write' });
  await work(t);
  await t.db.rows(sql`delete from notification`);
});

interface Line {
  kind: string;
  change: { count: number; what: string } | null;
  whose: { name: string } | null;
}
const heard = async (who: Client): Promise<string[]> => {
  await work(t);
  const { items } = (await who.get<{ items: Line[] }>('/notifications')).body;
  return items.map((n) => `${n.kind} ${n.change?.count} ${n.change?.what} ${n.whose?.name ?? '-'}`);
};
const say = (who: Client, text: string) =>
  who.post('/comments', { record: { entity: 'deals.deal', id: deal }, text });
const isFollowing = async (who: Client): Promise<unknown> =>
  (await who.get('/comments/following', { entity: 'deals.deal', id: deal })).body['isFollowing'];

test('the responsible hears of what others do, folded within a quarter of an hour; nobody of their own acts', async () => {
  await say(boris, 'One');
  expect(await heard(anna)).toEqual(['change 1 comment Boris']);
  await boris.post(`/deals/${deal}/lose`, { reason: await reason() });
  await boris.post(`/deals/${deal}/reopen`, {});
  expect(await heard(anna)).toEqual(['change 3 comment Boris']);
  await say(rita, 'Me too');
  expect(await heard(anna)).toEqual(['change 4 comment -']);
  t.pass({ minutes: 15 });
  await say(boris, 'Later');
  expect(await heard(anna)).toEqual(['change 1 comment Boris', 'change 4 comment -']);
  expect((await heard(boris)).join()).not.toContain('Boris');
});

test('a job that runs twice counts once', async () => {
  await say(boris, 'One');
  const jobs = await t.db.rows<{ name: string; data: object }>(
    sql`select name, data from pgboss.job where name = 'on.comments.followers' and state = 'created'`,
  );
  await t.app.jobs.enqueue(t.system(), 'on.comments.followers', jobs[0]?.data ?? {});
  expect(await heard(anna)).toEqual(['change 1 comment Boris']);
});

test('who follows hears, whoever stops does not, and neither commenting nor responsibility brings it back', async () => {
  expect([await isFollowing(anna), await isFollowing(rita)]).toEqual([true, false]);
  expect((await rita.post(`/deals/${deal}/follow`)).status).toBe(200);
  expect(await isFollowing(rita)).toBe(true);
  await anna.post(`/deals/${deal}/unfollow`);
  await say(anna, 'I said enough');
  await say(boris, 'Really?');
  expect(await isFollowing(anna)).toBe(false);
  expect(await heard(anna)).toEqual([]);
  expect(await heard(rita)).toEqual(['change 2 comment -']);
});

test('a record that may not be seen cannot be followed, and one that was closed is not told of', async () => {
  const own = (await anna.post('/companies', { name: 'Closed' })).body.id;
  expect((await boris.post(`/companies/${own}/follow`)).status).toBe(404);
  expect((await boris.get('/comments/following', { entity: 'contacts.party', id: own })).status).toBe(404);
  expect(await t.db.rows(sql`select 1 from following where record_id = ${own}`)).toEqual([]);
  await boris.post(`/deals/${deal}/follow`);
  const [share] = (await anna.get('/shares', { filter: { field: 'record', op: 'eq', value: deal } })).body
    .items;
  await anna.delete(`/shares/${share?.id}`);
  await say(anna, 'Among us');
  expect(await heard(boris)).toEqual([]);
});

test('one’s own records are not followed by themselves where one does not want it', async () => {
  const { kinds: _, canMail: __, ...kept } = (await anna.get('/me/reminders')).body;
  await anna.put('/me/reminders', { ...kept, off: ['autoFollow'] });
  expect(await isFollowing(anna)).toBe(false);
  await say(boris, 'Quietly');
  expect(await heard(anna)).toEqual([]);
  await anna.post(`/deals/${deal}/follow`);
  await say(boris, 'Loudly');
  expect(await heard(anna)).toEqual(['change 1 comment Boris']);
  await anna.put('/me/reminders', { ...kept, off: [] });
});

test('many records are followed at once, and what is done to many is not told', async () => {
  const answer = await boris.post<{ done: number }>('/deals/batch', { ids: [deal], verb: 'follow' });
  expect(answer.body.done).toBe(1);
  expect(await isFollowing(boris)).toBe(true);
  await t.owner.post('/deals/batch', { ids: [deal], verb: 'update', input: { owner: boris.id } });
  expect([await heard(anna), await heard(boris)]).toEqual([[], []]);
});

test('a changed responsible is told to both', async () => {
  await boris.post(`/deals/${deal}/follow`);
  await t.owner.patch(`/deals/${deal}`, { owner: boris.id });
  expect(await heard(boris)).toEqual(['change 1 responsible Olga Owner']);
  const history = { ...asSystem(t.system(), 'history'), mode: 'historical' as const };
  const { Deal } = await import('../deals/deal.entity.ts');
  await updateRecord(history, Deal, deal, { owner: anna.id });
  expect(await heard(boris)).toEqual(['change 1 responsible Olga Owner']);
});

async function reason(): Promise<string> {
  const filter = { field: 'list', op: 'eq', value: 'deals.lossReason' };
  return (await t.owner.get('/choices', { filter })).body.items[0]?.id ?? '';
}
