import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { Answer, Body, Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import type { Busy } from './busy.ts';
import type { CalendarItem } from './items.ts';
import type { Person } from './people.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let head: Client;
let party: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  head = await t.user('head', { name: 'Hilda' });
  const department = await t.department('Sales', { head: head.id });
  anna = await t.user('seller', { name: 'Anna', department });
  boris = await t.user('seller', { name: 'Boris', department });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t.close());

interface Shown {
  items: CalendarItem[];
  daysOff: { date: string; name: string }[];
  hasMore: boolean;
}
const week = { from: '2030-03-04', to: '2030-03-10' };
/** By the clock of Tashkent, five hours ahead of UTC. */
const at = (time: string, day = '2030-03-05'): string => new Date(`${day}T${time}:00+05:00`).toISOString();
const of = async (who: Client, users?: Client[], query: object = {}): Promise<Shown> =>
  (await who.get<Shown>('/calendar', { ...week, ...query, users: users?.map((u) => u.id).join() })).body;
const titles = (shown: Shown): string[] => shown.items.map((i) => i.title ?? '').toSorted();
const meet = (who: Client, title: string, more: object = {}): Promise<Answer<Body>> =>
  who.post('/meetings', { title, startsAt: at('10:00'), endsAt: at('11:00'), ...more });

test('holds meetings, tasks by hour or day, planned contacts and days off of its days, by the reader’s clock', async () => {
  await meet(anna, 'Demo', { party, place: 'Navoi 1' });
  await meet(anna, 'Just after midnight', {
    startsAt: at('00:10', week.from),
    endsAt: at('00:40', week.from),
  });
  await meet(anna, 'Sunday night', { startsAt: at('23:50', '2030-03-03'), endsAt: at('00:20', week.from) });
  await meet(anna, 'The week before', {
    startsAt: at('22:00', '2030-03-03'),
    endsAt: at('23:00', '2030-03-03'),
  });
  await anna.post('/tasks', { title: 'By day', party, dueOn: week.to });
  await anna.post('/tasks', { title: 'By hour', party, kind: 'call', dueAt: at('15:00') });
  await anna.post('/tasks', { title: 'Next week', dueOn: '2030-03-11' });
  await anna.post('/planned-contacts', { party, kind: 'call', topic: 'News', dueOn: '2030-03-08' });
  await t.owner.post('/days-off', { date: '2030-03-08', name: 'Women’s day' });
  const shown = await of(anna);
  expect(titles(shown)).toEqual(['By day', 'By hour', 'Demo', 'Just after midnight', 'News', 'Sunday night']);
  const found = (title: string) => shown.items.find((i) => i.title === title);
  expect(found('Demo')).toMatchObject({
    party: { id: party, name: 'Acme' },
    place: 'Navoi 1',
    users: [anna.id],
    day: null,
    canWrite: true,
  });
  expect(Date.parse(found('By hour')?.startsAt ?? '')).toBe(Date.parse(at('15:00')));
  expect(found('By day')).toMatchObject({ day: week.to, startsAt: null });
  expect(shown.daysOff).toEqual([{ date: '2030-03-08', name: 'Women’s day', isWorked: false }]);
});

test('is open by the reach of the right to read meetings; what is not seen is not there, whoever is asked for', async () => {
  await meet(boris, 'Boris alone');
  const people = async (who: Client) =>
    (await who.get<{ items: Person[] }>('/calendar/people')).body.items.map((p) => p.name);
  expect(await people(anna)).toEqual(['Anna']);
  expect(await people(head)).toEqual(['Anna', 'Boris', 'Hilda']);
  expect(await people(t.owner)).toEqual(['Anna', 'Boris', 'Hilda', 'Olga Owner']);
  expect(titles(await of(anna, [boris]))).toEqual([]);
  expect(titles(await of(head, [boris]))).toEqual(['Boris alone']);
  expect((await t.anonymous.get('/calendar', week)).status).toBe(401);
});

test('shows a meeting to a colleague who takes part, to look at only, and no more once they declined', async () => {
  const { body } = await meet(anna, 'Together', { participants: [{ user: boris.id }] });
  const [his] = (await of(boris)).items.filter((i) => i.id === body.id);
  expect(his).toMatchObject({ title: 'Together', users: [boris.id], owner: anna.id, canWrite: false });
  const whole = (await of(head, [anna, boris])).items.filter((i) => i.id === body.id);
  expect(whole.map((i) => i.users.toSorted())).toEqual([[anna.id, boris.id].toSorted()]);
  expect((await boris.patch(`/meetings/${body.id}`, { startsAt: at('12:00') })).status).toBe(403);
  await t.db.rows(sql`update participant set answer = 'declined' where user_id = ${boris.id}`);
  expect(titles(await of(boris))).not.toContain('Together');
  await anna.post(`/meetings/${body.id}/cancel`, {});
  expect(titles(await of(anna))).not.toContain('Together');
});

test('hides what a role hides', async () => {
  const [role] = (await t.owner.get('/roles')).body.items.filter((r) => r['kind'] === 'marketer');
  const permissions = {
    entities: { '*': { read: 'all' } },
    fields: { 'activities.meeting': { title: 'hidden', place: 'hidden' } },
    rights: [],
  };
  expect((await t.owner.patch(`/roles/${role?.id}`, { permissions })).status).toBe(200);
  const blind = await t.user('marketer', { name: 'Vera' });
  const seen = (await of(blind, [anna])).items.filter((i) => i.entity === 'activities.meeting');
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen.flatMap((i) => [i.title, i.place]))).toEqual(new Set([null]));
});

test('goes on by the rule beyond the meetings that are made', async () => {
  const made = await anna.post('/meeting-series', {
    title: 'Rhythm',
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    startsOn: '2025-01-01',
    startTime: '09:00',
    timeZone: 'Asia/Tashkent',
    guests: [{ user: boris.id }],
  });
  expect(made.status).toBe(201);
  const ahead = (await of(anna, [anna, boris])).items.filter((i) => i.title === 'Rhythm');
  expect(ahead).toMatchObject([
    { entity: 'activities.series', id: made.body.id, users: [anna.id], canWrite: false },
  ]);
  expect(Date.parse(ahead[0]?.startsAt ?? '')).toBe(Date.parse(at('09:00', '2030-03-06')));
  expect(titles(await of(boris))).not.toContain('Rhythm');
});

test('tells that a colleague is busy, and by what only to who sees it', async () => {
  const query = { users: [anna.id, boris.id].join(), from: at('10:30'), to: at('10:45') };
  const busy = async (who: Client, more: object = {}): Promise<Busy[]> =>
    (await who.get<{ items: Busy[] }>('/calendar/busy', { ...query, ...more })).body.items;
  expect((await busy(anna)).map((b) => [b.name, b.title]).toSorted()).toEqual([
    ['Anna', 'Demo'],
    ['Boris', null],
  ]);
  expect((await busy(head)).map((b) => b.title).toSorted()).toEqual(['Boris alone', 'Demo']);
  const demo = (await busy(anna)).find((b) => b.title === 'Demo')?.meeting ?? '';
  expect((await busy(anna, { except: demo })).map((b) => b.name)).toEqual(['Boris']);
  expect(await busy(anna, { from: at('11:00'), to: at('12:00') })).toEqual([]);
  expect((await t.anonymous.get('/calendar/busy', query)).status).toBe(401);
});

test('refuses days that are none, or too many, by the field', async () => {
  const wrong = async (query: object) => (await anna.get('/calendar', { ...week, ...query })).body;
  expect((await wrong({ to: '2030-03-01' })).problems).toMatchObject([{ field: 'to', code: 'before_start' }]);
  expect((await wrong({ to: '2031-03-01' })).problems).toMatchObject([{ field: 'to', code: 'too_long' }]);
  expect((await wrong({ from: 'soon' })).code).toBe('invalid_input');
  expect((await wrong({ users: 'me' })).code).toBe('invalid_input');
});

test('shades hours by one’s own, else the company’s, which only administrators set', async () => {
  const hoursOf = async (name: string) =>
    (await t.owner.get<{ items: Person[] }>('/calendar/people')).body.items.find((p) => p.name === name)
      ?.hours;
  expect(await hoursOf('Anna')).toEqual({ days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' });
  const company = { days: [1, 2, 3, 4, 5, 6], from: '10:00', until: '19:00' };
  expect((await anna.put('/calendar/hours', company)).status).toBe(403);
  expect((await t.owner.put('/calendar/hours', company)).status).toBe(200);
  const hours = { days: [3], from: '12:00', until: '15:30' };
  const own = await anna.put('/me/calendar', { hours, secondZone: 'Europe/Berlin' });
  expect(own.body).toEqual({ hours, secondZone: 'Europe/Berlin', company });
  expect([await hoursOf('Anna'), await hoursOf('Boris')]).toEqual([hours, company]);
  const wrong = async (body: object) => (await anna.put('/me/calendar', body)).body.problems;
  expect(await wrong({ hours: { ...hours, until: '11:00' }, secondZone: null })).toMatchObject([
    { field: 'until' },
  ]);
  expect(await wrong({ hours: null, secondZone: 'Mars/Base' })).toMatchObject([{ field: 'secondZone' }]);
  expect((await anna.put('/me/calendar', { hours: null, secondZone: null })).body).toMatchObject({
    hours: null,
  });
});
