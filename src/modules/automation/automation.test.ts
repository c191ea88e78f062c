import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jobsOfSubscribers } from '../../platform/events/dispatch.ts';
import { createRecord } from '../../platform/records/write.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { Deal } from '../deals/public.ts';
import { dealOf, runsOf, startRule, tasksOf, thank, waiting, withoutRules, work } from './desk.testing.ts';

let t: TestApp;
let anna: Client;
let boss: Client;
beforeAll(async () => {
  t = await startTestApp();
  boss = await t.user('head', { name: 'Boss' });
  const department = await t.department('Sales', { head: boss.id });
  anna = await t.user('seller', { name: 'Anna', department });
});
afterAll(() => t.close());
beforeEach(() => withoutRules(t));

const deal = (more: object = {}): Promise<string> => dealOf(t, anna.id, more);

test('a won deal makes a task for whoever is responsible, and the log, audit and timeline say by which rule', async () => {
  const rule = await startRule(t, {
    name: 'Thank the customer',
    trigger: { on: 'event', verb: 'win' },
    condition: { field: 'amount', op: 'gt', value: '1000' },
    actions: [thank],
  });
  const [big, small] = [
    await deal({ amount: { amount: '5000', currency: 'UZS' } }),
    await deal({ amount: { amount: '10', currency: 'UZS' } }),
  ];
  for (const id of [big, small]) expect((await anna.post(`/deals/${id}/win`)).status).toBe(200);
  await work(t);
  const [task, none] = await tasksOf(t, big);
  expect(task).toMatchObject({ kind: 'call', assignee: { id: anna.id }, state: 'open' });
  expect(String(task?.['title'])).toMatch(/^Thank Acme \d+ for Chairs \d+$/);
  expect(none).toBeUndefined();
  expect(await tasksOf(t, small)).toEqual([]);
  const runs = await runsOf(t, rule);
  expect(runs.map((r) => [(r['record'] as { id: string }).id, r['outcome'], r['reason']]).sort()).toEqual(
    [
      [big, 'done', null],
      [small, 'skipped', 'condition_not_met'],
    ].sort(),
  );
  const done = runs.find((r) => r['outcome'] === 'done');
  expect(done?.['results']).toEqual([{ do: 'task', is: 'done', entity: 'activities.task', id: task?.id }]);
  expect(done?.['trigger']).toMatchObject({ on: 'event', verb: 'win', actor: anna.id });

  const [entry] = (await t.owner.get<{ items: { reason: string }[] }>(`/tasks/${task?.id}/history`)).body
    .items;
  expect(entry?.reason).toBe('automation Thank the customer');
  const story = await t.owner.get<{ items: { entity: string; data: object }[] }>(
    `/tasks/${task?.id}/timeline`,
  );
  expect(story.body.items[0]?.data).toMatchObject({ rule: { id: rule, name: 'Thank the customer' } });
});

test('what a rule did is taken back as one, and that sets off nothing', async () => {
  const rule = await startRule(t, {
    trigger: { on: 'event', verb: 'win' },
    actions: [thank, { do: 'set', values: { description: 'Won' } }],
  });
  const again = await startRule(t, {
    trigger: { on: 'event', verb: 'changed', fields: ['description'] },
    actions: [{ do: 'set', values: { number: 'N' } }],
  });
  const id = await deal();
  await anna.post(`/deals/${id}/win`);
  await work(t);
  expect((await runsOf(t, again)).length).toBe(1);
  const [run] = await runsOf(t, rule);
  const undone = await t.owner.post('/undo', { batch: run?.id });
  expect(undone.body).toEqual({ undone: 2, kept: [] });
  expect(await tasksOf(t, id)).toEqual([]);
  expect((await t.owner.get(`/deals/${id}`)).body).toMatchObject({ description: null, outcome: 'won' });
  await work(t);
  expect((await runsOf(t, again)).length).toBe(1);
});

test('a change from one value to another is told from other changes, whichever verb makes it', async () => {
  const rule = await startRule(t, {
    trigger: { on: 'event', verb: 'changed', fields: ['outcome'], from: 'open', to: 'lost' },
    actions: [
      {
        do: 'notify',
        to: [{ who: 'head' }, { who: 'user', user: anna.id }],
        text: '{name} is lost: {lossReason}',
      },
    ],
  });
  const reason = (
    await t.owner.get('/choices', { filter: { field: 'list', op: 'eq', value: 'deals.lossReason' } })
  ).body.items[0];
  const [lost, won] = [await deal(), await deal()];
  await anna.patch(`/deals/${lost}`, { description: 'x' });
  await anna.post(`/deals/${won}/win`);
  expect((await anna.post(`/deals/${lost}/lose`, { reason: reason?.id })).status).toBe(200);
  await work(t);
  expect(await runsOf(t, rule)).toMatchObject([{ outcome: 'done', record: { id: lost } }]);
  for (const who of [boss, anna]) {
    const told = (
      await who.get<{ items: { text: string; kind: string; record: string }[] }>('/notifications')
    ).body.items;
    expect(told).toMatchObject([{ kind: 'rule', record: lost }]);
    expect(told[0]?.text).toMatch(new RegExp(`is lost: ${String(reason?.['name'])}$`));
  }
});

test('a verb is run, and where it is refused nothing of the run stays and the log says why', async () => {
  const rule = await startRule(t, {
    trigger: { on: 'event', verb: 'changed', fields: ['number'] },
    actions: [thank, { do: 'verb', verb: 'win', input: {} }],
  });
  const [open, closed] = [await deal(), await deal()];
  await anna.post(`/deals/${closed}/win`);
  for (const id of [open, closed]) await anna.patch(`/deals/${id}`, { number: '7' });
  await work(t);
  expect((await t.owner.get(`/deals/${open}`)).body['outcome']).toBe('won');
  const failed = (await runsOf(t, rule)).find((r) => r['outcome'] === 'failed');
  expect(failed).toMatchObject({
    record: { id: closed },
    reason: 'action_refused',
    results: [{ do: 'verb', is: 'failed', code: 'deal_is_closed' }],
  });
  expect(await tasksOf(t, closed)).toEqual([]);
});

test('one event runs a rule once, whoever takes it up how often', async () => {
  const rule = await startRule(t, { trigger: { on: 'event', verb: 'created' }, actions: [thank] });
  const id = await deal();
  const [job] = await waiting(t);
  const run = jobsOfSubscribers(t.app.registry).find((j) => j.name === 'on.automation.run');
  await Promise.all([1, 2, 3, 4].map(() => run?.run(t.system(), job?.data)));
  expect(await runsOf(t, rule)).toHaveLength(1);
  expect(await tasksOf(t, id)).toHaveLength(1);
});

test('an import sets off nothing, and neither does what nobody made a rule for', async () => {
  await startRule(t, { trigger: { on: 'event', verb: 'created' }, actions: [thank] });
  await deal();
  await work(t);
  await createRecord({ ...t.system(), mode: 'historical' }, Deal, { name: 'Old', owner: anna.id });
  await t.owner.post('/companies', { name: 'Other' });
  expect(await waiting(t)).toEqual([]);
});

test('two rules that feed each other stop, and are shown as looping', async () => {
  const set = (on: string, values: Record<string, unknown>) => ({
    trigger: { on: 'event' as const, verb: 'changed', fields: [on] },
    actions: [{ do: 'set' as const, values }],
  });
  const first = await startRule(t, set('number', { description: 'A' }));
  const second = await startRule(t, set('description', { number: 'B' }));
  const id = await deal();
  await anna.patch(`/deals/${id}`, { number: 'A' });
  await work(t);
  expect(await runsOf(t, first)).toMatchObject([
    { outcome: 'stopped', reason: 'same_rule_again' },
    { outcome: 'done' },
  ]);
  expect(await runsOf(t, second)).toMatchObject([{ outcome: 'done', depth: 1 }]);
  expect((await t.owner.get(`/automation-rules/${first}`)).body['isLooping']).toBe(true);
  expect(await waiting(t)).toEqual([]);
});

test('a chain of more than three rules is cut', async () => {
  const names = ['number', 'description', 'tags', 'expectedOn', 'name'];
  const values: Record<string, unknown> = {
    description: 'd',
    tags: ['t'],
    expectedOn: '2026-12-01',
    name: 'n',
  };
  const rules: string[] = [];
  for (const [i, name] of names.slice(0, -1).entries()) {
    const next = names[i + 1] ?? '';
    rules.push(
      await startRule(t, {
        trigger: { on: 'event', verb: 'changed', fields: [name] },
        actions: [{ do: 'set', values: { [next]: values[next] } }],
      }),
    );
  }
  const id = await deal();
  await anna.patch(`/deals/${id}`, { number: 'A' });
  await work(t);
  const outcomes = [];
  for (const rule of rules) outcomes.push((await runsOf(t, rule)).map((r) => [r['outcome'], r['reason']]));
  expect(outcomes).toEqual([[['done', null]], [['done', null]], [['done', null]], [['stopped', 'too_deep']]]);
});
