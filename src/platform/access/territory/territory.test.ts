import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Why } from '../../../kernel/why.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { sql } from '../../database/sql.ts';
import { placeAll } from './place.ts';

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
const member = async (id: string, user: string, values: object = {}): Promise<string> => {
  const { status, body, text } = await t.owner.post('/territory-members', { territory: id, user, ...values });
  expect(status, text).toBe(201);
  return body.id;
};
const company = async (values: object, who = t.owner): Promise<string> =>
  (await who.post('/companies', { name: `Customer ${crypto.randomUUID()}`, ...values })).body.id;
const whereIs = async (id: string): Promise<string | null> =>
  ((await t.owner.get(`/companies/${id}`)).body['territory'] as { id: string } | null)?.id ?? null;
const sees = async (who: Client, path: string): Promise<boolean> => (await who.get(path)).status === 200;

test('a customer belongs where it fits deepest, then first, from the write that says so', async () => {
  const country = await territory('Deep', { condition: { field: 'country', op: 'eq', value: 'KZ' } });
  const second = await territory('Second', { parent: country, position: 2, condition: inCity('Almaty') });
  const first = await territory('First', { parent: country, position: 1, condition: inCity('Almaty') });
  const large = await territory('Large', {
    parent: first,
    condition: { all: [inCity('Almaty'), { field: 'employees', op: 'gte', value: 100 }] },
  });
  const id = await company({ country: 'KZ' });
  expect(await whereIs(id)).toBe(country);
  await t.owner.patch(`/companies/${id}`, { city: 'Almaty' });
  expect(await whereIs(id)).toBe(first);
  await t.owner.patch(`/companies/${id}`, { employees: 100 });
  expect(await whereIs(id), 'a field of companies alone').toBe(large);
  await t.owner.patch(`/companies/${id}`, { country: 'RU', city: 'Moscow' });
  expect(await whereIs(id)).toBe(null);
  const answer = await t.owner.post('/companies', { name: 'At once', city: 'Almaty' });
  expect(answer.body['territory'], 'the answer to the write says so').toMatchObject({ id: first });
  const person = await t.owner.post('/people', { lastName: 'Ivanova', city: 'Almaty' });
  expect(person.body['territory']).toMatchObject({ id: first });
  await t.owner.delete(`/territories/${large}`);
  expect(
    (await t.owner.post(`/territories/${second}/arrange`, { parent: country, before: first })).status,
  ).toBe(200);
  await placeAll(t.system());
  expect(await whereIs(answer.body.id), 'the order decides').toBe(second);
});

test('members and the head see what the account team would, below too, in their dates, and nobody else', async () => {
  const [anna, boris, vera, gena] = [
    await t.user('seller'),
    await t.user('seller'),
    await t.user('seller'),
    await t.user('seller'),
  ];
  const north = await territory('North', { head: anna.id });
  const norther = await territory('Norther', { parent: north, condition: inCity('Nukus') });
  const id = await company({ city: 'Nukus' });
  const deal = (await t.owner.post('/deals', { name: 'A deal in the north', party: id })).body.id;
  const paths = [`/companies/${id}`, `/deals/${deal}`];
  const all = async (who: Client): Promise<boolean[]> => Promise.all(paths.map((p) => sees(who, p)));
  expect(await all(anna), 'the head of the one above').toEqual([true, true]);
  expect(await all(boris)).toEqual([false, false]);
  const seat = await member(norther, boris.id, { until: t.day(5) });
  expect(await all(boris), 'at once, on an open session').toEqual([true, true]);
  expect((await boris.get('/companies', { filter: inCity('Nukus'), count: 'true' })).body.count.value).toBe(
    1,
  );
  expect((await boris.get('/search', { q: 'deal in the north' })).text).toContain(deal);
  expect((await boris.patch(`/deals/${deal}`, { description: 'mine too' })).status).toBe(200);
  await member(norther, vera.id, { from: t.day(3) });
  expect(await all(vera)).toEqual([false, false]);
  await t.owner.post('/delegations', { from: boris.id, to: gena.id, since: t.day(), until: t.day(1) });
  expect(await all(gena), 'a stand-in stands where the colleague stands').toEqual([true, true]);
  t.pass({ days: 3 });
  expect([await all(vera), await all(gena)]).toEqual([
    [true, true],
    [false, false],
  ]);
  await t.owner.patch(`/territories/${norther}`, { parent: null });
  expect([await all(anna), await all(boris)], 'the tree acts at once').toEqual([
    [false, false],
    [true, true],
  ]);
  await t.owner.delete(`/territory-members/${seat}`);
  expect(await all(boris)).toEqual([false, false]);
  await t.owner.patch(`/territories/${norther}`, { isActive: false });
  expect(await all(vera), 'one that is off gives nothing').toEqual([false, false]);
});

test('scope own and none gain nothing; unit reaches through colleagues', async () => {
  const place = await territory('Scopes', { condition: inCity('Termiz') });
  const id = await company({ city: 'Termiz' });
  const permissions = (read: string) => ({
    entities: { '*': { read, write: read, remove: 'none', create: true, export: false } },
    fields: {},
    rights: [],
  });
  const roleOf = async (read: string): Promise<Client> => {
    const role = await t.owner.post('/roles', {
      name: `Scope ${read} ${crypto.randomUUID()}`,
      permissions: permissions(read),
    });
    const who = await t.user([]);
    await t.owner.post(`/users/${who.id}/setRoles`, { roles: [role.body.id] });
    return who;
  };
  for (const [read, isSeen] of [
    ['none', false],
    ['own', false],
    ['team', true],
    ['unit', true],
  ] as const) {
    const who = await roleOf(read);
    await member(place, who.id);
    expect(await sees(who, `/companies/${id}`), read).toBe(isSeen);
  }
  const [head, seller] = [await t.user('head'), await t.user('seller')];
  const department = await t.department('Of members', { head: head.id });
  expect(await sees(head, `/companies/${id}`)).toBe(false);
  await t.owner.post(`/users/${seller.id}/move`, { department });
  await member(place, seller.id);
  expect(await sees(head, `/companies/${id}`)).toBe(true);
});

test('"why" names territory and day, now and of a past day', async () => {
  const anna = await t.user('seller', { name: 'Anna of why' });
  const above = await territory('Why above', { head: anna.id });
  const below = await territory('Why below', { parent: above, condition: inCity('Xiva') });
  const id = await company({ city: 'Xiva' });
  const until = t.day(9);
  await member(below, anna.id, { until });
  const why = async (at?: string): Promise<Why> =>
    (await t.owner.get<Why>(`/companies/${id}/why`, { user: anna.id, at })).body;
  expect(await why()).toMatchObject({
    canRead: true,
    canWrite: true,
    reasons: [
      {
        kind: 'territory',
        gives: 'write',
        seats: [
          { territory: { id: below, name: 'Why below' }, user: { id: anna.id }, isHead: false, until },
          { territory: { id: above, name: 'Why above' }, user: { id: anna.id }, isHead: true, until: null },
        ],
      },
    ],
  });
  t.pass({ minutes: 5 });
  const then = t.app.now().toISOString();
  t.pass({ minutes: 5 });
  await t.owner.patch(`/companies/${id}`, { city: 'Buxoro' });
  expect(await why()).toMatchObject({ canRead: false, reasons: [] });
  expect(await why(then), 'the audit kept where it belonged').toMatchObject({
    canRead: true,
    reasons: [{ kind: 'territory', seats: [{ until }, { isHead: true }] }],
  });
});

test('of conditions that could change by themselves the field is named, and nothing is kept', async () => {
  const refused = async (condition: object): Promise<[string, string, unknown]> => {
    const { status, body } = await t.owner.post('/territories', { name: 'Refused', condition });
    expect(status).toBe(422);
    const [p] = body.problems;
    return [p?.field ?? '', p?.code ?? '', p?.params?.['name']];
  };
  const formula = await t.owner.post('/custom-fields', {
    entity: 'contacts.party',
    label: 'Age here',
    type: 'formula',
    settings: { expression: 'today() - 1' },
  });
  for (const [field, op, value, code] of [
    ['owner.name', 'eq', 'x', 'territory_reads_related'],
    ['channels', 'notEmpty', undefined, 'territory_reads_related'],
    ['firstWonOn', 'notEmpty', undefined, 'territory_reads_related'],
    ['mood', 'eq', 'angry', 'territory_reads_kept'],
    ['updatedAt', 'gt', '2026-01-01T00:00:00Z', 'territory_reads_kept'],
    ['territory', 'notEmpty', undefined, 'territory_reads_kept'],
    ['createdAt', 'within', 'thisMonth', 'territory_reads_today'],
    ['nosuch', 'eq', 'x', 'unknown_field'],
    ...(formula.status === 201
      ? [[String(formula.body['key']), 'notEmpty', undefined, 'territory_reads_today'] as const]
      : []),
  ] as const)
    expect(await refused({ any: [inCity('x'), { field, op, value }] }), field).toEqual([
      'condition',
      code,
      field,
    ]);
  expect(formula.status, formula.text).toBe(201);
  expect((await refused({ field: 'owner', op: 'eq', value: '@me' }))[1]).toBe('value_does_not_fit');
  expect((await refused([]))[1]).toBe('invalid_filter');
  const { body } = await t.owner.get('/territories', {
    filter: { field: 'name', op: 'eq', value: 'Refused' },
  });
  expect(body.items).toEqual([]);
});

test('a change of the rules places everybody anew, leaves who is held by hand, and is quick', async () => {
  await placeAll(t.system());
  await t.db.rows(sql`insert into party (id, kind, name, city, created_at, updated_at, version, custom, segments)
    select gen_random_uuid(), 'company', 'Many ' || n, 'Mass', now(), now(), 1, '{}', '{}' from generate_series(1, 20000) n`);
  const place = await territory('Mass', { condition: inCity('Mass') });
  const start = performance.now();
  expect(await placeAll(t.system())).toBe(20_000);
  expect(performance.now() - start, 'twenty thousand customers in seconds').toBeLessThan(20_000);
  expect(await placeAll(t.system()), 'a second time nothing moves').toBe(0);
  const [one] = await t.db.rows<{ id: string; n: number; version: number; same: boolean }>(sql`
    select p.id, p.version, p.updated_at = p.created_at as same,
      (select count(*)::int from audit_entry a where a.record_id = p.id and a.version = p.version and a.changes->'territory'->>1 = ${place}) as n
    from party p where p.territory_id = ${place} limit 1`);
  expect(one).toMatchObject({ n: 1, version: 2, same: true });
  const held = one?.id ?? '';
  const other = await territory('By hand');
  const hold = await t.owner.post(`/companies/${held}/setTerritory`, {
    territory: other,
    reason: 'a friend',
  });
  expect(hold.body).toEqual({ territory: other, isPinned: true });
  await t.owner.patch(`/territories/${place}`, { isActive: false });
  await placeAll(t.system());
  const left = await t.db.rows(sql`select 1 from party where territory_id = ${place}`);
  expect([left.length, await whereIs(held)]).toEqual([0, other]);
  await t.db.rows(sql`delete from party where city = 'Mass' and id <> ${held}`);
}, 60_000);
