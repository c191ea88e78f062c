import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Why } from '../../kernel/why.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { makeOrganisation, type Organisation } from '../../testing/organisation.ts';
import { randomFrom } from '../../testing/random.ts';
import { seed } from '../../testing/seed.ts';
import { placeAll } from './territory/place.ts';

const isFull = process.env['FULL'] === '1';

describe('in words', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());
  const why = async (asker: Client, id: string, query: object = {}, route = 'companies') =>
    (await asker.get<Why>(`/${route}/${id}/why`, { ...query })).body;
  const kinds = (w: Why): string[] => w.reasons.map((r) => r.kind);

  test('each way names who, through what and how far', async () => {
    const head = await t.user('head', { name: 'Hanna' });
    const north = await t.department('North', { head: head.id });
    const [anna, boris] = [
      await t.user('seller', { name: 'Anna', department: north }),
      await t.user('seller', { name: 'Boris' }),
    ];
    const id = (await anna.post('/companies', { name: 'Acme' })).body.id;
    expect((await why(anna, id)).reasons).toEqual([{ kind: 'owner', gives: 'write' }]);
    expect((await why(head, id)).reasons).toEqual([
      { kind: 'department', gives: 'write', user: { id: anna.id, name: 'Anna' }, departments: ['North'] },
    ]);
    expect((await why(t.owner, id)).reasons).toEqual([{ kind: 'role', gives: 'write', roles: ['Owner'] }]);
    expect(await why(t.owner, id, { user: boris.id })).toMatchObject({
      canRead: false,
      canWrite: false,
      reasons: [],
      user: { name: 'Boris' },
    });
    await anna.post(`/companies/${id}/share`, { user: boris.id, level: 'read' });
    expect(await why(t.owner, id, { user: boris.id })).toMatchObject({
      canRead: true,
      canWrite: false,
      reasons: [{ kind: 'share', gives: 'read', to: 'Boris', until: null }],
    });
    await anna.post('/account-team-members', { party: id, user: boris.id });
    expect(kinds(await why(t.owner, id, { user: boris.id })).sort()).toEqual(['accountTeam', 'share']);
    const channel = (await anna.post('/channels', { party: id, kind: 'email', value: 'info@acme.example' }))
      .body.id;
    expect((await why(boris, channel, {}, 'channels')).reasons[0]).toMatchObject({
      kind: 'parent',
      parent: { id, name: 'Acme' },
    });
  });

  test('only of records that the asker sees, and about others only for who manages them', async () => {
    const [anna, boris, head] = [await t.user('seller'), await t.user('seller'), await t.user('head')];
    const id = (await anna.post('/companies', { name: 'Seen by Anna' })).body.id;
    expect((await boris.get(`/companies/${id}/why`)).status).toBe(404);
    expect((await anna.get(`/companies/${id}/why`, { user: boris.id })).status).toBe(403);
    expect((await head.get(`/companies/${id}/why`, { user: anna.id })).status).toBe(404);
    await anna.post(`/companies/${id}/share`, { user: head.id, level: 'read' });
    expect((await head.get(`/companies/${id}/why`, { user: anna.id })).body.code).toBe(
      'not_in_your_departments',
    );
  });

  test('of a past day: as it was, before the move, the share, the new responsible and the new role', async () => {
    const [anna, boris] = [
      await t.user('seller', { name: 'Anna Past' }),
      await t.user('seller', { name: 'Boris Past' }),
    ];
    const [n, s] = [await t.user('head'), await t.user('head')];
    const [north, south] = [
      await t.department('North past', { head: n.id }),
      await t.department('South past', { head: s.id }),
    ];
    await t.owner.post(`/users/${anna.id}/move`, { department: north });
    const id = (await anna.post('/companies', { name: 'Old customer' })).body.id;
    const note = (await anna.post('/notes', { text: 'long ago', party: id })).body.id;
    t.pass({ days: 1 });
    const then = t.app.now().toISOString();
    t.pass({ days: 20 });
    await t.owner.post(`/users/${anna.id}/move`, { department: south });
    await t.owner.patch(`/companies/${id}`, { owner: boris.id });
    const [marketer] = (
      await t.owner.get('/roles', { filter: { field: 'kind', op: 'eq', value: 'marketer' } })
    ).body.items;
    await t.owner.post(`/users/${n.id}/setRoles`, { roles: [marketer?.id] });

    expect(kinds(await why(t.owner, id, { user: anna.id, at: then }))).toEqual(['owner']);
    expect((await why(t.owner, id, { user: anna.id })).canRead).toBe(false);
    expect((await why(t.owner, id, { user: boris.id, at: then })).canRead).toBe(false);
    expect(await why(t.owner, id, { user: n.id, at: then })).toMatchObject({
      canRead: true,
      canWrite: true,
      reasons: [{ kind: 'department', departments: ['North past'] }],
    });
    expect(await why(t.owner, id, { user: n.id })).toMatchObject({
      canRead: true,
      canWrite: true,
      reasons: [{ kind: 'role' }],
    });
    expect((await why(t.owner, id, { user: s.id, at: then })).canRead).toBe(false);
    expect(kinds(await why(t.owner, note, { user: n.id, at: then }, 'notes')).sort()).toEqual(
      ['customer', 'department'].map(() => 'department'),
    );
    const long = new Date(Date.parse(then) - 10 * 86_400_000).toISOString();
    expect((await why(t.owner, id, { user: anna.id, at: long })).canRead, 'before it was made').toBe(false);
    expect((await t.owner.get(`/companies/${id}/why`, { at: '2999-01-01T00:00:00Z' })).status).toBe(422);
  });
});

describe('over random organisations', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());

  test.each(Array.from({ length: isFull ? 40 : 3 }, (_, i) => seed + i))(
    '"why" says what list, record and write do (seed %i)',
    async (s) => {
      const random = randomFrom(s);
      const organisation = await makeOrganisation(t, random);
      const moment = t.app.now().toISOString();
      const before = await answers(organisation);
      for (const { who, record, listed, got, writes, told } of before) {
        const at = `${who.name} and ${record.entity} ${record.id}`;
        expect([told.canRead, told.reasons.length > 0], at).toEqual([listed, listed]);
        expect(got, at).toBe(listed);
        if (writes !== null) expect(told.canWrite, at).toBe(writes);
      }
      await rearrange(random, organisation);
      for (const { who, record, told } of before) {
        const past = await t.owner.get<Why>(`/${routeOf(record.entity)}/${record.id}/why`, {
          user: who.id,
          at: moment,
        });
        expect(
          [past.status, past.body.canRead, past.body.canWrite],
          `the past of ${who.name} and ${record.entity} ${record.id}`,
        ).toEqual([200, told.canRead, told.canWrite]);
      }
    },
    600_000,
  );

  const routeOf = (entity: string): string => t.app.registry.entity(entity).route;

  async function answers({ people, records }: Organisation) {
    const all = [];
    for (const who of people) {
      for (const record of records) {
        const route = routeOf(record.entity);
        const list = await who.get(`/${route}`, { filter: { field: 'id', op: 'eq', value: record.id } });
        const got = await who.get(`/${route}/${record.id}`);
        const told = await t.owner.get<Why>(`/${route}/${record.id}/why`, { user: who.id });
        const isEditable = t.app.registry.entity(record.entity).verbs.includes('update');
        const patched = isEditable ? (await who.patch(`/${route}/${record.id}`, {})).status === 200 : null;
        all.push({
          who,
          record,
          listed: list.body.items.length === 1,
          got: got.status === 200,
          writes: patched,
          told: told.body,
        });
      }
    }
    return all;
  }

  /** Whatever changes afterwards must not change what the past answers. */
  async function rearrange(
    random: ReturnType<typeof randomFrom>,
    { people, records }: Organisation,
  ): Promise<void> {
    t.pass({ seconds: 5 });
    for (const record of random.some(records)) {
      const { access } = t.app.registry.entity(record.entity);
      if (access.by === 'owner')
        await t.owner.patch(`/${routeOf(record.entity)}/${record.id}`, {
          [access.owner]: random.pick(people).id,
        });
    }
    const departments = (await t.owner.get('/departments')).body.items;
    for (const department of random.some(departments))
      await t.owner.post(`/departments/${department.id}/arrange`, { head: random.pick(people).id });
    const roles = (await t.owner.get('/roles', { filter: { field: 'kind', op: 'empty' } })).body.items;
    const everything = { entities: { '*': { read: 'all', write: 'all' } }, fields: {}, rights: [] };
    for (const role of random.some(roles))
      await t.owner.patch(`/roles/${role.id}`, { permissions: everything });
    for (const person of random.some(people))
      await t.owner.post(`/users/${person.id}/setRoles`, { roles: random.some(roles).map((r) => r.id) });
    for (const territory of random.some((await t.owner.get('/territories')).body.items))
      await t.owner.patch(`/territories/${territory.id}`, {
        head: random.pick(people).id,
        isActive: random.chance(0.5),
        condition: { field: 'city', op: 'contains', value: random.pick(['a', 'g', 'm', 's']) },
      });
    await placeAll(t.system());
    for (const path of ['account-team-members', 'territory-members', 'shares']) {
      for (const { id } of random.some((await t.owner.get(`/${path}`)).body.items))
        await t.owner.delete(`/${path}/${id}`);
    }
  }
});
