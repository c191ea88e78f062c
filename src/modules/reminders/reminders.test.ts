import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { writeLetters } from './letters.ts';
import type { Shown } from './notifications.ts';
import { remind } from './remind.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let head: Client;
let party: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'UTC' });
  head = await t.user('head', { name: 'Hilda' });
  const department = await t.department('Sales', { head: head.id });
  anna = await t.user('seller', { name: 'Anna', department });
  boris = await t.user('seller', { name: 'Boris', department });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t.close());

const today = (): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime()).toZonedDateTimeISO('UTC').toPlainDate();
const day = (offset: number): string => today().add({ days: offset }).toString();
/** The clock goes on to this hour of a later day. */
async function goTo(days: number, time: string): Promise<void> {
  const wanted = Date.parse(`${day(days)}T${time}:30Z`);
  t.pass({ seconds: Math.round((wanted - t.app.now().getTime()) / 1000) });
  await remind(t.system());
}
const toldTo = async (who: Client, query: object = {}): Promise<Shown[]> =>
  (await who.get<{ items: Shown[] }>('/notifications', { ...query })).body.items;
const lines = async (who: Client): Promise<string[]> =>
  (await toldTo(who)).map((n) => `${n.kind} ${n.title}`).toSorted();
const unread = async (who: Client): Promise<unknown> =>
  (await who.get<{ count: number }>('/notifications/unread')).body.count;
/** A clean desk: nothing told, nothing open. */
async function forget(): Promise<void> {
  await t.db.rows(sql`delete from notification`);
  await t.db.rows(sql`update task set state = 'done'`);
  await t.db.rows(sql`update planned_contact set state = 'done'`);
  await t.db.rows(sql`update deal set outcome = 'won'`);
}

test('the morning of the day, the quarter of an hour before, and each once', async () => {
  await anna.post('/tasks', { title: 'By day', party, dueOn: day(1) });
  await anna.post('/tasks', { title: 'By hour', party, dueAt: `${day(1)}T12:00:00Z` });
  const done = (await anna.post('/tasks', { title: 'Done before', party, dueOn: day(1) })).body.id;
  await anna.post(`/tasks/${done}/complete`, {});
  await anna.post('/meetings', {
    title: 'Demo',
    party,
    startsAt: `${day(1)}T14:00:00Z`,
    participants: [{ user: boris.id }],
  });
  await goTo(1, '08:59');
  expect(await lines(anna)).toEqual([]);
  await goTo(0, '09:00');
  expect(await lines(anna)).toEqual(['taskDay By day']);
  await goTo(0, '11:46');
  await remind(t.system());
  await goTo(0, '13:45');
  expect(await lines(anna)).toEqual(['meeting Demo', 'taskDay By day', 'taskTime By hour']);
  expect(await lines(boris)).toEqual(['meeting Demo']);
  expect(await unread(anna)).toBe(3);
});

test('a notification is its reader’s alone, and its names follow the rights of the day', async () => {
  const [hers] = await toldTo(anna);
  expect((await boris.post(`/notifications/${hers?.id}/read`)).status).toBe(404);
  expect((await head.post(`/notifications/${hers?.id}/read`)).status).toBe(404);
  expect((await t.anonymous.get('/notifications')).status).toBe(401);
  expect(await toldTo(boris, { digest: hers?.id })).toEqual([]);
  const until = (await toldTo(anna))[0]?.at;
  expect((await boris.post<{ count: number }>('/notifications/read', { until })).body.count).toBe(1);
  expect(await unread(anna)).toBe(3);
  expect((await anna.post(`/notifications/${hers?.id}/read`)).status).toBe(204);
  expect(await unread(anna)).toBe(2);
  expect((await anna.post(`/notifications/${hers?.id}/unread`)).status).toBe(204);
  expect((await anna.post<{ count: number }>('/notifications/read', { until })).body.count).toBe(3);
  expect(await unread(anna)).toBe(0);
  const task = (await toldTo(anna)).find((n) => n.kind === 'taskDay');
  expect(task).toMatchObject({ title: 'By day', party: { name: 'Acme' }, whose: null });
  expect((await anna.delete(`/tasks/${task?.record}`)).status).toBe(204);
  expect(await toldTo(anna)).toContainEqual(
    expect.objectContaining({ id: task?.id, title: null, party: null }),
  );
});

test('pages follow each other, and what is malformed is refused', async () => {
  const first = await anna.get('/notifications', { limit: 2 });
  const second = await anna.get('/notifications', { limit: 2, cursor: first.body.next });
  expect(first.body.items.length).toBe(2);
  expect([...first.body.items, ...second.body.items].map((n) => n.id)).toEqual(
    (await toldTo(anna)).map((n) => n.id),
  );
  expect(second.body.next).toBe(null);
  for (const cursor of ['x', '2026-01-01~x', `2026-99-01T00:00:00Z~${anna.id}`])
    expect((await anna.get('/notifications', { cursor })).status).toBe(422);
});

test('moved later is reminded of again, handed over the other one, what slipped away nobody', async () => {
  await forget();
  const moved = (await anna.post('/tasks', { title: 'Moved', party, dueOn: day(1) })).body.id;
  const given = (await anna.post('/tasks', { title: 'Given', party, dueOn: day(1) })).body.id;
  await anna.patch(`/tasks/${given}`, { assignee: boris.id });
  const deal = (await anna.post('/deals', { name: 'Slow', party, expectedOn: day(1) })).body.id;
  await t.db.rows(sql`update task set state = 'cancelled' where deal_id = ${deal}`);
  await goTo(1, '09:30');
  expect(await lines(anna)).toEqual(['taskDay Moved']);
  expect(await lines(boris)).toEqual(['taskDay Given']);
  await anna.patch(`/tasks/${moved}`, { dueOn: day(2) });
  await goTo(1, '09:30');
  expect(await lines(anna)).toEqual(['dealLate Slow', 'taskDay Moved']);
  await goTo(1, '09:30');
  expect(await lines(anna)).toEqual(['dealLate Slow', 'taskDay Moved', 'taskDay Moved']);
  expect((await toldTo(anna)).find((n) => n.kind === 'dealLate')?.record).toBe(deal);
});

test('an overdue contact goes to the head too, an absent colleague’s work to the stand-in', async () => {
  await forget();
  await anna.post('/planned-contacts', { party, kind: 'call', topic: 'News', dueOn: day(1) });
  await goTo(1, '09:10');
  expect(await lines(anna)).toEqual(['contactDay News']);
  const stand = { from: anna.id, to: boris.id, since: day(1), until: day(5) };
  expect((await t.owner.post('/delegations', stand)).status).toBe(201);
  await goTo(3, '09:10');
  expect(await lines(anna)).toEqual(['contactDay News']);
  expect(await toldTo(boris)).toMatchObject([
    { kind: 'contactLate', title: 'News', whose: { name: 'Anna' } },
  ]);
  expect(await toldTo(head)).toMatchObject([
    { kind: 'contactLateHead', title: 'News', party: { name: 'Acme' }, whose: { name: 'Anna' } },
  ]);
});

const wishes = {
  off: [],
  morning: '09:00',
  quietFrom: null,
  quietUntil: null,
  isDigest: false,
  isByLetter: false,
};

test('kinds are switched off, quiet hours wait, a digest stands for all of the day', async () => {
  await goTo(5, '10:00');
  await forget();
  expect((await anna.put('/me/reminders', { ...wishes, quietFrom: '09:00' })).status).toBe(422);
  expect((await anna.put('/me/reminders', { ...wishes, off: ['nothing'] })).status).toBe(422);
  expect((await anna.put('/me/reminders', { ...wishes, morning: '25:00' })).status).toBe(422);
  await anna.put('/me/reminders', { ...wishes, off: ['dealLate'], quietFrom: '22:00', quietUntil: '10:00' });
  expect((await boris.get('/me/reminders')).body).toMatchObject(wishes);
  await anna.post('/tasks', { title: 'One', party, dueOn: day(1) });
  await goTo(1, '09:59');
  expect(await lines(anna)).toEqual([]);
  await goTo(0, '10:00');
  expect(await lines(anna)).toEqual(['taskDay One']);
  await anna.put('/me/reminders', { ...wishes, isDigest: true });
  await anna.post('/tasks', { title: 'Two', party, dueOn: day(1) });
  await anna.post('/tasks', { title: 'Three', party, dueAt: `${day(1)}T20:00:00Z` });
  await goTo(1, '09:00');
  await goTo(0, '19:50');
  const [digest, ...others] = await toldTo(anna);
  expect(digest).toMatchObject({ kind: 'digest', dueOn: day(0), counts: { taskDay: 1, taskTime: 1 } });
  expect(others.map((n) => n.title)).toEqual(['One']);
  expect((await toldTo(anna, { digest: digest?.id })).map((n) => n.title).toSorted()).toEqual([
    'Three',
    'Two',
  ]);
  const soon = new Date(t.app.now().getTime() + 60 * 60_000).toISOString();
  for (const more of [{ dueAt: soon }, { dueOn: day(0) }])
    expect((await t.owner.post('/tasks', { title: 'Later', assignee: anna.id, ...more })).status).toBe(201);
  await remind(t.system());
  expect(await toldTo(anna), 'not yet').toHaveLength(2);
  t.pass({ minutes: 50 });
  await remind(t.system());
  expect((await toldTo(anna)).map((n) => n.title)).toEqual(['Later', null, 'One']);
});

test('letters go where they are wanted and can be sent, once and in the reader’s language', async () => {
  const failures: unknown[] = [];
  const write = () => writeLetters(t.system(), (error) => failures.push(error));
  await t.owner.put('/mail-server', {
    host: 'mail.example.com',
    port: 465,
    security: 'tls',
    username: null,
    fromName: 'Mijoz',
    fromAddress: 'mijoz@example.com',
    address: 'https://crm.example.com',
  });
  await boris.put('/me/reminders', { ...wishes, isByLetter: true });
  await boris.post('/tasks', { title: 'A', dueOn: day(1) });
  await boris.post('/tasks', { title: 'B', dueOn: day(1) });
  await goTo(1, '09:00');
  await Promise.all([write(), write()]);
  await write();
  const letters = await t.db.rows<{ recipient: string; kind: string }>(
    sql`select user_id as recipient, kind from mail_letter where kind in ('reminder', 'digest')`,
  );
  expect(letters).toEqual([{ recipient: boris.id, kind: 'reminder' }]);
  expect(failures).toEqual([]);
});
