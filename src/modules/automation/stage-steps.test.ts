import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { dealOf, makeRule, runsOf, startRule, tasksOf, work } from './desk.testing.ts';
import type { Action } from './parts.rules.ts';

let t: TestApp;
let anna: Client;
let process: string;
let version: string;
let stages: Map<string, string>;
const task = (title: string): Action => ({
  do: 'task',
  title,
  kind: 'task',
  dueDays: 1,
  isBusiness: true,
  assignee: { who: 'responsible' },
});

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  const known = (await t.owner.get('/processes')).body.items[0] as Row;
  process = known.id;
  version = (known['current'] as Row).id;
  stages = await stagesOf(version);
});
afterAll(() => t.close());

async function stagesOf(version: string): Promise<Map<string, string>> {
  const filter = { field: 'processVersion', op: 'eq', value: version };
  return new Map((await t.owner.get('/stages', { filter })).body.items.map((s) => [String(s['name']), s.id]));
}
const step = (stage: string, side: 'enter' | 'leave', title: string) =>
  startRule(t, {
    name: title,
    trigger: { on: 'stage', stage: stages.get(stage) ?? '', side },
    actions: [task(title)],
  });
const titles = async (deal: string): Promise<unknown[]> =>
  (await tasksOf(t, deal)).map((x) => x['title']).filter((x) => String(x).startsWith('Step'));
const move = async (id: string, stage: string | undefined): Promise<void> => {
  const answer = await anna.post(`/deals/${id}/move`, { stage });
  expect(answer.status, answer.text).toBe(200);
};
const stepsOf = async (version: string): Promise<Row[]> =>
  (
    await t.owner.get('/automation-rules', {
      filter: { field: 'stage.processVersion', op: 'eq', value: version },
      sort: 'name',
    })
  ).body.items;

test('steps are done as a deal comes into their stage and goes on from it, once, with a line in the log', async () => {
  const first = await step('Prospecting', 'enter', 'Step of the beginning');
  const enter = await step('Engaging', 'enter', 'Step in');
  const leave = await step('Engaging', 'leave', 'Step out');
  const id = await dealOf(t, anna.id);
  await work(t);
  expect(await titles(id)).toEqual(['Step of the beginning']);
  await move(id, stages.get('Engaging'));
  await work(t);
  expect((await titles(id)).toSorted()).toEqual(['Step in', 'Step of the beginning']);
  await anna.patch(`/deals/${id}`, { description: 'Nothing moves' });
  await move(id, stages.get('Prospecting'));
  await work(t);
  expect((await titles(id)).toSorted()).toEqual([
    'Step in',
    'Step of the beginning',
    'Step of the beginning',
    'Step out',
  ]);
  for (const [rule, count] of [
    [first, 2],
    [enter, 1],
    [leave, 1],
  ] as const) {
    const runs = await runsOf(t, rule);
    expect(runs.map((r) => r['outcome'])).toEqual(Array(count).fill('done'));
  }
  const trial = await t.owner.post<{ count: number }>(`/automation-rules/${enter}/tryOut`);
  expect(trial.body.count).toBe(1);
});

test('a draft begins with copies, and deals keep the steps of their version', async () => {
  const old = await dealOf(t, anna.id);
  const { version: draft } = (await t.owner.post(`/processes/${process}/edit`)).body;
  const own = await stagesOf(String(draft));
  const copies = await stepsOf(String(draft));
  expect(copies.map((r) => [r['name'], r['isOn']])).toEqual([
    ['Step in', true],
    ['Step of the beginning', true],
    ['Step out', true],
  ]);
  const [into] = copies;
  expect((await t.owner.patch(`/automation-rules/${into?.id}`, { actions: [] })).status, 'it is on').toBe(
    422,
  );
  await t.owner.post(`/automation-rules/${into?.id}/switchOff`);
  await t.owner.patch(`/automation-rules/${into?.id}`, { actions: [task('Step in, anew')] });
  await t.owner.post(`/automation-rules/${into?.id}/switchOn`);
  expect((await t.owner.post(`/process-versions/${draft}/publish`)).status).toBe(200);
  const fresh = await dealOf(t, anna.id);
  await work(t);
  await move(old, stages.get('Engaging'));
  await move(fresh, own.get('Engaging'));
  await work(t);
  expect((await titles(old)).toSorted()).toEqual(['Step in', 'Step of the beginning']);
  expect((await titles(fresh)).toSorted()).toEqual(['Step in, anew', 'Step of the beginning']);
});

test('go with a stage that is removed, and with a draft that is thrown away', async () => {
  const { version: draft } = (await t.owner.post(`/processes/${process}/edit`)).body;
  const own = await stagesOf(String(draft));
  expect(await stepsOf(String(draft))).toHaveLength(3);
  await t.owner.delete(`/stages/${own.get('Engaging')}`);
  expect((await stepsOf(String(draft))).map((r) => r['name'])).toEqual(['Step of the beginning']);
  await t.owner.post(`/process-versions/${draft}/discard`);
  const left = (await t.owner.get('/automation-rules', { limit: 200 })).body.items;
  expect(left.map((r) => (r['stage'] as Row | null)?.id)).not.toContain(own.get('Prospecting'));
});

test('a change of version sets no step off, and a step is of deals and of a stage that is there', async () => {
  const filter = {
    all: [
      { field: 'outcome', op: 'eq', value: 'open' },
      { field: 'processVersion', op: 'eq', value: version },
    ],
  };
  const [deal] = (await anna.get('/deals', { filter })).body.items;
  const before = await titles(deal?.id ?? '');
  expect((await anna.post(`/deals/${deal?.id}/upgrade`)).status).toBe(200);
  await work(t);
  expect(await titles(deal?.id ?? '')).toEqual(before);
  const wrong = (trigger: object, entity = 'deals.deal') =>
    makeRule(t, { entity, trigger: trigger as never, actions: [] });
  await expect(wrong({ on: 'stage', stage: crypto.randomUUID(), side: 'enter' })).rejects.toThrow();
  const stage = stages.get('Engaging');
  await expect(wrong({ on: 'stage', stage, side: 'enter' }, 'activities.task')).rejects.toThrow(
    'no_such_stage',
  );
});
