import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import type { Changes } from './changes.ts';
import type { Forecast } from './forecast.ts';
import { takeSnapshot } from './snapshot.ts';

let t: TestApp;
let head: Client;
let anna: Client;
let boris: Client;
let party: string;
let sales: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'UTC', currency: 'UZS' });
  head = await t.user('head', { name: 'Hanna' });
  sales = await t.department('Sales', { head: head.id });
  anna = await t.user('seller', { name: 'Anna', department: sales });
  boris = await t.user('seller', { name: 'Boris' });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t.close());

const money = (amount: number | string) => ({ amount: String(amount), currency: 'UZS' });
const today = (): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime()).toZonedDateTimeISO('UTC').toPlainDate();
const monday = (): string =>
  today()
    .subtract({ days: today().dayOfWeek - 1 })
    .toString();
const month = (ahead = 0) => {
  const first = today().with({ day: 1 }).add({ months: ahead });
  return { from: first.toString(), until: first.add({ months: 1 }).subtract({ days: 1 }).toString() };
};
const open = async (who: Client, amount: number, expectedOn: string): Promise<string> => {
  const of = who === anna ? party : (await who.post('/companies', { name: `Of ${who.name}` })).body.id;
  const answer = await who.post('/deals', {
    name: `Deal ${amount}`,
    amount: money(amount),
    expectedOn,
    party: of,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
};
const stageAt = async (n: number): Promise<string> =>
  (await anna.get('/stages', { sort: 'position' })).body.items[n]?.id ?? '';

test('a deal counts as its stage proposes until the seller says otherwise, and as it ended', async () => {
  const deal = await open(anna, 100, month().until);
  const read = async () => (await anna.get(`/deals/${deal}`)).body;
  expect(await read()).toMatchObject({ category: 'pipeline', isCategoryChosen: false, expectedAmount: '10' });
  await anna.post(`/deals/${deal}/move`, { stage: await stageAt(3) });
  expect(await read()).toMatchObject({ category: 'commit', expectedAmount: '70' });
  await anna.patch(`/deals/${deal}`, { category: 'bestCase' });
  await anna.post(`/deals/${deal}/move`, { stage: await stageAt(2) });
  expect(await read()).toMatchObject({ category: 'bestCase', isCategoryChosen: true });
  await anna.patch(`/deals/${deal}`, { category: null });
  expect(await read()).toMatchObject({ category: 'bestCase', isCategoryChosen: false });
  const refused = await anna.patch(`/deals/${deal}`, { category: 'closed' });
  expect(refused.body.problems).toMatchObject([{ field: 'category', code: 'closed_by_sale' }]);
  await anna.post(`/deals/${deal}/win`, {});
  expect(await read()).toMatchObject({ category: 'closed' });
  await anna.post(`/deals/${deal}/reopen`, {});
  expect(await read()).toMatchObject({ category: 'pipeline' });
  await t.owner.delete(`/deals/${deal}`);
});

test('a head’s figure stands beside what the deals say, up to the company', async () => {
  const { from, until } = month(1);
  const deal = await open(anna, 500, until);
  await open(boris, 300, until);
  await anna.patch(`/deals/${deal}`, { category: 'commit' });
  const input = {
    user: anna.id,
    month: from,
    category: 'commit',
    amount: '400',
    note: 'Budget not yet approved',
  };
  expect((await head.post('/forecast-adjustments/adjust', input)).status).toBe(200);
  expect((await head.post('/forecast-adjustments/adjust', { ...input, amount: '420' })).status).toBe(200);
  expect((await anna.post('/forecast-adjustments/adjust', input)).status).toBe(403);
  expect(
    (await head.post('/forecast-adjustments/adjust', { ...input, user: boris.id })).status,
  ).toBeGreaterThanOrEqual(403);
  const both = await head.post('/forecast-adjustments/adjust', { ...input, department: sales });
  expect(both.body.problems).toMatchObject([{ field: 'user', code: 'user_or_department' }]);
  const of = async (who: Client): Promise<Forecast> =>
    (await who.get<Forecast>('/forecast', { from, until })).body;
  const seen = await of(head);
  const figure = (f: Forecast, id: string, metric: string) =>
    f.nodes.find((n) => n.id === id)?.figures.find((x) => x.metric === metric);
  expect(seen.adjustments).toMatchObject([
    { user: anna.id, amount: '420', authorName: 'Hanna', note: 'Budget not yet approved' },
  ]);
  for (const id of [anna.id, sales, 'all']) {
    const commit = figure(seen, id, 'deals.forecast.commit');
    expect(commit?.value).toBe('500');
    expect((await head.get('/deals', { filter: commit?.condition })).body.items.map((d) => d.id)).toEqual([
      deal,
    ]);
  }
  for (const id of [anna.id, sales, 'all'])
    expect(seen.nodes.find((n) => n.id === id)?.adjusted, 'the figure reaches the top').toBe('420');
  expect((await of(t.owner)).nodes.find((n) => n.id === boris.id)?.adjusted).toBeNull();
  expect(figure(await of(t.owner), 'all', 'deals.forecast.pipeline')?.value).toBe('300');
  expect((await of(boris)).nodes.filter((n) => n.kind === 'user').map((n) => n.id)).toEqual([boris.id]);
  expect((await of(anna)).adjustments.length).toBe(1);
  expect((await head.post('/forecast-adjustments/adjust', { ...input, amount: null })).body.id).toBeNull();
  expect((await of(head)).adjustments).toEqual([]);
});

test('a week is written down once, by however many at once, and never changes', async () => {
  const deal = await open(anna, 700, month().until);
  expect(
    (await Promise.all(Array.from({ length: 4 }, () => takeSnapshot(t.system())))).filter(Boolean),
  ).toHaveLength(1);
  const rows = async () => (await t.db.raw('select * from forecast_snapshot order by id')).rows;
  const before = await rows();
  await anna.patch(`/deals/${deal}`, { amount: money(1), name: 'Renamed' });
  expect(await takeSnapshot(t.system())).toBe(false);
  expect(await rows()).toEqual(before);
  const [row] = (
    await head.get('/forecast-snapshots', { filter: { field: 'name', op: 'eq', value: 'Deal 700' } })
  ).body.items;
  expect(row).toMatchObject({ week: monday(), amount: '700', category: 'pipeline' });
  for (const answer of [
    await t.owner.patch(`/forecast-snapshots/${row?.id}`, { amount: '9' }),
    await t.owner.delete(`/forecast-snapshots/${row?.id}`),
    await t.owner.post('/forecast-snapshots', {}),
  ])
    expect([404, 405]).toContain(answer.status);
  expect((await boris.get(`/forecast-snapshots/${row?.id}`)).status).toBe(404);
});

test('a run that is cut off leaves nothing, and the next one writes the week whole', async () => {
  t.pass({ days: 7 });
  const cut = t.db.transaction(async (db) => {
    await takeSnapshot({ ...t.system(), db });
    throw new Error('killed');
  });
  await expect(cut).rejects.toThrow('killed');
  const count = async () =>
    (await t.db.raw(`select count(*)::int as n from forecast_snapshot where week = '${monday()}'`)).rows[0];
  expect(await count()).toEqual({ n: 0 });
  expect(await takeSnapshot(t.system())).toBe(true);
  const opened = (
    await t.db.raw(`select count(*)::int as n from deal where outcome = 'open' and deleted_at is null`)
  ).rows[0];
  expect(await count()).toEqual(opened);
});

test('whatever happens in a week, the changes add up to the difference of the totals, for every reader', async () => {
  const acts = ['new', 'win', 'lose', 'out', 'in', 'up', 'down', 'delete', 'hand'] as const;
  const [reason] = (
    await anna.get('/choices', { filter: { field: 'list', op: 'eq', value: 'deals.lossReason' } })
  ).body.items;
  const inside = month(2);
  const outside = month(4).from;
  const act = async (kind: (typeof acts)[number], amount: number): Promise<void> => {
    const { items } = (
      await t.owner.get('/deals', { filter: { field: 'outcome', op: 'eq', value: 'open' }, limit: 200 })
    ).body;
    const id = items[amount % Math.max(1, items.length)]?.id ?? '';
    const run: Record<(typeof acts)[number], () => Promise<{ status: number }>> = {
      new: () => anna.post('/deals', { name: 'New', party, amount: money(amount), expectedOn: inside.from }),
      win: () => t.owner.post(`/deals/${id}/win`, {}),
      lose: () => t.owner.post(`/deals/${id}/lose`, { reason: reason?.id }),
      out: () => t.owner.patch(`/deals/${id}`, { expectedOn: outside }),
      in: () => t.owner.patch(`/deals/${id}`, { expectedOn: inside.until }),
      up: () => t.owner.patch(`/deals/${id}`, { amount: money(amount + 1000) }),
      down: () => t.owner.patch(`/deals/${id}`, { amount: money(amount % 7) }),
      delete: () => t.owner.delete(`/deals/${id}`),
      hand: () => t.owner.patch(`/deals/${id}`, { owner: boris.id }),
    };
    expect((await run[kind]()).status).toBeLessThan(300);
  };
  for (let i = 0; i < 6; i++) await act('new', 100 + i);
  t.pass({ days: 7 });
  await takeSnapshot(t.system());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(500)), { minLength: 2, maxLength: 5 }),
      async (week) => {
        await act('new', 50);
        for (const [kind, amount] of week) await act(kind, amount);
        const query = { from: monday(), expectedFrom: inside.from, expectedUntil: inside.until };
        for (const who of [anna, head, t.owner]) {
          const { body } = await who.get<Changes>('/forecast/changes', query);
          const sum = (parts: { change: string }[]) =>
            parts.reduce((s, p) => s.plus(p.change), new Decimal(0)).toFixed();
          const difference = new Decimal(body.after).minus(body.before).toFixed();
          expect(sum(body.sums)).toBe(difference);
          expect(sum(body.deals)).toBe(difference);
          expect(new Set(body.deals.map((d) => d.deal)).size).toBe(body.deals.length);
        }
        // The totals are those of the metric layer.
        const { body } = await t.owner.get<Changes>('/forecast/changes', query);
        const figure = async (metrics: string, filter: object) =>
          (
            await t.owner.get<{ rows: { values: Record<string, string | null> }[] }>('/figures', {
              metrics,
              from: inside.from,
              until: inside.until,
              filter,
            })
          ).body.rows[0]?.values[metrics] ?? '0';
        expect(body.before).toBe(
          await figure('forecast.snapshot', { field: 'week', op: 'eq', value: monday() }),
        );
      },
    ),
    { numRuns: 4 },
  );
});
