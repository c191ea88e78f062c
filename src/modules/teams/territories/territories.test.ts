import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeAll } from '../../../platform/access/territory/place.ts';
import { type Client, clientOf } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const inCity = (value: string) => ({ field: 'city', op: 'eq', value });
const territory = async (name: string, values: object = {}): Promise<string> => {
  const { status, body, text } = await t.owner.post('/territories', { name, ...values });
  expect(status, text).toBe(201);
  return body.id;
};
const company = async (values: object, who = t.owner): Promise<string> =>
  (await who.post('/companies', { name: `Customer ${crypto.randomUUID()}`, ...values })).body.id;
const whereIs = async (id: string): Promise<string | null> =>
  ((await t.owner.get(`/companies/${id}`)).body['territory'] as { id: string } | null)?.id ?? null;

test('only who administers, or manages teams and writes territories everywhere, draws them', async () => {
  const id = await territory('Guarded', { condition: inCity('Guarded') });
  const manager = await t.owner.post('/roles', {
    name: 'Manager of territories',
    permissions: {
      entities: { '*': { read: 'all', write: 'all', remove: 'all', create: true, export: true } },
      fields: {},
      rights: ['manageTeams'],
    },
  });
  const everywhere = await t.user([]);
  await t.owner.post(`/users/${everywhere.id}/setRoles`, { roles: [manager.body.id] });
  const withoutRight = await t.owner.post('/roles', {
    name: 'Everything but teams',
    permissions: {
      entities: { '*': { read: 'all', write: 'all', remove: 'all', create: true, export: true } },
      fields: {},
      rights: [],
    },
  });
  const plain = await t.user([]);
  await t.owner.post(`/users/${plain.id}/setRoles`, { roles: [withoutRight.body.id] });
  const draft = { parent: null, condition: inCity('x'), isActive: true };
  for (const who of [await t.user('head'), await t.user('seller'), plain]) {
    const answers = [
      await who.post('/territories', { name: 'Mine' }),
      await who.patch(`/territories/${id}`, { head: who.id }),
      await who.delete(`/territories/${id}`),
      await who.post(`/territories/${id}/arrange`, { parent: null }),
      await who.post('/territories/tryOut', draft),
      await who.post('/territory-members', { territory: id, user: who.id }),
    ];
    expect(answers.map((a) => a.status)).toEqual([403, 403, 403, 403, 403, 403]);
  }
  expect((await t.owner.get(`/territories/${id}`)).body).toMatchObject({ version: 1, head: null });
  expect((await everywhere.patch(`/territories/${id}`, { description: 'ok' })).status).toBe(200);
  expect((await everywhere.post('/territories/tryOut', draft)).status).toBe(200);
});

test('tried first: how many it would take, from where, who leaves it, and how many are in none', async () => {
  await using own = await startTestApp();
  const make = async (city: string | null, times: number): Promise<string[]> =>
    Promise.all(
      Array.from(
        { length: times },
        async (_, i) => (await own.owner.post('/companies', { name: `${city} ${i}`, city })).body.id,
      ),
    );
  const a = (await own.owner.post('/territories', { name: 'A', condition: inCity('A') })).body.id;
  const [pinned] = await make('A', 4);
  await make('B', 3);
  await make(null, 2);
  await own.owner.post(`/companies/${pinned}/setTerritory`, { territory: a, reason: 'stays' });
  const wider = { field: 'city', op: 'in', value: ['A', 'B'] };
  const tried = (values: object) =>
    own.owner.post('/territories/tryOut', { parent: null, isActive: true, ...values });
  expect((await tried({ condition: wider })).body, 'of one depth the later one takes what is left').toEqual({
    customers: 3,
    stay: 0,
    from: [{ territory: null, name: null, customers: 3 }],
    leave: [],
    takenByOthers: 3,
    none: { before: 5, after: 2 },
  });
  expect((await tried({ condition: wider, parent: a })).body).toMatchObject({
    customers: 6,
    from: [
      { territory: a, name: 'A', customers: 3 },
      { territory: null, customers: 3 },
    ],
    none: { before: 5, after: 2 },
  });
  expect(
    (await tried({ id: a, condition: inCity('B') })).body,
    'another condition for the one that is there',
  ).toEqual({
    customers: 4,
    stay: 1,
    from: [{ territory: null, name: null, customers: 3 }],
    leave: [{ territory: null, name: null, customers: 3 }],
    takenByOthers: 0,
    none: { before: 5, after: 5 },
  });
  expect((await tried({ condition: wider, isActive: false })).body).toMatchObject({
    customers: 0,
    leave: [],
  });
  expect(
    (await tried({ condition: { field: 'owner.name', op: 'eq', value: 'x' } })).body.problems,
  ).toMatchObject([{ field: 'condition', code: 'territory_reads_related' }]);
  expect((await own.owner.get('/territories')).body.items, 'trying keeps nothing').toHaveLength(1);
});

test('held by hand with a reason, kept against the rules, given back, and undone', async () => {
  const [rules, hand] = [
    await territory('By rules', { condition: inCity('Held') }),
    await territory('By hand'),
  ];
  const id = await company({ city: 'Held' });
  const set = (who: Client, body: object) => who.post(`/companies/${id}/setTerritory`, body);
  expect((await set(t.owner, { territory: hand })).body.problems).toMatchObject([
    { field: 'reason', code: 'required' },
  ]);
  expect((await set(t.owner, { territory: crypto.randomUUID(), reason: 'x' })).body.problems).toMatchObject([
    { field: 'territory', code: 'no_such_record' },
  ]);
  expect(await whereIs(id)).toBe(rules);
  await set(t.owner, { territory: hand, reason: 'knows them for years' });
  await t.owner.patch(`/companies/${id}`, { city: 'Elsewhere' });
  await placeAll(t.system());
  expect((await t.owner.get(`/companies/${id}`)).body).toMatchObject({
    territory: { id: hand },
    isTerritoryPinned: true,
    territoryReason: 'knows them for years',
  });
  expect((await t.owner.patch(`/companies/${id}`, { territory: rules })).body.problems).toMatchObject([
    { field: 'territory', code: 'read_only' },
  ]);
  expect((await t.owner.delete(`/territories/${hand}`)).body).toMatchObject({
    code: 'territory_holds_customers',
    params: { count: 1 },
  });
  const timeline = await t.owner.get(`/companies/${id}/timeline`);
  expect(timeline.body.items.find((i) => i['verb'] === 'setTerritory')).toMatchObject({
    data: { to: 'By hand', reason: 'knows them for years' },
    actor: { id: t.owner.id },
  });
  await t.owner.patch(`/companies/${id}`, { city: 'Held' });
  expect((await set(t.owner, { territory: null })).body).toEqual({ territory: rules, isPinned: false });
  const history = await t.owner.get(`/companies/${id}/history`);
  const entry = history.body.items.find((i) => i['verb'] === 'freeTerritory');
  expect((await t.owner.post('/undo', { audit: entry?.id })).status).toBe(200);
  expect((await t.owner.get(`/companies/${id}`)).body).toMatchObject({
    isTerritoryPinned: true,
    territory: { id: hand },
  });
});

test('moved by whoever may write the customer by a right of their own, also out of what they see', async () => {
  const [here, there] = [await territory('Here', { condition: inCity('Move') }), await territory('There')];
  const [anna, boris, reader] = [await t.user('seller'), await t.user('seller'), await t.user('readOnly')];
  await t.owner.post('/territory-members', { territory: here, user: anna.id });
  const id = await company({ city: 'Move' });
  await t.owner.post(`/companies/${id}/share`, { user: boris.id, level: 'write' });
  const input = { territory: there, reason: 'moved' };
  expect((await boris.post(`/companies/${id}/setTerritory`, input)).status, 'only shared with').toBe(403);
  expect((await reader.post(`/companies/${id}/setTerritory`, input)).status).toBe(403);
  expect((await (await t.user('seller')).post(`/companies/${id}/setTerritory`, input)).status).toBe(404);
  expect(await whereIs(id)).toBe(here);
  expect((await anna.post(`/companies/${id}/setTerritory`, input)).status).toBe(200);
  expect((await anna.get(`/companies/${id}`)).status, 'the customer is another territory’s now').toBe(404);
  const entry = (await t.owner.get(`/companies/${id}/history`)).body.items.find(
    (i) => i['verb'] === 'setTerritory',
  );
  expect((await boris.post('/undo', { audit: entry?.id })).body, 'nor by an undo').toMatchObject({
    undone: 0,
    kept: [{ code: 'denied' }],
  });
  expect(await whereIs(id)).toBe(there);
  const edited = await company({ city: 'Move' });
  const answer = await anna.patch(`/companies/${edited}`, { city: 'Away' });
  expect([answer.status, answer.body], 'written, though no longer to be seen').toEqual([200, { id: edited }]);
});

test('a tree stays a tree, nobody is a member twice at once, periods are periods', async () => {
  const top = await territory('Top');
  const below = await territory('Below', { parent: top });
  expect((await t.owner.patch(`/territories/${top}`, { parent: below })).body.problems).toMatchObject([
    { field: 'parent', code: 'territory_circle' },
  ]);
  expect((await t.owner.post(`/territories/${top}/arrange`, { parent: below })).status).toBe(422);
  expect(
    (await t.owner.post(`/territories/${top}/arrange`, { parent: null, before: below })).body.problems,
  ).toMatchObject([{ field: 'before' }]);
  expect((await t.owner.delete(`/territories/${top}`)).body.code).toBe('territory_has_others_below');
  const anna = await t.user('seller');
  const add = (values: object) =>
    t.owner.post('/territory-members', { territory: top, user: anna.id, ...values });
  const both = await Promise.all([add({ until: t.day(3) }), add({ until: t.day(3) })]);
  expect(both.map((b) => b.status).sort()).toEqual([201, 409]);
  expect((await add({ from: t.day(3) })).body.code).toBe('territory_member_twice');
  expect((await add({ from: t.day(4) })).status).toBe(201);
  expect((await add({ from: t.day(9), until: t.day(8) })).body.problems).toMatchObject([
    { field: 'until', code: 'before_start' },
  ]);
});

test('moving one among the others keeps their order', async () => {
  const top = await territory('Ordered');
  const ids = [];
  for (const name of ['a', 'b', 'c']) ids.push(await territory(name, { parent: top }));
  const [a = '', b = '', c = ''] = ids;
  const order = async () =>
    (
      await t.owner.get('/territories', {
        filter: { field: 'parent', op: 'eq', value: top },
        sort: 'position,name',
      })
    ).body.items.map((i) => i.id);
  await t.owner.post(`/territories/${c}/arrange`, { parent: top, before: a });
  expect(await order()).toEqual([c, a, b]);
  await t.owner.post(`/territories/${c}/arrange`, { parent: top });
  expect(await order()).toEqual([a, b, c]);
});

test('a key that reads reaches no territory by writing, and reports group by territory', async () => {
  const { body } = await t.owner.post<{ key: string }>('/me/api-keys', {
    name: 'r',
    scopes: ['read'],
    expiresAt: null,
  });
  const key = clientOf(t.server, { authorization: `Bearer ${body.key}` });
  expect((await key.post('/territories', { name: 'by key' })).status).toBe(403);
  expect(
    (await key.post('/territories/tryOut', { parent: null, condition: null, isActive: true })).status,
  ).toBe(403);
  const id = await territory('Grouped', { condition: inCity('Grouped') });
  await company({ city: 'Grouped' });
  const answer = await key.get('/aggregate', {
    entity: 'contacts.party',
    measures: [{ fn: 'count' }],
    groups: [{ field: 'territory' }],
  });
  expect(answer.body.rows.find((r) => r.keys[0] === id)).toMatchObject({ names: ['Grouped'], values: ['1'] });
});
