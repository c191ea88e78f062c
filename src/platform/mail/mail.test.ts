import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { sql } from '../database/sql.ts';
import { deliverLetter } from './deliver.ts';
import { sendLetter } from './letters.ts';
import { listen, type Received } from './smtp.testing.ts';
import { sweepLetters } from './sweep.ts';

let t: TestApp;
let smtp: Awaited<ReturnType<typeof listen>> | undefined;
let received: Received[] = [];
/** What happens while the server has the letter and has not answered yet. */
let onData: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  t = await startTestApp();
});
afterEach(async () => {
  await stopSmtp();
  received = [];
  onData = async () => undefined;
  await t.db.rows(sql`delete from mail_letter`);
  await t.db.rows(sql`delete from rate_limit`);
});
afterAll(() => t.close());

async function startSmtp(
  answer: (letter: Received) => Error | undefined = () => undefined,
  onRecipient: () => Promise<void> = async () => undefined,
): Promise<number> {
  smtp = await listen({
    answer,
    onRecipient,
    onData: (letter) => {
      received.push(letter);
      return onData();
    },
  });
  return smtp.port;
}
async function stopSmtp(): Promise<void> {
  await smtp?.close();
  smtp = undefined;
}

const settings = (port: number, more: object = {}) => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  username: null,
  fromName: 'Acme',
  fromAddress: 'crm@acme.example',
  address: 'https://crm.acme.example/',
  ...more,
});
interface Row {
  id: string;
  state: string;
  error: string | null;
  sealed: string | null;
}
const rows = (): Promise<Row[]> => t.db.rows<Row>(sql`select id, state, error, sealed from mail_letter`);
const decoded = (raw: string): string => {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  return /quoted-printable/i.test(head)
    ? text
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
};
async function forget(email: string): Promise<void> {
  expect((await t.anonymous.post('/password-resets', { email })).status).toBe(202);
  const jobs = await t.db.rows<{ userId: string | null }>(
    sql`delete from pgboss.job where name = 'auth.resetByMail' returning data ->> 'userId' as "userId"`,
  );
  expect(jobs).toHaveLength(1);
  const { sendResetLink } = await import('../auth/forgotten.ts');
  await sendResetLink.run(t.system(), { userId: jobs[0]?.userId ?? null });
}
const deliver = async (): Promise<void> => {
  for (const { id } of await rows()) await deliverLetter.run(t.system(), { id });
};

test('a forgotten password is mended by a letter, and nobody learns who works here', async () => {
  const anna = await t.user('seller', { name: 'Anna' });
  const { email } = (await t.owner.get<{ email: string }>(`/users/${anna.id}`)).body;
  expect((await t.anonymous.get('/installation')).body).toMatchObject({ sendsMail: false });
  await forget(email);
  expect(await rows(), 'without a mail server nothing waits for one').toHaveLength(0);

  expect((await t.owner.put('/mail-server', settings(await startSmtp()))).status).toBe(200);
  expect((await t.anonymous.get('/installation')).body).toMatchObject({ sendsMail: true });
  await forget('stranger@example.org');
  expect(await rows()).toHaveLength(0);
  await forget(email.toUpperCase());
  const [kept] = await rows();
  expect(kept?.sealed, 'the link is not readable in the database').not.toContain('crm.acme');
  await deliver();
  expect(received.map((r) => r.to)).toEqual([[email]]);
  const link = /https:\/\/crm\.acme\.example(\/reset\S+)/.exec(decoded(received[0]?.text ?? ''))?.[1] ?? '';
  const token = /token=(\S+)/.exec(link)?.[1];
  expect(await rows()).toMatchObject([{ state: 'sent', sealed: null }]);
  const password = 'a brand new passphrase';
  expect((await t.anonymous.post('/password-resets/accept', { token, password })).status).toBe(200);
  expect((await t.anonymous.post('/session', { email, password })).status).toBe(200);
  await deliver();
  expect(received, 'a job that runs again sends nothing again').toHaveLength(1);
});

test('asking is limited, per address as well as per place', async () => {
  const email = 'patient@example.org';
  for (let i = 0; i < 3; i++)
    expect((await t.anonymous.post('/password-resets', { email })).status).toBe(202);
  expect((await t.anonymous.post('/password-resets', { email })).status).toBe(429);
});

const sendAgain = (id: unknown, who = t.owner) => who.post(`/mail-server/letters/${id}/send-again`);

test('a letter whose sender was killed in the middle is uncertain, and is sent again only by whoever administers', async () => {
  await t.owner.put('/mail-server', settings(await startSmtp()));
  const anna = await t.user('seller');
  const made = await t.owner.post<{ isMailed: boolean }>(`/users/${anna.id}/invite`, { byMail: true });
  expect(made.body.isMailed).toBe(true);
  await t.db.rows(sql`update mail_letter set state = 'sending'`);
  await deliver();
  expect(received).toHaveLength(0);
  const [letter] = (await t.owner.get<{ items: Row[] }>('/mail-server/letters')).body.items;
  expect(letter).toMatchObject({ state: 'uncertain', error: 'mail_cut_off', canSendAgain: true });
  await deliver();
  expect(received).toHaveLength(0);
  expect((await sendAgain(letter?.id, anna)).status).toBe(403);
  expect((await sendAgain(letter?.id)).status).toBe(204);
  await deliver();
  expect(received).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: 'sent', error: null, sealed: null }]);
  expect((await sendAgain(letter?.id)).body.code).toBe('letter_not_kept');
});

test('a worker that was thought dead says at last that the letter was sent', async () => {
  const port = await startSmtp(() => undefined);
  await t.owner.put('/mail-server', settings(port));
  const anna = await t.user('seller');
  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  let isFollowed = false;
  onData = async () => {
    if (isFollowed) return;
    isFollowed = true;
    await deliver();
    expect(await rows()).toMatchObject([{ state: 'uncertain' }]);
  };
  await deliver();
  expect(received).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: 'sent', error: null, sealed: null }]);
});

test('a letter whose job has failed for good is given up, shown first, and sent again by choice; its words are kept a week', async () => {
  await t.owner.put('/mail-server', settings(await startSmtp()));
  const anna = await t.user('seller');
  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  await sweepLetters.run(t.system(), {});
  expect(await rows(), 'its job waits').toMatchObject([{ state: 'queued' }]);
  await t.db.rows(sql`update pgboss.job set state = 'failed' where name = 'mail.deliver'`);
  await sweepLetters.run(t.system(), {});
  expect(await rows()).toMatchObject([{ state: 'failed', error: 'mail_given_up' }]);
  const [letter] = await rows();
  expect((await sendAgain(letter?.id)).status).toBe(204);
  await sweepLetters.run(t.system(), {});
  await deliver();
  expect(received).toHaveLength(1);

  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  await t.db.rows(sql`delete from pgboss.job where name = 'mail.deliver'`);
  await t.db.rows(sql`update mail_letter set state = 'sending' where state = 'queued'`);
  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  await sweepLetters.run(t.system(), {});
  const shown = async () =>
    (await t.owner.get<{ items: Row[] }>('/mail-server/letters')).body.items.map((l) => l.state);
  expect(await shown()).toEqual(['uncertain', 'queued', 'sent']);
  const later = new Date(t.system().now.getTime() + 8 * 86_400_000);
  await sweepLetters.run({ ...t.system(), now: later }, {});
  const kept = await rows();
  expect(kept.find((r) => r.state === 'uncertain')?.sealed).toBeNull();
});

test('a letter waits until the server asks for its words: who is cut off before is followed, and the slower of two sends nothing', async () => {
  let isFirst = true;
  const states: string[] = [];
  const another = async (): Promise<void> => {
    states.push(...(await rows()).map((r) => r.state));
    if (!isFirst) return;
    isFirst = false;
    await deliver();
  };
  await t.owner.put('/mail-server', settings(await startSmtp(undefined, another)));
  const anna = await t.user('seller');
  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  await deliver();
  expect(states).toEqual(['queued', 'queued']);
  expect(received).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: 'sent', error: null, sealed: null }]);
});

test('what does not work is tried later, what is refused is not, and both are said', async () => {
  let isBusy = true;
  const port = await startSmtp(() =>
    isBusy ? Object.assign(new Error('busy'), { responseCode: 451 }) : undefined,
  );
  await t.owner.put('/mail-server', settings(port));
  const anna = await t.user('seller');
  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  await deliver();
  expect(await rows()).toMatchObject([{ state: 'queued', error: 'mail_refused' }]);
  isBusy = false;
  await deliver();
  expect(await rows()).toMatchObject([{ state: 'sent', error: null }]);

  await stopSmtp();
  await t.owner.put('/mail-server', settings(port));
  expect((await t.owner.post('/mail-server/test')).body.code).toBe('mail_unreachable');
  const full = await startSmtp(() => Object.assign(new Error('no such user'), { responseCode: 550 }));
  await t.owner.put('/mail-server', settings(full));
  await t.owner.post(`/users/${anna.id}/invite`, { byMail: true });
  await deliver();
  const states = (await t.owner.get<{ items: Row[] }>('/mail-server/letters')).body.items.map((l) => l.state);
  expect(states).toEqual(['failed', 'sent']);
});

test('the password of the mail server is sealed, never shown, and does not follow to another server', async () => {
  const port = await startSmtp();
  const own = settings(port, { username: 'mijoz', password: 'letters out' });
  expect((await t.owner.put('/mail-server', own)).body).toMatchObject({ hasPassword: true });
  const dump = JSON.stringify(await t.db.rows(sql`select * from mail_server`));
  expect(dump).not.toContain('letters out');
  expect(JSON.stringify((await t.owner.get('/mail-server')).body)).not.toContain('letters out');

  const rest = settings(port, { username: 'mijoz' });
  expect((await t.owner.put('/mail-server', { ...rest, fromName: 'Acme 2' })).body).toMatchObject({
    hasPassword: true,
    fromName: 'Acme 2',
  });
  expect((await t.owner.post('/mail-server/test')).status).toBe(200);
  const moved = await t.owner.put('/mail-server', { ...rest, host: 'localhost' });
  expect(moved.body.problems).toMatchObject([{ field: 'password', code: 'password_again' }]);
  const clear = await t.owner.put('/mail-server', { ...own, host: 'mail.example.org' });
  expect(clear.body.problems).toMatchObject([{ field: 'security', code: 'password_in_clear' }]);
  await t.owner.put('/mail-server', { ...own, password: 'wrong' });
  expect((await t.owner.post('/mail-server/test')).body.code).toBe('mail_wrong_password');
});

test('settings of mail are for whoever administers', async () => {
  const seller = await t.user('seller');
  for (const answer of [
    await seller.get('/mail-server'),
    await seller.put('/mail-server', settings(25)),
    await seller.post('/mail-server/test'),
    await seller.get('/mail-server/letters'),
    await seller.delete('/mail-server'),
  ])
    expect(answer.status).toBe(403);
  const bad = await t.owner.put(
    '/mail-server',
    settings(99_999, { address: 'javascript:alert(1)', host: 'a b' }),
  );
  expect(bad.status).toBe(422);
  expect((bad.body.problems as { field: string }[]).map((p) => p.field).sort()).toEqual([
    'address',
    'host',
    'port',
  ]);
});

test('an invitation is a part that calendars understand, and answers go to whoever arranges it', async () => {
  const port = await startSmtp();
  expect((await t.owner.put('/mail-server', settings(port))).status).toBe(200);
  const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  const calendar = { method: 'REQUEST', content, replyTo: 'anna@example.com' } as const;
  await sendLetter(
    t.system(),
    { userId: null, email: 'guest@example.org', language: 'en' },
    'reset',
    {},
    { calendar },
  );
  const [row] = await t.db.rows<{ id: string }>(sql`select id from mail_letter`);
  await deliverLetter.run(t.system(), { id: row?.id ?? '' });
  expect(received.map((l) => l.to)).toEqual([['guest@example.org']]);
  expect(received[0]?.text).toMatch(/content-type: text\/calendar;[^\n]*method=REQUEST/i);
  expect(received[0]?.text).toMatch(/reply-to: anna@example.com/i);
});
