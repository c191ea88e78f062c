import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let boss: Client;
let engineer: Client;
let party: string;
let engineering: string;
let stages: Map<string, string>;

/** Engaging is work of engineering, for nine hours of work; Proposal of a department, for two working days. */
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  boss = await t.user('head', { name: 'Boss' });
  engineer = await t.user('seller', { name: 'Erkin' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  const department = await t.department('Proposals', { head: boss.id });
  const filter = { field: 'list', op: 'eq', value: 'teams.function' };
  const functions = (await t.owner.get('/choices', { filter })).body.items;
  engineering = functions.find((f) => f['kind'] === 'engineering')?.id ?? '';
  const process = (await t.owner.get('/processes')).body.items[0]?.id;
  const version = String((await t.owner.post(`/processes/${process}/edit`)).body['version']);
  const ofVersion = { field: 'processVersion', op: 'eq', value: version };
  const { items } = (await t.owner.get('/stages', { filter: ofVersion })).body;
  stages = new Map(items.map((s) => [String(s['name']), s.id]));
  const change = async (stage: string, values: object): Promise<void> => {
    const answer = await t.owner.patch(`/stages/${stages.get(stage)}`, values);
    expect(answer.status, answer.text).toBe(200);
  };
  await change('Engaging', {
    responsibleFunction: engineering,
    responsible: boss.id,
    deadlineDays: 9,
    deadlineUnit: 'workhour',
  });
  await change('Proposal', { department, deadlineDays: 2, deadlineUnit: 'workday' });
  for (const [dueDays, dueUnit] of [
    [2, 'workday'],
    [9, 'workhour'],
  ])
    await t.owner.post('/stage-tasks', { stage: stages.get('Engaging'), title: dueUnit, dueDays, dueUnit });
  expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
});
afterAll(() => t.close());

const open = async (): Promise<string> => (await anna.post('/deals', { name: 'Chairs', party })).body.id;
const move = async (id: string, stage: string): Promise<void> => {
  const answer = await anna.post(`/deals/${id}/move`, { stage: stages.get(stage) });
  expect(answer.status, answer.text).toBe(200);
};
const tasksAt = async (id: string, stage: string): Promise<Row[]> =>
  (await t.owner.get('/tasks', { filter: { field: 'deal', op: 'eq', value: id } })).body.items.filter(
    (x) => (x['stage'] as Row).id === stages.get(stage),
  );
const assignees = async (id: string, stage: string): Promise<string[]> => [
  ...new Set((await tasksAt(id, stage)).map((x) => (x['assignee'] as Row).id)),
];

describe('the tasks of a stage', () => {
  test('are for the stage’s employee until somebody does its function for the customer, and then for them', async () => {
    const before = await open();
    await move(before, 'Engaging');
    expect(await assignees(before, 'Engaging')).toEqual([boss.id]);
    const member = { party, user: engineer.id, function: engineering, from: '2020-01-01' };
    const { id } = (await t.owner.post('/account-team-members', member)).body;
    const during = await open();
    await move(during, 'Engaging');
    expect(await assignees(during, 'Engaging')).toEqual([engineer.id]);
    await t.owner.patch(`/account-team-members/${id}`, { until: '2020-12-31' });
    const after = await open();
    await move(after, 'Engaging');
    expect(await assignees(after, 'Engaging')).toEqual([boss.id]);
  });

  test('are for the head of its department, and else for whoever is responsible for the deal', async () => {
    const id = await open();
    await move(id, 'Proposal');
    expect(await assignees(id, 'Proposal')).toEqual([boss.id]);
    await move(id, 'Negotiation');
    expect(await assignees(id, 'Negotiation')).toEqual([anna.id]);
  });

  test('are due in days and hours in which the company works', async () => {
    const id = await open();
    await move(id, 'Engaging');
    const tasks = await tasksAt(id, 'Engaging');
    const workday = tasks.find((x) => x['title'] === 'workday');
    const hours = tasks.find((x) => x['title'] === 'workhour');
    for (const task of [workday, hours])
      expect(Temporal.PlainDate.from(String(task?.['dueOn'])).dayOfWeek).toBeLessThan(6);
    expect(workday?.['dueAt']).toBeNull();
    const at = Temporal.Instant.from(String(hours?.['dueAt'])).toZonedDateTimeISO('Asia/Tashkent');
    expect(at.hour >= 9 && at.hour <= 18).toBe(true);
    expect(at.toPlainDate().toString()).toBe(hours?.['dueOn']);
  });
});

describe('who comes back to a stage', () => {
  test('finds there what was not done, once, and anew what was', async () => {
    const id = await open();
    await move(id, 'Engaging');
    const first = await tasksAt(id, 'Engaging');
    const [done] = first;
    await move(id, 'Prospecting');
    await move(id, 'Engaging');
    expect(await tasksAt(id, 'Engaging')).toHaveLength(first.length);
    expect((await anna.post(`/tasks/${done?.id}/complete`, {})).status).toBe(200);
    await anna.post(`/deals/${id}/win`);
    await anna.post(`/deals/${id}/reopen`, { stage: stages.get('Engaging') });
    const titles = (await tasksAt(id, 'Engaging')).map((x) => x['title']);
    expect(titles.toSorted()).toEqual([...first.map((x) => x['title']), done?.['title']].toSorted());
  });
});

describe('the time of a stage', () => {
  const due = async (id: string): Promise<Temporal.ZonedDateTime | null> => {
    const at = (await anna.get(`/deals/${id}`)).body['stageDueAt'];
    return typeof at === 'string' ? Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Tashkent') : null;
  };

  test('runs from the coming in, in what the stage counts in, and ends with the deal', async () => {
    const id = await open();
    const { stageSince } = (await anna.get(`/deals/${id}`)).body;
    const days = Temporal.Instant.from(String(stageSince))
      .toZonedDateTimeISO('Asia/Tashkent')
      .add({ days: 14 });
    expect((await due(id))?.epochMilliseconds).toBe(days.epochMilliseconds);
    await move(id, 'Proposal');
    const until = await due(id);
    expect(until?.toPlainTime().toString()).toBe('18:00:00');
    expect(until?.dayOfWeek).toBeLessThan(6);
    expect((await anna.post(`/deals/${id}/win`)).status).toBe(200);
    expect(await due(id)).toBeNull();
    expect((await anna.post(`/deals/${id}/reopen`)).status).toBe(200);
    expect(await due(id)).not.toBeNull();
  });

  test('is set by the program only', async () => {
    const id = await open();
    expect((await anna.patch(`/deals/${id}`, { stageDueAt: '2030-01-01T00:00:00Z' })).status).toBe(422);
  });
});
