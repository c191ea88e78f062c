import { afterAll, beforeAll, expect, test } from 'vitest';
import { decrypt } from '../../../platform/auth/secrets.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { LetterBody } from '../../../platform/mail/letters.ts';
import type { StoredEvent } from '../../../platform/module.ts';
import { checksums } from '../../../testing/checksum.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { invitedHear } from './invited-hear.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  anna = await t.user('seller', { name: 'Anna', email: 'anna@example.com' });
  boris = await t.user('seller', { name: 'Boris', email: 'boris@example.com' });
});
afterAll(() => t.close());

interface Sent extends LetterBody {
  to: string;
  kind: string;
}
/** Letters that wait, oldest first; they wait no more. */
async function letters(): Promise<Sent[]> {
  const rows = await t.db.rows<{ to: string; kind: string; sealed: string }>(
    sql`select recipient as to, kind, sealed from mail_letter order by id`,
  );
  await t.db.rows(sql`delete from mail_letter`);
  return rows.map((r) => ({ ...r, ...(JSON.parse(decrypt(t.app.masterKey, r.sealed)) as LetterBody) }));
}
const meet = async (participants: object[]): Promise<string> =>
  (
    await anna.post('/meetings', {
      title: 'Offer',
      startsAt: '2030-03-05T05:00:00Z',
      place: 'Navoi 1',
      agenda: 'Our lowest price',
      participants,
    })
  ).body.id;
const invite = (who: Client, id: string) => who.post(`/calendar/meetings/${id}/invite`);
const hear = async (verb: string, record: string): Promise<void> => {
  const event = { entity: 'activities.meeting', verb, record } as StoredEvent;
  expect(await invitedHear.wants?.(t.system(), event)).toBe(true);
  await invitedHear.run(t.system(), event);
};

test('without a mail server nobody is told, and the meeting is a file to pass on', async () => {
  const id = await meet([{ email: 'dilnoza@example.org' }]);
  expect(await invite(anna, id)).toMatchObject({ status: 409, body: { code: 'mail_not_set' } });
  const file = await anna.get(`/calendar/meetings/${id}/invitation.ics`);
  expect(file.headers['content-type']).toContain('text/calendar');
  expect(file.text).toContain('METHOD:PUBLISH');
  expect(file.text).toContain('SUMMARY:Offer');
  expect(file.text).not.toContain('lowest price');
  expect((await boris.get(`/calendar/meetings/${id}/invitation.ics`)).status).toBe(404);
  expect((await t.anonymous.get(`/calendar/meetings/${id}/invitation.ics`)).status).toBe(401);
  await t.owner.put('/mail-server', {
    host: '127.0.0.1',
    port: 2525,
    security: 'none',
    username: null,
    fromName: 'Mijoz',
    fromAddress: 'crm@example.com',
    address: 'https://crm.example.com',
  });
});

test('those outside are invited, told of changes with the next SEQUENCE, and that it is off for them', async () => {
  const id = await meet([
    { email: 'Dilnoza@example.org' },
    { email: 'rustam@example.org' },
    { user: boris.id },
  ]);
  expect((await invite(anna, id)).body).toEqual({ invited: 2, calledOff: 0 });
  const first = await letters();
  expect(first.map((l) => [l.to, l.kind])).toEqual([
    ['dilnoza@example.org', 'invite'],
    ['rustam@example.org', 'invite'],
  ]);
  const [hers] = first;
  expect(hers?.calendar).toMatchObject({ method: 'REQUEST', replyTo: 'anna@example.com' });
  expect(hers?.calendar?.content).toContain('METHOD:REQUEST');
  expect(hers?.calendar?.content).toContain(`UID:${id}`);
  expect(hers?.calendar?.content).toContain('SEQUENCE:0');
  expect(hers?.calendar?.content).toContain('mailto:dilnoza@example.org');
  expect(JSON.stringify(hers)).not.toMatch(/lowest price|rustam/);

  const { items } = (
    await anna.get('/participants', { filter: { field: 'email', op: 'eq', value: 'rustam@example.org' } })
  ).body;
  await anna.delete(`/participants/${items[0]?.id}`);
  await anna.patch(`/meetings/${id}`, { startsAt: '2030-03-05T07:00:00Z', endsAt: '2030-03-05T08:00:00Z' });
  expect((await invite(anna, id)).body).toEqual({ invited: 1, calledOff: 1 });
  const second = await letters();
  expect(second.map((l) => [l.to, l.kind, l.calendar?.method])).toEqual([
    ['dilnoza@example.org', 'inviteUpdate', 'REQUEST'],
    ['rustam@example.org', 'inviteCancel', 'CANCEL'],
  ]);
  expect(second.map((l) => /SEQUENCE:(\d+)/.exec(l.calendar?.content ?? '')?.[1])).toEqual(['1', '1']);
  expect(second[0]?.calendar?.content).toContain('DTSTART;TZID=Asia/Tashkent:20300305T120000');
});

test('who was invited hears once that it is called off, is on again, or was deleted', async () => {
  const id = await meet([{ email: 'dilnoza@example.org' }]);
  await invite(anna, id);
  await letters();
  await anna.post(`/meetings/${id}/cancel`, {});
  await hear('cancel', id);
  await hear('cancel', id);
  expect((await letters()).map((l) => [l.kind, l.calendar?.content.includes('STATUS:CANCELLED')])).toEqual([
    ['inviteCancel', true],
  ]);
  await anna.post(`/meetings/${id}/reopen`, {});
  await hear('reopen', id);
  expect((await letters()).map((l) => l.kind)).toEqual(['inviteUpdate']);
  await anna.delete(`/meetings/${id}`);
  await hear('deleted', id);
  expect((await letters()).map((l) => l.kind)).toEqual(['inviteCancel']);
});

test('only who may change the meeting invites, to one that is to come', async () => {
  const id = await meet([{ email: 'dilnoza@example.org' }, { user: boris.id }]);
  const alone = await meet([{ user: boris.id }]);
  const before = await checksums(t.db);
  expect((await invite(boris, id)).status).toBe(404);
  expect((await invite(t.anonymous, id)).status).toBe(401);
  const { rate_limit: _, ...rest } = before;
  const { rate_limit: __, ...now } = await checksums(t.db);
  expect(now).toEqual(rest);
  expect((await invite(anna, alone)).body.code).toBe('nobody_to_invite');
  await anna.post(`/meetings/${id}/cancel`, {});
  expect((await invite(anna, id)).body.code).toBe('meeting_not_planned');
  expect(await letters()).toEqual([]);
});
