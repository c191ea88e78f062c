import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { remind } from '../remind.ts';
import { tell } from '../tell.ts';
import { deliver } from './deliver.ts';
import { vapidKeys } from './keys.ts';
import { outcomeOf, type PostPush, type PushOutcome, requestOf } from './push.ts';
import { queuePushes } from './queue.ts';
import { claimsOf, makeReceiver } from './receiver.testing.ts';
import type { Device } from './subscriptions.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let party: string;
const phone = makeReceiver('https://1.1.1.1/push/anna');
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'UTC' });
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  party = (await anna.post('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.rows(sql`delete from push_subscription`);
  await t.db.rows(sql`delete from notification`);
  await t.db.rows(sql`delete from reminder_settings`);
  sent.length = 0;
});

const sent: { to: string; title: string; body: string; path: string; lang: string }[] = [];
const answering =
  (outcome: PushOutcome): PostPush =>
  async (target, payload) => {
    sent.push({ to: target.endpoint, ...JSON.parse(payload) });
    return outcome;
  };
const turnOn = async (who: Client, receiver = phone): Promise<string> =>
  (await who.post('/me/push', receiver.subscription)).body.id;
const messages = () =>
  t.db.rows<{ id: string; state: string; error: string | null }>(
    sql`select id, state, error from push_message order by created_at`,
  );
async function deliverAll(post: PostPush): Promise<void> {
  const rows = await messages();
  await Promise.all(rows.map(({ id }) => deliver(t.system(), id, post)));
}
let number = 0;
async function tellAnna(): Promise<string> {
  const task = (await anna.post('/tasks', { title: 'Call back', party })).body.id;
  number += 1;
  await tell(t.system(), {
    kind: 'rule',
    users: [anna.id],
    key: `rule:${number}`,
    entity: 'activities.task',
    record: task,
    params: { text: 'They wait' },
    isByLetter: false,
  });
  return task;
}
const wishes = {
  off: [],
  morning: '09:00',
  quietFrom: null,
  quietUntil: null,
  isDigest: false,
  isByLetter: false,
};
/** The clock goes on to this hour of a later day. */
async function goTo(days: number, time: string): Promise<void> {
  const today = Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime()).toZonedDateTimeISO('UTC');
  const wanted = Date.parse(`${today.toPlainDate().add({ days })}T${time}:30Z`);
  t.pass({ seconds: Math.round((wanted - t.app.now().getTime()) / 1000) });
}

test('a browser is one’s own: listed, taken away, and tried by nobody else', async () => {
  const id = await turnOn(anna);
  const { body } = await anna.get('/me/push');
  expect(body).toMatchObject({ devices: [{ id, lastUsedAt: null }] });
  expect(JSON.stringify(body)).not.toContain('1.1.1.1');
  expect((await boris.get('/me/push')).body.devices).toEqual([]);
  expect((await boris.delete(`/me/push/${id}`)).status).toBe(404);
  expect((await boris.post(`/me/push/${id}/test`)).status).toBe(404);
  expect((await t.anonymous.get('/me/push')).status).toBe(401);
  expect((await anna.get('/me/push')).body.devices).toHaveLength(1);
  expect(await turnOn(anna)).toBe(id);
  expect((await anna.delete(`/me/push/${id}`)).status).toBe(204);
  expect((await anna.get('/me/push')).body.devices).toEqual([]);
});

test('an address within a network, without TLS or in an odd form is refused, whatever other calls are allowed', async () => {
  await t.owner.put('/outgoing-hosts', { hosts: ['10.0.0.1', 'localhost'] });
  const bad = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.1',
    '10.0.0.1',
    '169.254.169.254',
    '[::1]',
    'localhost',
    '[::ffff:10.0.0.1]',
  ];
  for (const host of bad) {
    const answer = await anna.post('/me/push', { ...phone.subscription, endpoint: `https://${host}/x` });
    expect(answer.status, host).toBe(422);
    expect(answer.body.problems, host).toMatchObject([{ field: 'endpoint' }]);
  }
  for (const endpoint of ['http://1.1.1.1/x', 'https://user:pw@1.1.1.1/x', 'nothing'])
    expect((await anna.post('/me/push', { ...phone.subscription, endpoint })).status, endpoint).toBe(422);
  const keys = { ...phone.subscription.keys, p256dh: 'A'.repeat(87) };
  expect((await anna.post('/me/push', { ...phone.subscription, keys })).body.problems).toMatchObject([
    { field: 'keys.p256dh' },
  ]);
  expect((await anna.get('/me/push')).body.devices).toEqual([]);
});

test('what is sent only the browser reads, and is signed by the installation, whose key lies sealed', async () => {
  const keys = await vapidKeys(t.system());
  expect(await vapidKeys(t.system())).toEqual(keys);
  const [row] = await t.db.rows<{ text: string }>(sql`select row_to_json(k)::text as text from push_keys k`);
  expect(row?.text).not.toContain(keys.privateKey);
  const target = { ...phone.subscription, contact: 'https://crm.example.com' };
  const request = requestOf(target, '{"title":"Срок сегодня"}', keys);
  expect(phone.read(request.body as Buffer)).toBe('{"title":"Срок сегодня"}');
  expect(claimsOf(request.headers['authorization'] ?? '')).toMatchObject({
    key: keys.publicKey,
    aud: 'https://1.1.1.1',
    sub: 'https://crm.example.com',
  });
  expect((await anna.get('/me/push')).body.key).toBe(keys.publicKey);
});

test('each notification comes to each browser once, with two workers at it', async () => {
  await turnOn(anna);
  await turnOn(anna, makeReceiver('https://1.1.1.1/push/desk'));
  await tellAnna();
  await Promise.all([queuePushes(t.system()), queuePushes(t.system())]);
  await queuePushes(t.system());
  expect(await messages()).toHaveLength(2);
  await Promise.all([deliverAll(answering({ is: 'sent' })), deliverAll(answering({ is: 'sent' }))]);
  await deliverAll(answering({ is: 'sent' }));
  expect(sent.map((s) => s.to).toSorted()).toEqual([
    'https://1.1.1.1/push/anna',
    'https://1.1.1.1/push/desk',
  ]);
  expect((await messages()).map((m) => m.state)).toEqual(['sent', 'sent']);
  const { devices } = (await anna.get<{ devices: Device[] }>('/me/push')).body;
  expect(devices.map((d) => d.lastUsedAt === null)).toEqual([false, false]);
});

test('cut off after the service had it, nobody knows, and it is not sent again; out of reach, it is tried again', async () => {
  await turnOn(anna);
  await tellAnna();
  await queuePushes(t.system());
  const cutOff: PostPush = async () => Promise.reject(new Error('killed'));
  await expect(deliverAll(cutOff)).rejects.toThrow('killed');
  await deliverAll(answering({ is: 'sent' }));
  expect(sent).toEqual([]);
  expect(await messages()).toMatchObject([{ state: 'uncertain', error: 'cut_off' }]);
  await tellAnna();
  await queuePushes(t.system());
  await deliverAll(answering({ is: 'later', code: 'http_503' }));
  expect((await messages()).map((m) => m.state)).toEqual(['uncertain', 'queued']);
  await deliverAll(answering({ is: 'sent' }));
  expect((await messages()).map((m) => m.state)).toEqual(['uncertain', 'sent']);
});

test('a browser that is gone is forgotten; what an answer means', async () => {
  await turnOn(anna);
  await tellAnna();
  await queuePushes(t.system());
  await deliverAll(answering({ is: 'gone' }));
  expect((await anna.get('/me/push')).body.devices).toEqual([]);
  const answered = (status: number) => outcomeOf({ is: 'answered', status, ms: 1 }).is;
  expect([201, 404, 410, 429, 500, 413].map(answered)).toEqual([
    'sent',
    'gone',
    'gone',
    'later',
    'later',
    'failed',
  ]);
  const failed = (code: 'no_answer' | 'connection_failed' | 'address_not_allowed', isUnheard?: true) =>
    outcomeOf({ is: 'failed', code, ms: 1, ...(isUnheard ? { isUnheard } : {}) }).is;
  expect(failed('no_answer')).toBe('uncertain');
  expect(failed('connection_failed')).toBe('uncertain');
  expect(failed('connection_failed', true)).toBe('later');
  expect(failed('address_not_allowed')).toBe('failed');
});

test('says no more than its reader chose, in their language, as far as they may see it', async () => {
  await turnOn(anna);
  const task = await tellAnna();
  await queuePushes(t.system());
  await deliverAll(answering({ is: 'sent' }));
  expect(sent).toMatchObject([{ title: 'A reminder', body: '', path: `/tasks/${task}`, lang: 'en' }]);
  await anna.put('/me/reminders', { ...wishes, isPushDetailed: true });
  await anna.put('/me/reminders', wishes);
  expect((await anna.get('/me/reminders')).body.isPushDetailed).toBe(true);
  await anna.patch('/me', { language: 'ru' });
  await tellAnna();
  await queuePushes(t.system());
  await deliverAll(answering({ is: 'sent' }));
  expect(sent.at(-1)).toMatchObject({ title: 'They wait', body: 'Call back · Acme', lang: 'ru' });
  const gone = await tellAnna();
  await anna.delete(`/tasks/${gone}`);
  await anna.put('/me/reminders', { ...wishes, isPushDetailed: false });
  await queuePushes(t.system());
  await deliverAll(answering({ is: 'sent' }));
  expect(sent.at(-1)).toMatchObject({ title: 'Напоминание', body: '' });
});

test('quiet hours hold it back, a digest comes as one, what is read or switched off does not come', async () => {
  await goTo(1, '08:00');
  await turnOn(anna);
  await anna.put('/me/reminders', { ...wishes, quietFrom: '22:00', quietUntil: '10:00', off: ['taskDay'] });
  await tellAnna();
  await anna.post('/tasks', { title: 'Off', party, dueOn: t.app.now().toISOString().slice(0, 10) });
  expect(await queuePushes(t.system())).toBe(0);
  await goTo(0, '10:00');
  await remind(t.system());
  expect(await queuePushes(t.system())).toBe(1);
  await anna.post('/notifications/read', { until: t.app.now().toISOString() });
  await deliverAll(answering({ is: 'sent' }));
  expect(sent).toEqual([]);
  expect(await messages()).toMatchObject([{ state: 'dropped' }]);
  await anna.put('/me/reminders', { ...wishes, isDigest: true });
  const tomorrow = Temporal.PlainDate.from(t.app.now().toISOString().slice(0, 10))
    .add({ days: 1 })
    .toString();
  for (const title of ['One', 'Two']) await anna.post('/tasks', { title, party, dueOn: tomorrow });
  await goTo(1, '09:00');
  await remind(t.system());
  expect(await queuePushes(t.system())).toBe(1);
  await deliverAll(answering({ is: 'sent' }));
  expect(sent).toMatchObject([{ path: '/my-day' }]);
});

test('quiet that begins on the way holds it back, and what waited a day is no news', async () => {
  await goTo(1, '21:59');
  await turnOn(anna);
  await anna.put('/me/reminders', { ...wishes, quietFrom: '22:00', quietUntil: '08:00' });
  await tellAnna();
  expect(await queuePushes(t.system())).toBe(1);
  await goTo(0, '22:00');
  await deliverAll(answering({ is: 'sent' }));
  expect(await messages()).toMatchObject([{ state: 'queued', error: 'quiet' }]);
  await goTo(1, '08:00');
  await deliverAll(answering({ is: 'later', code: 'http_503' }));
  expect(sent).toHaveLength(1);
  await goTo(1, '12:00');
  await deliverAll(answering({ is: 'sent' }));
  expect(sent).toHaveLength(1);
  expect(await messages()).toMatchObject([{ state: 'dropped' }]);
});

test('goes along with the session and with the user, and to whoever turns it on in the same browser', async () => {
  await turnOn(anna);
  await turnOn(boris);
  expect((await anna.get('/me/push')).body.devices).toEqual([]);
  await tellAnna();
  expect(await queuePushes(t.system())).toBe(0);
  await turnOn(anna);
  await t.db.rows(sql`update session set expires_at = now() - interval '1 day' where user_id = ${anna.id}`);
  await tellAnna();
  expect(await queuePushes(t.system())).toBe(0);
  await turnOn(boris, makeReceiver('https://1.1.1.1/push/boris'));
  expect((await t.owner.post(`/users/${boris.id}/deactivate`, {})).status).toBe(200);
  const [left] = await t.db.rows<{ count: number }>(
    sql`select count(*)::int as count from push_subscription where user_id = ${boris.id}`,
  );
  expect(left?.count).toBe(0);
});
