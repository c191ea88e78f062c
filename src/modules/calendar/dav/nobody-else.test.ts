import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { appPassword, type PhoneDesk, phoneDesk } from './phone.testing.ts';

let d: PhoneDesk;
beforeAll(async () => {
  d = await phoneDesk();
});
afterAll(() => d.t.close());

test('reaches a calendar without its password', async () => {
  const { path } = d;
  const without = await fetch(d.base + path, { method: 'PROPFIND' });
  expect(without.status).toBe(401);
  expect(without.headers.get('www-authenticate')).toContain('Basic');
  expect((await d.asked('PROPFIND', path, { auth: 'anna@example.com:wrong' })).status).toBe(401);
  expect((await d.asked('PROPFIND', path, { auth: `boris@example.com:${d.password}` })).status).toBe(401);
  expect((await d.anna.get('/me', {})).status).toBe(200);
  const key = await fetch(`${d.base}/api/v1/meetings`, {
    headers: { authorization: `Bearer ${d.password}` },
  });
  expect(key.status).toBe(401);
});

test('finds another’s calendar or meeting, by whatever address', async () => {
  const other = await d.boris.post('/meetings', { title: 'Boris alone', startsAt: '2030-03-05T05:00:00Z' });
  const { path } = d;
  const before = await d.records();
  for (const [method, where] of [
    ['PROPFIND', path.replace(d.anna.id, d.boris.id)],
    ['PROPFIND', `/dav/principals/${d.boris.id}/`],
    ['GET', `${path}${other.body.id}.ics`],
    ['DELETE', `${path}${other.body.id}.ics`],
    ['DELETE', `${path.replace(d.anna.id, d.boris.id)}${other.body.id}.ics`],
  ] as const)
    expect([method, where, (await d.asked(method, where)).status]).toEqual([method, where, 404]);
  expect((await d.asked('PROPFIND', path, { headers: { depth: '1' } })).text).not.toContain(
    String(other.body.id),
  );
  expect(await d.records()).toEqual(before);
});

test('who takes part answers for themselves, and changes nothing else', async () => {
  const { body } = await d.boris.post('/meetings', {
    title: 'Together',
    startsAt: '2030-03-12T05:00:00Z',
    participants: [{ user: d.anna.id }],
  });
  const seen = (await d.objects()).get(`${body.id}.ics`);
  expect(seen?.data).toContain('mailto:boris@example.com');
  const accepted = String(seen?.data).replace('PARTSTAT=NEEDS-ACTION', 'PARTSTAT=ACCEPTED');
  expect(await d.send(seen, accepted)).toBe(204);
  const answers = () => d.t.db.rows(sql`select answer from participant where meeting_id = ${body.id}`);
  expect(await answers()).toEqual([{ answer: 'accepted' }]);
  const anew = (await d.objects()).get(`${body.id}.ics`);
  const renamed = { url: '', ...anew, data: String(anew?.data).replace('Together', 'Mine now') };
  expect((await d.phone.updateCalendarObject({ calendarObject: renamed })).status).not.toBe(204);
  expect(await d.remove(anew)).toBe(204);
  expect(await answers()).toEqual([{ answer: 'declined' }]);
  expect((await d.boris.get(`/meetings/${body.id}`)).body['title']).toBe('Together');
  expect((await d.objects()).has(`${body.id}.ics`)).toBe(false);
});

test('gets in with a revoked d.password, or once the user is deactivated', async () => {
  const { path } = d;
  const passes = (await d.anna.get<{ items: { id: string }[] }>('/me/calendar/passes')).body.items;
  expect((await d.boris.delete(`/me/calendar/passes/${passes[0]?.id}`)).status).toBe(404);
  const second = await appPassword(d.anna);
  const auth = `anna@example.com:${second}`;
  expect((await d.asked('PROPFIND', path, { auth })).status).toBe(207);
  await d.t.db.rows(sql`update app_user set is_active = false where id = ${d.anna.id}`);
  expect((await d.asked('PROPFIND', path, { auth })).status).toBe(401);
  await d.t.db.rows(sql`update app_user set is_active = true where id = ${d.anna.id}`);
  const [newest] = (await d.anna.get<{ items: { id: string }[] }>('/me/calendar/passes')).body.items;
  expect((await d.anna.delete(`/me/calendar/passes/${newest?.id}`)).status).toBe(204);
  expect((await d.asked('PROPFIND', path, { auth })).status).toBe(401);
  expect((await d.asked('PROPFIND', path)).status).toBe(207);
});

test('tries passwords for long', async () => {
  const { path } = d;
  const wrong = () => d.asked('PROPFIND', path, { auth: 'boris@example.com:wrong' });
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await wrong()).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await d.asked('PROPFIND', path)).status).toBe(207);
});

test('XML that brings its own entities is refused', async () => {
  const body =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><propfind xmlns="DAV:"><prop><displayname>&b;</displayname></prop></propfind>';
  expect((await d.asked('PROPFIND', '/dav/', { body })).status).toBe(403);
  expect((await d.asked('PROPFIND', '/dav/', { body: '<propfind' })).status).toBe(403);
});
