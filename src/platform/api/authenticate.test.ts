import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

test('a change needs the CSRF token, and must not come from another site', async () => {
  const { cookie = '', 'x-csrf': token = '' } = t.owner.headers;
  const post = (headers: Record<string, string>) =>
    t.server.inject({
      method: 'POST',
      url: '/api/v1/companies',
      payload: { name: `Acme ${crypto.randomUUID()}` },
      headers: { host: 'crm.example.com', cookie, ...headers },
    });
  expect((await post({})).json()).toMatchObject({ status: 403, code: 'csrf' });
  expect((await post({ 'x-csrf': 'guess' })).json()).toMatchObject({ code: 'csrf' });
  expect((await post({ 'x-csrf': token, origin: 'https://evil.example' })).json()).toMatchObject({
    code: 'foreign_origin',
  });
  expect((await post({ 'x-csrf': token, origin: 'null' })).json()).toMatchObject({ code: 'foreign_origin' });
  expect((await post({ 'x-csrf': token, 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({
    code: 'foreign_origin',
  });
  expect((await post({ 'x-csrf': token, 'sec-fetch-site': 'same-site' })).json()).toMatchObject({
    code: 'foreign_origin',
  });
  expect((await post({ 'x-csrf': token, origin: 'https://crm.example.com' })).statusCode).toBe(201);
  expect((await post({ 'x-csrf': token, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
});

test('another site cannot sign a browser in under its own account', async () => {
  const payload = { email: OWNER.email, password: OWNER.password };
  const answer = await t.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload,
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(answer.json()).toMatchObject({ status: 403, code: 'foreign_origin' });
});

test('odd spellings of an address find no way past the sign-in', async () => {
  for (const url of [
    '/%61pi/v1/me',
    '/api/%761/companies',
    '//api/v1/me',
    '/api//v1/me',
    '/api/v1/me/',
    '/API/v1/me',
    '/api/v1/./me',
    '/x/../api/v1/me',
  ]) {
    const answer = await t.server.inject({ method: 'GET', url });
    expect([url, [401, 404].includes(answer.statusCode)]).toEqual([url, true]);
  }
});

test('the first page is open once: with its token, and never again', async () => {
  const again = await t.anonymous.post('/installation', {
    token: 'x',
    language: 'en',
    country: 'UZ',
    currency: 'UZS',
    timeZone: 'UTC',
    company: 'Other',
    name: 'Eve',
    email: 'eve@example.com',
    password: 'a long enough passphrase',
  });
  expect(again.body.code).toBe('already_installed');
  await using fresh = await startTestApp({ isInstalled: false });
  const input = {
    language: 'en',
    country: 'UZ',
    currency: 'UZS',
    timeZone: 'UTC',
    company: 'Other',
    name: 'Eve',
    email: 'eve@example.com',
    password: 'a long enough passphrase',
  };
  expect((await fresh.anonymous.post('/installation', { token: 'guess', ...input })).status).toBe(403);
  expect((await fresh.anonymous.get('/companies')).status).toBe(401);
});
