import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let party: string;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  party = (await anna.post<{ id: string }>('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t.close());

const inHours = (hours: number): string => new Date(t.app.now().getTime() + hours * 3_600_000).toISOString();
const arrange = async (more: object = {}): Promise<string> => {
  const made = await anna.post<{ id: string }>('/meetings', {
    title: 'Demo',
    party,
    startsAt: inHours(-2),
    ...more,
  });
  expect(made.status).toBe(201);
  return made.body.id;
};

test('a meeting lasts an hour unless said otherwise, is held with a result and the next step, and once', async () => {
  const id = await arrange({ kind: 'visit', place: 'Navoi 1' });
  const made = (await anna.get<{ startsAt: string; endsAt: string }>(`/meetings/${id}`)).body;
  expect(Date.parse(made.endsAt) - Date.parse(made.startsAt)).toBe(3_600_000);
  const next = { title: 'Send the offer', dueOn: '2030-01-02' };
  const held = await anna.post<{ next: string }>(`/meetings/${id}/hold`, { result: 'They like it', next });
  expect(held.status).toBe(200);
  expect((await anna.get(`/meetings/${id}`)).body).toMatchObject({ state: 'held', result: 'They like it' });
  expect((await anna.get(`/tasks/${held.body.next}`)).body).toMatchObject({
    title: 'Send the offer',
    party: { id: party },
    assignee: { id: anna.id },
  });
  expect((await anna.post(`/meetings/${id}/hold`, {})).body.code).toBe('meeting_not_planned');
  expect((await anna.post(`/meetings/${id}/cancel`, {})).body.code).toBe('meeting_not_planned');
  expect((await anna.post(`/meetings/${id}/reopen`, {})).status).toBe(200);
  expect((await anna.get(`/meetings/${id}`)).body).toMatchObject({ state: 'planned', result: null });
  const early = await arrange({ startsAt: inHours(5) });
  expect((await anna.post(`/meetings/${early}/hold`, {})).body.code).toBe('meeting_not_begun');
  const wrong = await anna.post('/meetings', { title: 'x', party, startsAt: inHours(2), endsAt: inHours(1) });
  expect(wrong.body.problems).toMatchObject([{ field: 'endsAt', code: 'before_start' }]);
});

test('a colleague who takes part sees the meeting, and no longer once taken out', async () => {
  const id = await arrange({ participants: [{ user: boris.id }, { email: 'guest@example.org' }] });
  expect((await boris.get(`/meetings/${id}`)).status).toBe(200);
  expect((await boris.patch(`/meetings/${id}`, { title: 'Mine' })).status).toBe(403);
  const list = await anna.get<{ items: { id: string; name: string }[] }>('/participants', {
    filter: { field: 'meeting', op: 'in', value: [id] },
  });
  expect(list.body.items.map((p) => p.name).sort()).toEqual(['Boris', 'guest@example.org']);
  const his = list.body.items.find((p) => p.name === 'Boris');
  expect((await anna.delete(`/participants/${his?.id}`)).status).toBe(204);
  expect((await boris.get(`/meetings/${id}`)).status).toBe(404);
  const nobody = await anna.post('/participants', { meeting: id });
  expect(nobody.body.problems).toMatchObject([{ field: 'name', code: 'required' }]);
});
