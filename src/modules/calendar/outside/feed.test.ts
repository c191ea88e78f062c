import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let path: string;
const soon = (days: number, hour = 10): string => {
  const day = Temporal.Now.plainDateISO('UTC').add({ days });
  return `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
};
const makeFeed = async (who: Client): Promise<string> =>
  (await who.post<{ path: string }>('/me/calendar/feed')).body.path;

beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  anna = await t.user('seller', { name: 'Anna', email: 'anna@example.com' });
  boris = await t.user('seller', { name: 'Boris', email: 'boris@example.com' });
  path = await makeFeed(anna);
});
afterAll(() => t.close());

test('gives the user’s own calendar of its time to whoever has the address, and to nobody else', async () => {
  await anna.post('/meetings', { title: 'Next week', startsAt: soon(7), agenda: 'Prices' });
  await anna.post('/meetings', { title: 'Long ago', startsAt: soon(-90) });
  await anna.post('/meetings', { title: 'Far ahead', startsAt: soon(500) });
  await anna.post('/meeting-series', {
    title: 'Rhythm',
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    startsOn: '2025-01-01',
    startTime: '09:00',
    timeZone: 'Asia/Tashkent',
  });
  await anna.post('/tasks', { title: 'Send prices', dueOn: soon(3).slice(0, 10) });
  await boris.post('/meetings', { title: 'Boris alone', startsAt: soon(7) });
  const feed = await t.anonymous.get(path);
  expect(feed.status).toBe(200);
  expect(feed.headers['content-type']).toContain('text/calendar');
  const titles = [...feed.text.matchAll(/^SUMMARY:(.*)$/gm)].map((m) => m[1]?.trim()).toSorted();
  expect(titles).toEqual(['Next week', 'Rhythm', '☐ Send prices']);
  expect(feed.text).toContain('RRULE:FREQ=WEEKLY;BYDAY=WE');
  expect(feed.text).toContain('DESCRIPTION:Prices');
  const etag = String(feed.headers['etag']);
  expect((await t.anonymous.ask('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304);
});

test('is nothing without the secret, though one be signed in (CVE-2025-54786)', async () => {
  for (const who of [t.anonymous, boris, t.owner])
    for (const file of [anna.id, `${anna.id}.ics`, 'anna@example.com', 'x.ics', '.ics', '%00.ics'])
      expect([file, (await who.get(`/calendar/feed/${file}`)).status]).toEqual([file, 404]);
  const [row] = await t.db.rows<{ hash: string }>(
    sql`select hash from calendar_pass where user_id = ${anna.id}`,
  );
  expect((await t.anonymous.get(`/calendar/feed/${row?.hash}.ics`)).status).toBe(404);
  expect(path).not.toContain(String(row?.hash));
});

test('shows what the user’s rights show now', async () => {
  const [role] = (await t.owner.get('/roles')).body.items.filter((r) => r['kind'] === 'marketer');
  const permissions = {
    entities: { '*': { read: 'all', write: 'all', create: true } },
    fields: { 'activities.meeting': { agenda: 'hidden' } },
    rights: [],
  };
  await t.owner.patch(`/roles/${role?.id}`, { permissions });
  const vera = await t.user('marketer', { name: 'Vera' });
  const own = await makeFeed(vera);
  const { body } = await vera.post('/meetings', { title: 'Seen', startsAt: soon(5) });
  await t.db.rows(sql`update meeting set agenda = 'Not for Vera' where id = ${body.id}`);
  const feed = await t.anonymous.get(own);
  expect(feed.text).toContain('SUMMARY:Seen');
  expect(feed.text).not.toContain('Not for Vera');
});

test('ends when another is made, when it is revoked, and with its user', async () => {
  const second = await makeFeed(anna);
  expect((await t.anonymous.get(path)).status).toBe(404);
  expect((await t.anonymous.get(second)).status).toBe(200);
  await t.db.rows(sql`update app_user set is_active = false where id = ${anna.id}`);
  expect((await t.anonymous.get(second)).status).toBe(404);
  await t.db.rows(sql`update app_user set is_active = true where id = ${anna.id}`);
  const [pass] = (await anna.get('/me/calendar/passes')).body.items;
  expect((await anna.delete(`/me/calendar/passes/${pass?.id}`)).status).toBe(204);
  expect((await t.anonymous.get(second)).status).toBe(404);
});

test('is not guessed at for long', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 40; i++) statuses.push((await t.anonymous.get(`/calendar/feed/wrong${i}.ics`)).status);
  expect(statuses.at(-1)).toBe(429);
});

test('takes no key of a program to make one', async () => {
  const key = await anna.post<{ key: string }>('/me/api-keys', {
    name: 'k',
    scopes: ['write'],
    expiresAt: null,
  });
  const bearer = { authorization: `Bearer ${key.body.key}` };
  expect((await t.anonymous.ask('POST', '/me/calendar/feed', undefined, bearer)).status).toBe(403);
  expect((await t.anonymous.ask('POST', '/me/calendar/phones', { name: 'x' }, bearer)).status).toBe(403);
});
