import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const PASSWORD = 'a long enough passphrase';
const tokenOf = (path: string): string => path.split('#token=')[1] ?? '';
const invite = async (id: string): Promise<string> =>
  tokenOf((await t.owner.post<{ path: string }>(`/users/${id}/invite`)).body.path);
const join = (token: string, more: object = {}) =>
  t.anonymous.post('/invitations/accept', { token, password: PASSWORD, ...more });

test('an invitation lets its user in once, under a password and name of their own', async () => {
  const anna = await t.user('seller', { name: 'A. Petrova' });
  const token = await invite(anna.id);
  expect((await join(token, { password: 'short' })).status).toBe(422);
  const taken = await join(token, { name: 'Anna Petrova' });
  expect(taken.status).toBe(200);
  expect(String(taken.headers['set-cookie'])).toContain('mijoz_session=');
  expect((await join(token)).body.code).toBe('link_over');
  expect((await t.owner.get(`/users/${anna.id}`)).body).toMatchObject({
    name: 'Anna Petrova',
    hasSignIn: true,
  });
});

test('a link dies with a newer one, with time, with deactivation, and under another purpose', async () => {
  const anna = await t.user('seller');
  const older = await invite(anna.id);
  const newer = await invite(anna.id);
  expect((await join(older)).body.code).toBe('link_over');
  expect(
    (await t.anonymous.post('/password-resets/accept', { token: newer, password: PASSWORD })).body.code,
  ).toBe('link_over');
  t.pass({ days: 8 });
  expect((await join(newer)).body.code).toBe('link_over');

  const last = await invite(anna.id);
  expect((await t.owner.post(`/users/${anna.id}/deactivate`)).status).toBe(200);
  expect((await join(last)).body.code).toBe('link_over');
  await t.owner.post(`/users/${anna.id}/reactivate`);
  expect((await join(last)).body.code, 'nor does it come back to life').toBe('link_over');
});

test('of ten who take up one link at once, one comes in', async () => {
  const anna = await t.user('seller');
  const token = await invite(anna.id);
  const answers = await Promise.all(Array.from({ length: 10 }, () => join(token)));
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
});

test('links are for whoever administers, an owner’s only for an owner; nothing of them is stored or logged', async () => {
  const [seller, head, administrator] = [
    await t.user('seller'),
    await t.user('head'),
    await t.user('administrator'),
  ];
  for (const who of [seller, head]) {
    expect((await who.post(`/users/${who.id}/invite`)).status).toBe(403);
    expect((await who.post(`/users/${t.owner.id}/reset-link`)).status).toBe(403);
  }
  expect((await administrator.post(`/users/${t.owner.id}/reset-link`)).body.code).toBe('owner_only');
  const made = await administrator.post<{ path: string }>(`/users/${seller.id}/reset-link`);
  expect(made.status).toBe(200);
  const token = tokenOf(made.body.path);
  const dump = await t.db.rows<{ row: string }>({
    text: 'select row_to_json(a)::text as row from audit_entry a union all select row_to_json(e)::text from event e union all select row_to_json(k)::text from one_time_token k union all select row_to_json(i)::text from idempotency i',
    values: [],
  });
  expect(dump.some((d) => d.row.includes(token))).toBe(false);
});

test('guessing links is limited', async () => {
  const guess = (i: number) =>
    t.server.inject({
      method: 'POST',
      url: '/api/v1/invitations/accept',
      payload: { token: `guess ${i}`, password: PASSWORD },
      remoteAddress: '10.9.0.1',
    });
  for (let i = 0; i < 30; i++) expect((await guess(i)).statusCode).toBe(403);
  expect((await guess(31)).statusCode).toBe(429);
});
