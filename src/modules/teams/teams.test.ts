import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const roleIds = async (...kinds: string[]): Promise<string[]> => {
  const { body } = await t.owner.get('/roles');
  return kinds.map((kind) => body.items.find((r) => r['kind'] === kind)?.id ?? '');
};
const sees = async (who: Client, id: string): Promise<boolean> =>
  (await who.get(`/companies/${id}`)).status === 200;
const companyOf = async (who: Client, name = `Customer ${crypto.randomUUID()}`): Promise<string> =>
  (await who.post('/companies', { name })).body.id;

test.each(['Pacific/Pago_Pago', 'Pacific/Kiritimati'])(
  'whoever installs has every right from the first minute, though it may be another day in UTC: %s',
  async (timeZone) => {
    await using t = await startTestApp({ timeZone });
    expect((await t.owner.post('/departments', { name: 'Sales' })).status).toBe(201);
  },
);

test('roles given and taken act on an open session at once, and leave their periods', async () => {
  const anna = await t.user('seller');
  const foreign = await companyOf(t.owner);
  expect(await sees(anna, foreign)).toBe(false);
  const [seller, marketer] = await roleIds('seller', 'marketer');
  expect((await t.owner.post(`/users/${anna.id}/setRoles`, { roles: [seller, marketer] })).status).toBe(200);
  expect(await sees(anna, foreign)).toBe(true);
  t.pass({ days: 3 });
  expect((await t.owner.post(`/users/${anna.id}/setRoles`, { roles: [seller] })).status).toBe(200);
  expect(await sees(anna, foreign)).toBe(false);
  const { body } = await t.owner.get('/role-assignments', {
    filter: { field: 'user', op: 'eq', value: anna.id },
  });
  const periods = body.items.map((a) => [(a['role'] as { id: string }).id, a['until'] !== null]);
  expect(periods).toContainEqual([marketer, true]);
  expect(periods).toContainEqual([seller, false]);
});

test('only who administers gives roles; nobody but an owner makes or unmakes an owner', async () => {
  const [owner, seller] = await roleIds('owner', 'seller');
  const [anna, head, administrator] = [
    await t.user('seller'),
    await t.user('head'),
    await t.user('administrator'),
  ];
  for (const who of [anna, head])
    expect((await who.post(`/users/${who.id}/setRoles`, { roles: [owner] })).status).toBe(403);
  expect(
    (await administrator.post(`/users/${administrator.id}/setRoles`, { roles: [owner] })).body.code,
  ).toBe('owner_only');
  expect((await administrator.post(`/users/${t.owner.id}/setRoles`, { roles: [seller] })).body.code).toBe(
    'owner_only',
  );
  expect(
    (await administrator.post(`/users/${anna.id}/setRoles`, { roles: [seller, crypto.randomUUID()] })).status,
  ).toBe(422);
});

test('the last owner cannot leave: not by role, not by deactivation, not both of two at once', async () => {
  await using own = await startTestApp();
  const { body } = await own.owner.get('/roles');
  const owners = body.items.find((r) => r['kind'] === 'owner')?.id ?? '';
  expect((await own.owner.post(`/users/${own.owner.id}/setRoles`, { roles: [] })).body.code).toBe(
    'last_owner',
  );
  expect((await own.owner.post(`/users/${own.owner.id}/deactivate`)).body.code).toBe('own_account');
  const second = await own.user('administrator');
  await own.owner.post(`/users/${second.id}/setRoles`, { roles: [owners] });
  expect(
    (await own.owner.post(`/users/${own.owner.id}/setRoles`, { roles: [] })).body.code,
    'the other has no password yet',
  ).toBe('last_owner');
  await own.db.raw('update app_user set password_hash = $1 where id = $2', ['x', second.id]);
  const both = await Promise.all([
    own.owner.post(`/users/${second.id}/setRoles`, { roles: [] }),
    second.post(`/users/${own.owner.id}/setRoles`, { roles: [] }),
  ]);
  expect(both.filter((a) => a.status === 200)).toHaveLength(1);
});

test('a deactivated colleague is out at once, everywhere, and comes back with what was', async () => {
  const anna = await t.user('seller');
  const mine = await companyOf(anna);
  const { body } = await anna.post<{ key: string }>('/me/api-keys', {
    name: 'x',
    scopes: ['read'],
    expiresAt: null,
  });
  const program = () =>
    t.anonymous.ask('GET', '/companies', undefined, { authorization: `Bearer ${body.key}` });
  expect((await program()).status).toBe(200);
  expect((await t.user('seller').then((boris) => boris.post(`/users/${anna.id}/deactivate`))).status).toBe(
    403,
  );
  expect((await t.owner.post(`/users/${anna.id}/deactivate`)).status).toBe(200);
  expect((await anna.get('/me')).status).toBe(401);
  expect((await program()).status).toBe(401);
  expect((await t.owner.get(`/companies/${mine}`)).body).toMatchObject({ owner: { id: anna.id } });
  expect((await t.owner.post(`/users/${anna.id}/reactivate`)).status).toBe(200);
  expect((await program()).status).toBe(200);
});

test('handing over moves customers and open work, leaves what is closed and what was written, and counts', async () => {
  const [anna, boris] = [await t.user('seller'), await t.user('seller')];
  const company = await companyOf(anna);
  const open = (await anna.post('/deals', { name: 'open', party: company })).body.id;
  const task = (await anna.post('/tasks', { title: 'call', party: company })).body.id;
  const note = (await anna.post('/notes', { text: 'as I saw it', party: company })).body.id;
  const closed = (await anna.post('/deals', { name: 'closed', party: company })).body.id;
  await t.db.raw("update deal set outcome = 'won' where id = $1", [closed]);
  expect((await boris.post(`/users/${anna.id}/handOver`, { to: boris.id })).status).toBe(403);
  const answer = await t.owner.post<{ batch: string; handed: Record<string, number> }>(
    `/users/${anna.id}/handOver`,
    { to: boris.id },
  );
  expect(answer.body.handed).toMatchObject({ 'contacts.company': 1, 'deals.deal': 1 });
  const ownerOf = async (path: string, field = 'owner') =>
    ((await t.owner.get(path)).body[field] as { id: string }).id;
  expect(await ownerOf(`/companies/${company}`)).toBe(boris.id);
  expect(await ownerOf(`/deals/${open}`)).toBe(boris.id);
  expect(await ownerOf(`/tasks/${task}`, 'assignee')).toBe(boris.id);
  expect(await ownerOf(`/deals/${closed}`)).toBe(anna.id);
  expect(await ownerOf(`/notes/${note}`, 'author')).toBe(anna.id);
  expect(await sees(anna, company)).toBe(false);
  expect(await sees(boris, company)).toBe(true);
  expect((await boris.get(`/deals/${closed}`)).status, 'whose customer it is sees its history').toBe(200);
});

test('a move to another department changes at once who sees the records, and stays on record', async () => {
  const [north, south] = [
    await t.user('head', { name: 'North head' }),
    await t.user('head', { name: 'South head' }),
  ];
  const [n, s] = [await t.department('N', { head: north.id }), await t.department('S', { head: south.id })];
  const anna = await t.user('seller', { department: n });
  const mine = await companyOf(anna);
  expect([await sees(north, mine), await sees(south, mine)]).toEqual([true, false]);
  expect((await north.post(`/users/${anna.id}/move`, { department: s })).body.code).toBe(
    'not_your_department',
  );
  expect(
    (await south.post(`/users/${anna.id}/move`, { department: s })).status,
    'nobody is fetched out of another department',
  ).toBe(403);
  t.pass({ days: 1 });
  expect((await t.owner.post(`/users/${anna.id}/move`, { department: s })).status).toBe(200);
  expect([await sees(north, mine), await sees(south, mine)]).toEqual([false, true]);
  const { body } = await t.owner.get('/department-memberships', {
    filter: { field: 'user', op: 'eq', value: anna.id },
    sort: 'from',
  });
  expect(body.items.map((m) => [(m['department'] as { id: string }).id, m['until'] === null])).toEqual([
    [n, false],
    [s, true],
  ]);
  expect((await t.owner.get(`/users/${anna.id}`)).body['department']).toMatchObject({ id: s });
});

test('a head arranges the own part of the tree and nothing beside; a circle is refused', async () => {
  const head = await t.user('head');
  const [mine, other] = [await t.department('Mine', { head: head.id }), await t.department('Other')];
  const below = await head.post('/departments/add', { name: 'Below', parent: mine });
  expect(below.status).toBe(200);
  expect((await head.post('/departments/add', { name: 'Top' })).status).toBe(403);
  expect((await head.post(`/departments/${other}/arrange`, { head: head.id })).status).toBe(403);
  expect((await head.post(`/departments/${below.body.id}/arrange`, { parent: other })).status).toBe(403);
  expect((await head.post(`/departments/${mine}/arrange`, { parent: below.body.id })).body.problems).toEqual([
    { field: 'parent', code: 'would_be_a_circle' },
  ]);
  expect(
    (await t.owner.patch(`/departments/${mine}`, { parent: below.body.id })).body.problems[0]?.code,
  ).toBe('would_be_a_circle');
  expect((await t.owner.delete(`/departments/${mine}`)).body.code).toBe('department_in_use');
  const seller = await t.user('seller');
  expect((await seller.post(`/departments/${below.body.id}/arrange`, { head: seller.id })).status).toBe(403);
});

test('what a role gives must exist; the owner’s role and roles in use stay', async () => {
  const role = (permissions: unknown) =>
    t.owner.post('/roles', { name: `Role ${crypto.randomUUID()}`, permissions });
  const base = { entities: {}, fields: {}, rights: [] };
  expect(
    (
      await role({
        ...base,
        entities: { 'contacts.party': { read: 'own' } },
        fields: { 'contacts.party': { revenue: 'hidden' } },
        rights: ['import'],
      })
    ).status,
  ).toBe(201);
  const wrong: [unknown, string][] = [
    [{ ...base, entities: { 'contacts.nothing': { read: 'all' } } }, 'permissions.entities.contacts.nothing'],
    [{ ...base, entities: { 'contacts.company': { read: 'all' } } }, 'permissions.entities.contacts.company'],
    [{ ...base, entities: { 'auth.session': { read: 'all' } } }, 'permissions.entities.auth.session'],
    [
      { ...base, entities: { 'contacts.party': { read: 'everything' } } },
      'permissions.entities.contacts.party.read',
    ],
    [
      { ...base, fields: { 'access.user': { passwordHash: 'readOnly' } } },
      'permissions.fields.access.user.passwordHash',
    ],
    [{ ...base, rights: ['fly'] }, 'permissions.rights.0'],
    ['all', 'permissions'],
  ];
  for (const [permissions, field] of wrong)
    expect((await role(permissions)).body.problems[0]?.field).toBe(field);
  const [owner = '', seller = ''] = await roleIds('owner', 'seller');
  expect((await t.owner.patch(`/roles/${owner}`, { permissions: base })).body.code).toBe('owner_role_fixed');
  expect((await t.owner.delete(`/roles/${owner}`)).body.code).toBe('owner_role_fixed');
  expect((await t.owner.delete(`/roles/${seller}`)).body.code).toBe('role_in_use');
});

test('looking up says that a customer exists, by exact identity, and no more', async () => {
  const [anna, boris] = [await t.user('seller', { name: 'Anna Seller' }), await t.user('seller')];
  const created = await anna.post('/companies', {
    name: 'Oʻzbek Ipagi',
    channels: [
      { kind: 'mobile', value: '+998 90 123 45 67' },
      { kind: 'email', value: 'Info@Ipak.uz' },
    ],
  });
  expect(created.status).toBe(201);
  const found = { name: 'Oʻzbek Ipagi', kind: 'company', owner: 'Anna Seller', canOpen: false, id: null };
  const ways = [{ name: 'Ўзбек ипаги' }, { phone: '90 123-45-67' }, { email: 'info@ipak.uz' }];
  for (const way of ways)
    expect((await boris.get('/lookup', way)).body.items, JSON.stringify(way)).toEqual([found]);
  expect((await anna.get('/lookup', { name: 'ozbek ipagi' })).body.items).toMatchObject([
    { canOpen: true, id: created.body.id },
  ]);
  expect((await boris.get('/lookup', { name: 'Oʻzbek' })).body.items, 'part of a name is no look-up').toEqual(
    [],
  );
  const reader = await t.user('readOnly');
  expect((await reader.get('/lookup', { name: 'Oʻzbek Ipagi' })).status).toBe(403);
});

test('who may not open a customer asks the responsible, who gets one task, and opens it', async () => {
  const [anna, boris] = [
    await t.user('seller', { name: 'Anna Owner' }),
    await t.user('seller', { name: 'Boris B' }),
  ];
  const { id } = (await anna.post('/companies', { name: 'Kokand Glass' })).body;
  const ask = { name: 'kokand glass', note: 'They have called me' };
  expect((await boris.post('/lookup/ask', ask)).body).toEqual({ asked: 1 });
  expect((await boris.post('/lookup/ask', ask)).body).toEqual({ asked: 1 });
  const filter = { field: 'party', op: 'eq', value: id };
  const tasks = (await anna.get('/tasks', { filter })).body.items;
  expect(tasks).toMatchObject([
    { title: 'Boris B asks for access to “Kokand Glass”', state: 'open', assignee: { id: anna.id } },
  ]);
  expect(tasks[0]?.['description']).toContain('They have called me');
  expect((await boris.get('/tasks', { filter })).body.items, 'the asker learns nothing by asking').toEqual(
    [],
  );
  await anna.post(`/companies/${id}/share`, { user: boris.id, level: 'read', until: '2999-01-01' });
  expect((await boris.get(`/companies/${id}`)).status).toBe(200);
  expect((await boris.post('/lookup/ask', ask)).status, 'nothing is closed any more').toBe(404);
});

test('asking for access needs the right to look up, a customer, and somebody responsible', async () => {
  const [anna, reader] = [await t.user('seller'), await t.user('readOnly')];
  const gone = await t.user('seller');
  expect((await gone.post('/companies', { name: 'Nobody Ltd' })).status).toBe(201);
  expect((await t.owner.post(`/users/${gone.id}/deactivate`, {})).status).toBe(200);
  expect((await reader.post('/lookup/ask', { name: 'Nobody Ltd' })).status).toBe(403);
  expect((await anna.post('/lookup/ask', { name: 'No such customer' })).status).toBe(404);
  expect((await anna.post('/lookup/ask', {})).status).toBe(422);
  expect((await anna.post('/lookup/ask', { name: 'Nobody Ltd' })).body.code).toBe('no_responsible');
});
