import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, clientOf } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function keyOf(
  user: Client,
  scopes: string[],
  expiresAt: string | null = null,
): Promise<{ id: string; program: Client }> {
  const { status, body } = await user.post<{ id: string; key: string }>('/me/api-keys', {
    name: 'a program',
    scopes,
    expiresAt,
  });
  expect(status).toBe(201);
  return { id: body.id, program: clientOf(t.server, { authorization: `Bearer ${body.key}` }, user.id) };
}

test('a key acts with its user’s rights, within its scopes, and without a CSRF token', async () => {
  const anna = await t.user('seller');
  const { program } = await keyOf(anna, ['contacts.party:write']);
  const made = await program.post('/companies', { name: 'Acme' });
  expect(made.status).toBe(201);
  expect((await program.get('/deals')).body.code).toBe('key_scope');
  expect((await program.post('/deals', { name: 'x' })).status).toBe(403);
  const { program: reader } = await keyOf(anna, ['contacts.party:read']);
  expect((await reader.get(`/companies/${made.body.id}`)).status).toBe(200);
  expect((await reader.patch(`/companies/${made.body.id}`, { city: 'Bukhara' })).status).toBe(403);
});

test('a narrow key learns nothing of other entities through relations, filters, search', async () => {
  const anna = await t.user('seller');
  const company = await anna.post('/companies', { name: 'Secret customer', city: 'Termez' });
  await anna.post('/deals', { name: 'Visible deal', party: company.body.id });
  const { program } = await keyOf(anna, ['deals.deal:read']);
  const list = await program.get('/deals', { filter: { field: 'name', op: 'eq', value: 'Visible deal' } });
  expect(list.body.items).toHaveLength(1);
  expect(list.text).not.toContain('Secret customer');
  expect(
    (await program.get('/deals', { filter: { field: 'party.city', op: 'eq', value: 'Termez' } })).body.items,
  ).toHaveLength(0);
  expect((await program.get('/search', { q: 'secret' })).text).not.toContain('Secret customer');
  expect((await program.get('/search', { q: 'visible' })).text).toContain('Visible deal');
});

test('a key of customers alone reads no deals from a customer’s line', async () => {
  const anna = await t.user('seller');
  const { id } = (await anna.post('/companies', { name: 'Told of' })).body;
  await anna.post('/deals', { name: 'Quiet deal', party: id });
  const entitiesFor = async (scope: string): Promise<unknown[]> => {
    const { program } = await keyOf(anna, [scope]);
    return (await program.get(`/companies/${id}/timeline`)).body.items.map((i) => i['entity']);
  };
  expect(await entitiesFor('contacts.party:read')).toEqual(['contacts.party']);
  expect(await entitiesFor('read')).toContain('deals.deal');
});

test('no key makes keys or changes who may sign in', async () => {
  const { program } = await keyOf(t.owner, ['write']);
  const boris = await t.user('seller');
  const forbidden: ['GET' | 'POST' | 'PATCH' | 'DELETE', string, object?][] = [
    ['POST', '/me/api-keys', { name: 'another', scopes: ['write'], expiresAt: null }],
    ['GET', '/me/api-keys'],
    ['GET', '/api-keys'],
    ['POST', '/me/password', { current: 'x', password: 'another long passphrase' }],
    ['POST', '/me/two-factor', { password: 'x' }],
    ['GET', '/me/sessions'],
    ['DELETE', '/me/sessions'],
    ['POST', `/users/${boris.id}/invite`],
    ['POST', `/users/${boris.id}/reset-link`],
    ['POST', `/users/${boris.id}/end-two-factor`],
    ['POST', `/users/${boris.id}/deactivate`],
    ['POST', `/users/${boris.id}/setRoles`, { roles: [] }],
    ['PATCH', `/users/${boris.id}`, { email: 'attacker@example.com' }],
    ['POST', '/roles', { name: 'Everything' }],
  ];
  for (const [method, path, body] of forbidden) {
    const answer = await program.ask(method, path, body);
    expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 403, 'session_needed']);
  }
});

test('a key is shown once, kept as its hash, listed by its beginning, and dead once revoked, expired or its user gone', async () => {
  const anna = await t.user('seller');
  const { id, program } = await keyOf(anna, ['read']);
  const expiring = await keyOf(anna, ['read'], new Date(t.app.now().getTime() + 60_000).toISOString());
  const secret = program.headers['authorization']?.slice(7) ?? '';
  const list = await anna.get('/me/api-keys');
  expect(list.body.items).toHaveLength(2);
  expect(list.text).not.toContain(secret);
  const [stored] = await t.db.rows<{ row: string }>({
    text: 'select row_to_json(k)::text as row from api_key k where id = $1',
    values: [id],
  });
  expect(stored?.row).not.toContain(secret);
  const boris = await t.user('seller');
  expect((await boris.delete(`/me/api-keys/${id}`)).status).toBe(404);
  expect((await boris.get('/api-keys')).status).toBe(403);
  expect((await program.get('/companies')).status).toBe(200);

  t.pass({ minutes: 2 });
  expect((await expiring.program.get('/companies')).body.code).toBe('wrong_key');
  expect((await t.owner.get('/api-keys')).text).toContain(id);
  expect((await t.owner.delete(`/api-keys/${id}`)).status).toBe(204);
  expect((await program.get('/companies')).status).toBe(401);

  const third = await keyOf(boris, ['read']);
  await t.owner.post(`/users/${boris.id}/deactivate`);
  expect((await third.program.get('/companies')).status).toBe(401);
});

test('a scope that names nothing, and an expiry in the past, are refused', async () => {
  const anna = await t.user('seller');
  for (const scope of [
    'everything',
    'contacts.company:read',
    'auth.session:read',
    'contacts.party:admin',
    '__proto__:read',
    ':read',
  ]) {
    expect(
      (await anna.post('/me/api-keys', { name: 'x', scopes: [scope], expiresAt: null })).status,
      scope,
    ).toBe(422);
  }
  expect(
    (await anna.post('/me/api-keys', { name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }))
      .status,
  ).toBe(422);
});
