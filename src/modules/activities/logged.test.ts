import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t?.close());

const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
interface Logged {
  id: string;
  task: string | null;
}

test('a meeting that took place is held at once, with its result, the next step and one line of the story', async () => {
  const body = { party, title: 'Prices', startsAt: at(-30), place: 'Their office', kind: 'visit' };
  const next = { title: 'Send the offer', dueOn: '2030-01-07' };
  const made = await anna.post<Logged>('/meetings/log', { ...body, result: 'They want ten', next });
  expect(made.status, made.text).toBe(200);
  const { id, task } = made.body;
  expect((await anna.get(`/meetings/${id}`)).body).toMatchObject({
    ...body,
    startsAt: expect.any(String),
    party: { id: party },
    organiser: { id: anna.id },
    state: 'held',
    result: 'They want ten',
  });
  expect((await anna.get(`/tasks/${task}`)).body).toMatchObject({ ...next, assignee: { id: anna.id } });
  const story = await anna.get<{ items: { record: string; verb: string }[] }>(`/companies/${party}/timeline`);
  expect(story.body.items.filter((i) => i.record === id).map((i) => i.verb)).toEqual(['hold']);
});

test('one that is to come is planned, and has no result yet', async () => {
  const { body } = await anna.post<Logged>('/meetings/log', {
    party,
    title: 'Next time',
    startsAt: at(30),
    result: 'None',
  });
  expect((await anna.get(`/meetings/${body.id}`)).body).toMatchObject({ state: 'planned', result: null });
});

test('one that was to come when it was written down stays planned, though it is sent after its hour', async () => {
  const late = { party, title: 'Written without a network', startsAt: at(-2), isPlanned: true };
  const { body } = await anna.post<Logged>('/meetings/log', late);
  expect((await anna.get(`/meetings/${body.id}`)).body).toMatchObject({ state: 'planned' });
  const early = await anna.post<Logged>('/meetings/log', { ...late, startsAt: at(2), isPlanned: false });
  expect((await anna.get(`/meetings/${early.body.id}`)).body).toMatchObject({ state: 'planned' });
});

test('a letter is logged with its channel and the next step', async () => {
  const letter = { party, subject: 'Terms', channel: 'post', direction: 'incoming', text: 'Dear all' };
  const { body } = await anna.post<Logged>('/letters/log', { ...letter, next: { title: 'Answer it' } });
  expect((await anna.get(`/letters/${body.id}`)).body).toMatchObject({
    ...letter,
    party: { id: party },
    author: { id: anna.id },
  });
  expect((await anna.get(`/tasks/${body.task}`)).body).toMatchObject({ title: 'Answer it' });
});

test.each([
  ['meetings/log', { title: ' ', startsAt: at(-1) }, 'title'],
  ['meetings/log', { title: 'When?', startsAt: 'yesterday' }, 'startsAt'],
  ['letters/log', { subject: '' }, 'subject'],
])('%s with %j is refused, and nothing is made', async (route, body, field) => {
  const before = await counts();
  const refused = await anna.post(`/${route}`, { party, ...body });
  expect([refused.status, refused.body.problems[0]?.field]).toEqual([422, field]);
  expect(await counts()).toEqual(before);
});

test('of a customer whom one does not see nothing is logged', async () => {
  const hidden = (await t.owner.post('/companies', { name: 'Hidden' })).body.id;
  const before = await counts();
  const denied = [
    await anna.post('/meetings/log', { party: hidden, title: 'Secret', startsAt: at(-1) }),
    await anna.post('/letters/log', { party: hidden, subject: 'Secret' }),
  ];
  expect(denied.map((d) => [d.status, d.body.problems[0]?.code])).toEqual(
    denied.map(() => [422, 'no_such_record']),
  );
  expect(await counts()).toEqual(before);
});

const counts = async () =>
  (await t.db.raw('select (select count(*) from meeting), (select count(*) from logged_letter) as letters'))
    .rows;
