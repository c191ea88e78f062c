import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, withCookie } from '../../testing/client.ts';
import { OWNER, startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const PASSWORD = 'a long enough passphrase';

/** A colleague who joined by an invitation's link, and so has a password. */
async function joined(
  role = 'seller',
  email = `${crypto.randomUUID()}@example.com`,
): Promise<Client & { email: string }> {
  const user = await t.user(role, { email });
  const { body } = await t.owner.post<{ path: string }>(`/users/${user.id}/invite`);
  const taken = await t.anonymous.post('/invitations/accept', {
    token: tokenOf(body.path),
    password: PASSWORD,
  });
  expect(taken.status).toBe(200);
  return { ...(await withCookie(t.server, cookieOf(taken.headers), user.id)), email };
}
const tokenOf = (path: string): string => path.split('#token=')[1] ?? '';
const cookieOf = (headers: Record<string, unknown>): string =>
  /mijoz_session=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
const signIn = (email: string, password: string, code?: string, address = '10.0.0.1') =>
  t.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email, password, ...(code ? { code } : {}) },
    remoteAddress: address,
  });

test('a password signs in; an unknown address and a wrong password are one answer', async () => {
  expect((await signIn(OWNER.email, OWNER.password)).statusCode).toBe(200);
  const wrong = await signIn(OWNER.email, 'not the password');
  const unknown = await signIn('nobody@example.com', 'not the password');
  expect([wrong.statusCode, wrong.json()]).toEqual([401, unknown.json()]);
});

test('tries are limited by account and by address, with the seconds to wait, and pass with time', async () => {
  const anna = await joined();
  for (let i = 0; i < 10; i++)
    expect((await signIn(anna.email, 'wrong password', undefined, '10.1.0.1')).statusCode).toBe(401);
  const refused = await signIn(anna.email, PASSWORD, undefined, '10.1.0.1');
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'too_many_tries', params: { seconds: expect.any(Number) } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await signIn(anna.email, PASSWORD, undefined, '10.1.0.2')).statusCode, 'from elsewhere').toBe(200);

  for (let i = 0; i < 60; i++) await signIn(`nobody${i}@example.com`, 'wrong', undefined, '10.1.0.3');
  expect(
    (await signIn(anna.email, PASSWORD, undefined, '10.1.0.3')).statusCode,
    'that address tried many accounts',
  ).toBe(429);
  t.pass({ minutes: 16 });
  expect((await signIn(anna.email, PASSWORD, undefined, '10.1.0.3')).statusCode).toBe(200);
});

test('fifty tries at once are all counted', async () => {
  const boris = await joined();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => signIn(boris.email, `guess ${i}`, undefined, '10.2.0.1')),
  );
  expect(answers.filter((a) => a.statusCode === 401)).toHaveLength(10);
  expect(answers.filter((a) => a.statusCode === 429)).toHaveLength(40);
});

test('the second factor: enrolled by its first code, asked at sign-in, no code works twice', async () => {
  const anna = await joined();
  expect((await anna.post('/me/two-factor', { password: 'wrong' })).status).toBe(422);
  const { body } = await anna.post<{ enrolment: string; secret: string; uri: string; qr: string }>(
    '/me/two-factor',
    { password: PASSWORD },
  );
  expect(body.qr).toContain('<svg');
  expect(body.uri).toContain('Test%20company');
  const totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
  const code = (): string => totp.generate({ timestamp: t.app.now().getTime() });
  const stolen = await (await joined()).post('/me/two-factor/confirm', {
    enrolment: body.enrolment,
    code: code(),
  });
  expect(stolen.status, "another user's enrolment").toBe(422);
  const wrong = code() === '000000' ? '111111' : '000000';
  expect(
    (await anna.post('/me/two-factor/confirm', { enrolment: body.enrolment, code: wrong })).body.problems[0]
      ?.code,
  ).toBe('wrong_code');
  const confirmed = await anna.post<{ recoveryCodes: string[] }>('/me/two-factor/confirm', {
    enrolment: body.enrolment,
    code: code(),
  });
  expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);

  expect((await signIn(anna.email, PASSWORD)).json()).toMatchObject({ status: 401, code: 'code_required' });
  expect((await signIn(anna.email, PASSWORD, code())).json(), 'the code that enrolled').toMatchObject({
    code: 'wrong_code',
  });
  t.pass({ seconds: 60 });
  const fresh = code();
  const both = await Promise.all([signIn(anna.email, PASSWORD, fresh), signIn(anna.email, PASSWORD, fresh)]);
  expect(both.map((b) => b.statusCode).sort()).toEqual([200, 401]);
  const [recovery = ''] = confirmed.body.recoveryCodes;
  expect((await signIn(anna.email, PASSWORD, recovery.toUpperCase())).statusCode).toBe(200);
  expect((await signIn(anna.email, PASSWORD, recovery)).statusCode).toBe(401);
  const kept = await t.db.rows<{ text: string }>({
    text: 'select secret as text from two_factor union all select hash from recovery_code',
    values: [],
  });
  expect(
    kept.some((r) => r.text.includes(body.secret) || confirmed.body.recoveryCodes.includes(r.text)),
  ).toBe(false);
});

test('codes cannot be guessed: a few wrong ones, and the right one is refused too', async () => {
  const anna = await joined();
  const { body } = await anna.post<{ enrolment: string; secret: string }>('/me/two-factor', {
    password: PASSWORD,
  });
  const totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
  await anna.post('/me/two-factor/confirm', {
    enrolment: body.enrolment,
    code: totp.generate({ timestamp: t.app.now().getTime() }),
  });
  t.pass({ seconds: 60 });
  const right = totp.generate({ timestamp: t.app.now().getTime() });
  const guesses = Array.from({ length: 6 }, (_, i) =>
    String((Number(right) + 7 + i) % 1_000_000).padStart(6, '0'),
  );
  for (const [i, guess] of guesses.entries())
    expect((await signIn(anna.email, PASSWORD, guess, `10.3.0.${i}`)).statusCode).toBe(401);
  expect((await signIn(anna.email, PASSWORD, right, '10.3.1.1')).statusCode).toBe(429);
});

test('an administrator ends the second factor of somebody who lost the phone; a seller does not', async () => {
  const anna = await joined();
  const { body } = await anna.post<{ enrolment: string; secret: string }>('/me/two-factor', {
    password: PASSWORD,
  });
  const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({
    timestamp: t.app.now().getTime(),
  });
  await anna.post('/me/two-factor/confirm', { enrolment: body.enrolment, code });
  const boris = await t.user('seller');
  expect((await boris.post(`/users/${anna.id}/end-two-factor`)).status).toBe(403);
  expect((await signIn(anna.email, PASSWORD)).json()).toMatchObject({ code: 'code_required' });
  expect((await t.owner.post(`/users/${anna.id}/end-two-factor`)).status).toBe(200);
  expect((await signIn(anna.email, PASSWORD)).statusCode).toBe(200);
});

test('a session is listed, ended by its user alone, and its browser is out at once', async () => {
  const anna = await joined();
  const phone = await signIn(anna.email, PASSWORD);
  const other = await withCookie(t.server, cookieOf(phone.headers));
  const list = await anna.get<{ items: { id: string; isCurrent: boolean }[] }>('/me/sessions');
  expect(list.body.items.map((s) => s.isCurrent).sort()).toEqual([false, true]);
  const second = list.body.items.find((s) => !s.isCurrent);
  const boris = await t.user('seller');
  expect((await boris.delete(`/me/sessions/${second?.id}`)).status).toBe(404);
  expect((await other.get('/me')).status).toBe(200);
  expect((await anna.delete(`/me/sessions/${second?.id}`)).status).toBe(204);
  expect((await other.get('/me')).status).toBe(401);
  expect((await anna.get('/me')).status).toBe(200);
});

test('a new password asks for the old one, ends the other sessions and older links', async () => {
  const anna = await joined();
  const other = await withCookie(t.server, cookieOf((await signIn(anna.email, PASSWORD)).headers));
  const link = await t.owner.post<{ path: string }>(`/users/${anna.id}/reset-link`);
  expect(
    (await anna.post('/me/password', { current: 'wrong', password: 'another long passphrase' })).status,
  ).toBe(422);
  expect(
    (await anna.post('/me/password', { current: PASSWORD, password: 'short' })).body.problems[0]?.code,
  ).toBe('password_too_short');
  expect(
    (await anna.post('/me/password', { current: PASSWORD, password: 'another long passphrase' })).status,
  ).toBe(200);
  expect((await other.get('/me')).status).toBe(401);
  expect((await anna.get('/me')).status).toBe(200);
  expect((await signIn(anna.email, PASSWORD)).statusCode).toBe(401);
  expect(
    (
      await t.anonymous.post('/password-resets/accept', {
        token: tokenOf(link.body.path),
        password: PASSWORD,
      })
    ).body.code,
  ).toBe('link_over');
});

test('the cookie of https is bound to the host, and a plain one does not stand in for it', async () => {
  const answer = await t.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email: OWNER.email, password: OWNER.password },
    headers: { 'x-forwarded-proto': 'https' },
  });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-mijoz_session=[^;]+;.*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const secret = /=([^;]+)/.exec(cookie)?.[1];
  const ask = (name: string) =>
    t.server.inject({
      method: 'GET',
      url: '/api/v1/me',
      headers: { 'x-forwarded-proto': 'https', cookie: `${name}=${secret}` },
    });
  expect((await ask('__Host-mijoz_session')).statusCode).toBe(200);
  expect((await ask('mijoz_session')).statusCode).toBe(401);
});
