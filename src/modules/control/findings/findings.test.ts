import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import type { Exception } from '../exceptions.ts';
import { reckonNorms } from '../norms.ts';
import { reviewFindings } from './review.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let party: string;
let stages: { id: string; kind: string }[];
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'UTC' });
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
  stages = (await anna.get<{ items: typeof stages }>('/stages', { sort: 'position' })).body.items;
});
afterAll(() => t.close());

const review = async (): Promise<void> => {
  await reckonNorms(t.system());
  await reviewFindings(t.system());
};
const foundFor = async (who: Client, deal?: string): Promise<Exception[]> => {
  const { body } = await who.get<{ items: Exception[] }>('/exceptions', deal ? { deals: deal } : {});
  return body.items;
};
const open = async (o: object = {}): Promise<string> =>
  (await anna.post('/deals', { name: 'Deal', party, ...o })).body.id;
const move = async (deal: string, to: number): Promise<void> => {
  expect((await anna.post(`/deals/${deal}/move`, { stage: stages[to]?.id })).status).toBe(200);
};
const day = (offset?: number): string => t.day(offset);

test('a deal that stands longer than the stage allows is stuck, where there is no history to go by', async () => {
  const deal = await open();
  await review();
  expect(await foundFor(anna, deal)).toEqual([]);
  t.pass({ days: 15 });
  await anna.post('/calls/log', { party });
  await review();
  expect(await foundFor(anna, deal)).toMatchObject([
    { kind: 'stuck', length: 15, usual: 14, isOwnUsual: false, ownerName: 'Anna' },
  ]);
  expect(await foundFor(boris, deal)).toEqual([]);
  expect((await boris.get('/findings')).body.items).toEqual([]);
  await move(deal, 1);
  await reviewFindings(t.system(), [deal]);
  expect(await foundFor(anna, deal)).toEqual([]);
});

test('a customer with whom nobody spoke is silent, the sooner where the plan asks for more', async () => {
  const other = (await anna.post('/companies', { name: 'Quiet' })).body.id;
  const deal = await open({ party: other });
  await anna.post('/calls/log', { party: other });
  t.pass({ days: 13 });
  await review();
  const kinds = async () => (await foundFor(anna, deal)).map((f) => f.kind);
  expect(await kinds()).toEqual([]);
  const policy = await t.owner.post('/contact-policies', {
    name: 'Weekly',
    every: 5,
    unit: 'day',
    party: other,
  });
  await t.owner.post(`/contact-policies/${policy.body.id}/switchOn`, {});
  await t.db.raw(
    `insert into planned_contact (id, party_id, policy_id, due_on, created_at, updated_at) values (gen_random_uuid(), '${other}', '${policy.body.id}', '${day(-8)}', now(), now())`,
  );
  await review();
  expect(await foundFor(anna, deal)).toMatchObject([{ kind: 'silent', length: 13, every: 5, unit: 'day' }]);
  await anna.post('/calls/log', { party: other });
  await reviewFindings(t.system(), [deal]);
  expect(await kinds()).toEqual([]);
});

test('a closing day put off twice has slipped, by the days of every delay', async () => {
  const deal = await open({ expectedOn: day(10) });
  for (const next of [20, 15, 50]) await anna.patch(`/deals/${deal}`, { expectedOn: day(next) });
  await review();
  expect(await foundFor(anna, deal)).toMatchObject([{ kind: 'slipped', times: 2, days: 45, usual: 1 }]);
});

test('a deal that left out two stages has jumped, until it goes on', async () => {
  const deal = await open();
  await move(deal, 3);
  await review();
  expect(await foundFor(anna, deal)).toMatchObject([
    { kind: 'jumped', times: 2, stageFrom: 'Prospecting', stageTo: 'Negotiation' },
  ]);
  await move(deal, 2);
  await review();
  expect(await foundFor(anna, deal)).toEqual([]);
});

test('what is usual comes from the deals that were won, and a finding goes with its deal', async () => {
  // The first session has ended by now.
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Later' })).body.id;
  const won = await Promise.all(Array.from({ length: 12 }, () => open()));
  t.pass({ days: 5 });
  for (const deal of won) await move(deal, 1);
  for (const deal of won) expect((await anna.post(`/deals/${deal}/win`, {})).status).toBe(200);
  const fresh = await open();
  t.pass({ days: 6 });
  await anna.post('/calls/log', { party });
  await review();
  const norms = (await anna.get('/norms', { filter: { field: 'kind', op: 'eq', value: 'stage' } })).body
    .items;
  expect(norms).toContainEqual(
    expect.objectContaining({ key: 'prospecting', usual: 5, deals: 12, isDefault: false }),
  );
  expect(await foundFor(anna, fresh)).toMatchObject([
    { kind: 'stuck', length: 6, usual: 5, isOwnUsual: true },
  ]);
  const before = (await t.db.raw('select * from finding order by id')).rows;
  await review();
  expect((await t.db.raw('select * from finding order by id')).rows).toEqual(before);
  const figures = await anna.get<{ rows: { values: Record<string, string> }[] }>('/figures', {
    metrics: 'control.stuck',
  });
  const list = await anna.get('/findings', {
    filter: { field: 'kind', op: 'eq', value: 'stuck' },
    count: 'true',
  });
  expect(Number(figures.body.rows[0]?.values['control.stuck'])).toBe(list.body.count.value);
  const [reason] = (
    await anna.get('/choices', { filter: { field: 'list', op: 'eq', value: 'deals.lossReason' } })
  ).body.items;
  await anna.post(`/deals/${fresh}/lose`, { reason: reason?.id });
  await reviewFindings(t.system(), [fresh]);
  expect((await t.db.raw(`select 1 from finding where deal_id = '${fresh}'`)).rows).toEqual([]);
});

test('findings are written by the program alone', async () => {
  expect(
    (await anna.post('/findings', { deal: await open(), kind: 'stuck', since: day(0), usual: 1 })).status,
  ).toBe(404);
});
