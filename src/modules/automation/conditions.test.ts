import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRecord } from '../../platform/records/write.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { Deal } from '../deals/public.ts';
import { makeDeal, makeRule, type NewRule, runsOf, startRule, withoutRules, work } from './desk.testing.ts';
import { followJob } from './on/events.ts';

let t: TestApp;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  anna = await t.user('seller', { name: 'Anna' });
});
afterAll(() => t.close());
beforeEach(() => withoutRules(t));

const day = (offset?: number): string => t.day(offset);
const deal = (more: object = {}): Promise<string> => makeDeal(t, { owner: anna.id, ...more });
const tell: NewRule['actions'] = [{ do: 'notify', to: [{ who: 'responsible' }], text: '{name}' }];
const numbered = (number: string): NewRule => ({
  trigger: { on: 'condition', filter: { field: 'number', op: 'eq', value: number } },
  actions: tell,
});
const night = (): Promise<void> => followJob.run(t.system(), {});
const recordsOf = async (rule: string): Promise<string[]> =>
  (await runsOf(t, rule)).map((r) => (r['record'] as { id: string }).id);

test('runs when a record begins to fulfil it, not while it goes on, and again when it begins anew', async () => {
  const old = await deal({ number: 'A' });
  const rule = await startRule(t, numbered('A'));
  const id = await deal();
  await work(t);
  expect(await recordsOf(rule)).toEqual([]);
  const steps = [{ number: 'A' }, { description: 'x' }, { number: 'B' }, { number: 'A' }];
  const counts = [];
  for (const step of steps) {
    await anna.patch(`/deals/${id}`, step);
    await work(t);
    counts.push((await recordsOf(rule)).length);
  }
  expect(counts).toEqual([1, 1, 1, 2]);
  await anna.patch(`/deals/${old}`, { description: 'touched' });
  await work(t);
  await night();
  expect(await recordsOf(rule), 'what fulfilled it before is not new').not.toContain(old);
});

test('those that fulfil it already are taken in where that is wished', async () => {
  const id = await deal({ number: 'P' });
  const rule = await startRule(t, numbered('P'), { includePresent: true });
  await Promise.all([night(), night()]);
  expect(await recordsOf(rule)).toEqual([id]);
});

test('days that pass make a beginning too', async () => {
  const rule = await startRule(t, {
    trigger: {
      on: 'condition',
      filter: {
        all: [
          { field: 'number', op: 'eq', value: 'LATE' },
          { field: 'expectedOn', op: 'within', value: 'past' },
        ],
      },
    },
    actions: tell,
  });
  const id = await deal({ number: 'LATE', expectedOn: day(1) });
  await work(t);
  await night();
  expect(await recordsOf(rule)).toEqual([]);
  t.pass({ days: 2 });
  await night();
  await night();
  expect(await recordsOf(rule)).toEqual([id]);
});

test('what an import brings, and what is taken back, begins silently', async () => {
  const rule = await startRule(t, numbered('I'));
  const imported = await createRecord({ ...t.system(), mode: 'historical', now: t.app.now() }, Deal, {
    name: 'Old',
    owner: anna.id,
    number: 'I',
  });
  await night();
  await anna.patch(`/deals/${imported.id}`, { description: 'x' });
  await work(t);
  const id = await deal({ number: 'I' });
  await work(t);
  expect(await recordsOf(rule)).toEqual([id]);
  await anna.patch(`/deals/${id}`, { number: 'J' });
  await work(t);
  const [entry] = (await anna.get<{ items: { id: string }[] }>(`/deals/${id}/history`)).body.items;
  expect((await anna.post('/undo', { audit: entry?.id })).body).toMatchObject({ undone: 1 });
  await work(t);
  expect((await anna.get(`/deals/${id}`)).body['number']).toBe('I');
  expect(await recordsOf(rule)).toEqual([id]);
});

test('tried on history it counts who fulfils it now', async () => {
  const id = await deal({ number: 'T' });
  const rule = await makeRule(t, numbered('T'));
  const tried = await t.owner.post<{ count: number; records: { id: string }[] }>(
    `/automation-rules/${rule}/tryOut`,
  );
  expect(tried.body).toMatchObject({ count: 1, records: [{ id, title: 'Chairs', at: null }] });
  expect(await runsOf(t, rule)).toEqual([]);
});
