import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let deal: string;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  deal = (await anna.post('/deals', { name: 'Chairs', party })).body.id;
});
afterAll(() => t.close());

const plan = async (values: object = {}): Promise<Row> =>
  (await anna.post('/tasks', { title: 'Call', ...values })).body as Row;

test('what stands on a deal stands on its customer, for whoever entered it', async () => {
  expect(await plan({ deal })).toMatchObject({
    party: { id: party },
    assignee: { id: anna.id },
    state: 'open',
  });
});

test('done in one move with its result and the next step', async () => {
  const task = await plan({ deal });
  const next = { title: 'Send the offer', kind: 'letter', dueOn: '2027-01-10' };
  const { body } = await anna.post(`/tasks/${task.id}/complete`, { result: 'They want ten', next });
  expect((await anna.get(`/tasks/${task.id}`)).body).toMatchObject({
    state: 'done',
    result: 'They want ten',
    doneBy: { id: anna.id },
  });
  expect((await anna.get(`/tasks/${body['next']}`)).body).toMatchObject({
    ...next,
    deal: { id: deal },
    party: { id: party },
  });
});

test('two who finish it at once finish it once, and plan one next step', async () => {
  const task = await plan();
  const next = { title: 'Once only' };
  const answers = await Promise.all([1, 2].map(() => anna.post(`/tasks/${task.id}/complete`, { next })));
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409]);
  expect(
    (await anna.get('/tasks', { filter: { field: 'title', op: 'eq', value: 'Once only' } })).body.items,
  ).toHaveLength(1);
});

test('what is done is neither cancelled nor done again; taken back, it is open without a result', async () => {
  const task = await plan();
  expect((await anna.post(`/tasks/${task.id}/reopen`)).status).toBe(409);
  await anna.post(`/tasks/${task.id}/complete`, { result: 'Yes' });
  expect((await anna.post(`/tasks/${task.id}/cancel`, {})).body.code).toBe('task_not_open');
  expect((await anna.post(`/tasks/${task.id}/reopen`)).status).toBe(200);
  expect((await anna.get(`/tasks/${task.id}`)).body).toMatchObject({
    state: 'open',
    result: null,
    doneAt: null,
  });
});

test('a call is logged with the next step in one request, and both stand on the customer’s timeline', async () => {
  const next = { title: 'Call again', dueOn: '2027-01-11', kind: 'call' };
  const { body } = await anna.post('/calls/log', {
    party,
    deal,
    outcome: 'noAnswer',
    result: 'Voice mail',
    next,
  });
  expect((await anna.get(`/calls/${body.id}`)).body).toMatchObject({
    outcome: 'noAnswer',
    author: { id: anna.id },
  });
  expect((await anna.get(`/tasks/${body['task']}`)).body).toMatchObject({
    title: 'Call again',
    deal: { id: deal },
  });
  const story = (await anna.get<{ items: Row[] }>(`/companies/${party}/timeline`)).body.items.map(
    (i) => i['record'],
  );
  expect(story).toEqual(expect.arrayContaining([body.id, body['task']]));
});

test('a colleague who does not see the task can do nothing with it', async () => {
  const task = await plan();
  const boris = await t.user('seller', { name: 'Boris' });
  for (const verb of ['complete', 'cancel', 'reopen'])
    expect((await boris.post(`/tasks/${task.id}/${verb}`, {})).status).toBe(404);
  expect((await anna.get(`/tasks/${task.id}`)).body['state']).toBe('open');
});
