import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksums } from '../../testing/checksum.ts';
import { type Client, clientOf } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

/** Kinds of holes found in systems of this sort, each tried here. */
let t: TestApp;
let anna: Client;
let company: string;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller');
  company = (await anna.post('/companies', { name: 'Acme', city: 'Tashkent' })).body.id;
});
afterAll(() => t.close());

const injections = [
  "'",
  '"',
  "' or '1'='1",
  '" or ""="',
  "'; drop table party; --",
  "') union select password_hash from app_user --",
  '1; select pg_sleep(5)',
  '$1',
  `$${'{1+1}'}`,
  '{{7*7}}',
  '\\',
  "\\'",
  '%27',
  '`id`',
  "name'||(select 1)||'",
  'name"; select 1; --',
  'name, (select password_hash from app_user limit 1)',
  'case when 1=1 then name end',
  'name desc; --',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  "UTC'; select 1; --",
  "Asia/Tashkent' at time zone 'UTC",
  'pg_sleep(1)',
  'name::text',
  'custom->>name',
  "custom.x'--",
  'party.name; --',
  '-',
  '--',
  '-name-',
  'a'.repeat(5000),
];

describe('no string reaches the database as anything but a value', () => {
  test.each(injections.map((text) => [text.slice(0, 60), text]))('%j', async (_, text) => {
    const before = await checksums(t.db);
    const echoed = JSON.stringify(text).slice(1, -1) || 'nothing';
    const condition = (o: object) => ({ filter: { field: 'name', op: 'eq', value: 'x', ...o } });
    const answers = await Promise.all([
      anna.get('/companies', { sort: text }),
      anna.get('/companies', { fields: text }),
      anna.get('/companies', { cursor: Buffer.from(JSON.stringify([text, text])).toString('base64url') }),
      anna.get('/companies', { q: text.slice(0, 200) }),
      anna.get('/companies', { filter: text }),
      anna.get('/companies', condition({ field: text })),
      anna.get('/companies', condition({ op: text })),
      anna.get('/companies', condition({ value: text })),
      anna.get('/companies', condition({ field: 'createdAt', op: 'within', value: text })),
      anna.get('/companies', condition({ field: 'owner', value: text })),
      anna.get('/search', { q: text.slice(0, 200), entity: text.slice(0, 80) }),
      anna.get('/lookup', {
        name: text.slice(0, 300),
        phone: text.slice(0, 300),
        taxNumber: text.slice(0, 300),
      }),
      anna.get('/aggregate', { entity: text.slice(0, 80), measures: [{ fn: 'count' }] }),
      anna.get('/aggregate', {
        entity: 'contacts.party',
        measures: [{ fn: 'sum', field: text.slice(0, 120) }],
      }),
      anna.get('/aggregate', {
        entity: 'contacts.party',
        measures: [{ fn: 'count' }],
        groups: [{ field: text.slice(0, 120), by: 'month' }],
      }),
      anna.patch('/me', { timeZone: text.slice(0, 60) === 'UTC' ? 'x' : text }),
      anna.get(`/companies/${encodeURIComponent(text.slice(0, 100).toWellFormed())}`),
      anna.get(`/companies/${company}/why`, { at: text, user: text }),
      t.anonymous.post('/session', { email: text, password: text }),
      t.anonymous.post('/invitations/accept', { token: text, password: 'a long enough passphrase' }),
    ]);
    for (const [i, a] of answers.entries()) {
      expect(a.status, `question ${i}: ${a.text.slice(0, 200)}`).toBeLessThan(500);
      expect(a.text.replaceAll(echoed, ''), `question ${i}`).not.toMatch(/\$argon2|syntax error|pg_|SELECT /);
    }
    expect(await checksums(t.db)).toEqual(before);
  });
});

test('prototypes are not polluted: by bodies, filters, settings or names of fields', async () => {
  const bodies = [
    '{"name":"x","__proto__":{"isAdmin":true}}',
    '{"name":"x","constructor":{"prototype":{"isAdmin":true}}}',
    '{"name":"x","custom":{"__proto__":{"isAdmin":true}}}',
    '{"name":"x","toString":"y"}',
    '{"__proto__":"y"}',
    '[]',
    '"x"',
    'null',
    '1',
  ];
  for (const payload of bodies) {
    for (const [method, url] of [
      ['POST', '/api/v1/companies'],
      ['PATCH', `/api/v1/companies/${company}`],
      ['POST', `/api/v1/companies/${company}/share`],
    ] as const) {
      const answer = await t.server.inject({
        method,
        url,
        payload,
        headers: { ...anna.headers, 'content-type': 'application/json' },
      });
      expect([payload, [400, 422].includes(answer.statusCode)]).toEqual([payload, true]);
    }
  }
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('nobody sets by a body what is not theirs to set', async () => {
  const forbidden = {
    id: crypto.randomUUID(),
    createdAt: '2001-01-01T00:00:00Z',
    createdBy: t.owner.id,
    deletedAt: '2001-01-01T00:00:00Z',
    nameKey: 'x',
    keywords: 'x',
    mood: 'angry',
    incomplete: [],
    batch: crypto.randomUUID(),
    kind: 'person',
    custom: {},
  };
  for (const [name, value] of Object.entries(forbidden)) {
    const answer = await anna.patch(`/companies/${company}`, { [name]: value });
    expect([name, answer.status === 422 || name === 'id']).toEqual([name, true]);
  }
  const stored = await anna.get(`/companies/${company}`);
  expect(stored.body).toMatchObject({ id: company, kind: 'company', mood: null });
  for (const [name, value] of Object.entries({
    isActive: false,
    hasSignIn: true,
    passwordHash: 'x',
    hasTwoFactor: true,
    lastSeenAt: '2001-01-01T00:00:00Z',
    department: null,
  })) {
    expect([name, (await t.owner.patch(`/users/${anna.id}`, { [name]: value })).status]).toEqual([name, 422]);
  }
});

test('a write that is refused is not made: the record stays as it was', async () => {
  const boris = await t.user('seller');
  const reader = await t.user('readOnly');
  await anna.post(`/companies/${company}/share`, { user: boris.id, level: 'read' });
  const before = await checksums(t.db);
  for (const who of [boris, reader]) {
    expect((await who.patch(`/companies/${company}`, { city: 'Elsewhere', version: 1 })).status).toBe(403);
    expect((await who.delete(`/companies/${company}`)).status).toBe(403);
    expect((await who.patch(`/companies/${company}`, { owner: who.id })).status).toBe(403);
    expect(
      (await who.post('/channels', { party: company, kind: 'email', value: 'x@example.com' })).status,
    ).toBe(403);
    expect((await who.post('/companies/batch', { ids: [company], verb: 'delete' })).body['done'] ?? 0).toBe(
      0,
    );
  }
  expect(await checksums(t.db)).toEqual(before);
});

test('an idempotency key is its user’s: another user with the same key learns and changes nothing', async () => {
  const boris = await t.user('seller');
  const key = { 'idempotency-key': 'the same' };
  const first = await anna.post('/companies', { name: 'Only once' }, key);
  const again = await anna.post('/companies', { name: 'Only once' }, key);
  const other = await boris.post('/companies', { name: 'Only once' }, key);
  expect(again.body.id).toBe(first.body.id);
  expect([other.status, other.body.id === first.body.id]).toEqual([201, false]);
  expect((await anna.post('/companies', { name: 'Something else' }, key)).body.code).toBe(
    'idempotency_key_reused',
  );
});

test('a key is answered again only while its user may still see the answer', async () => {
  const clara = await t.user('seller');
  const key = { 'idempotency-key': crypto.randomUUID() };
  const made = await clara.post('/companies', { name: 'Given away' }, key);
  await t.owner.patch(`/companies/${made.body.id}`, { owner: anna.id });
  await t.owner.post(`/users/${clara.id}/deactivate`);
  expect((await clara.post('/companies', { name: 'Given away' }, key)).status).toBe(401);
});

test('every open route is meant to be open, and every other asks who is there', async () => {
  const open = t.routes
    .filter((r) => r.isOpen)
    .map((r) => `${r.method} ${r.url}`)
    .sort();
  expect(open).toEqual([
    'GET /api/openapi.json',
    // By a secret of 256 bits in the address: feed.test.ts.
    'GET /api/v1/calendar/feed/:file',
    'GET /api/v1/installation',
    'POST /api/v1/installation',
    'POST /api/v1/invitations/accept',
    'POST /api/v1/password-resets',
    'POST /api/v1/password-resets/accept',
    'POST /api/v1/session',
  ]);
  const nobody = clientOf(t.server, {});
  for (const route of t.routes.filter(
    (r) => !r.isOpen && r.url.startsWith('/api/') && r.method !== 'OPTIONS',
  )) {
    const path = route.url.replace(/:\w+/g, crypto.randomUUID()).replace('*', 'x');
    const answer = await nobody.ask(route.method as 'GET', path, route.method === 'GET' ? undefined : {});
    expect([route.method, route.url, answer.status]).toEqual([route.method, route.url, 401]);
  }
});
