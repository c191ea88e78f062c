import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { makeOrganisation, type Organisation } from '../../../testing/organisation.ts';
import { type Random, randomFrom } from '../../../testing/random.ts';
import { seed } from '../../../testing/seed.ts';
import { AccessModel, modelOf } from '../model.testing.ts';
import { placeAll } from './place.ts';

type Row = Record<string, unknown> & { id: string };
const seeds = Array.from({ length: process.env['FULL'] === '1' ? 20 : 2 }, (_, i) => seed + i);

/** Random trees of territories that change under open sessions, held against plain loops over whole tables. */
describe.each(seeds)('territories at random (seed %i)', (s) => {
  const random = randomFrom(s);
  let t: TestApp;
  let organisation: Organisation;
  beforeAll(async () => {
    t = await startTestApp();
    organisation = await makeOrganisation(t, random, { people: 6, records: 40 });
    const served = { read: 'team', write: 'team', remove: 'own', create: true, export: false };
    const { body } = await t.owner.post('/roles', {
      name: 'Of teams',
      permissions: { entities: { '*': served }, fields: {}, rights: [] },
    });
    for (const { id } of organisation.people.slice(0, 2))
      await t.owner.post(`/users/${id}/setRoles`, { roles: [body.id] });
  }, 120_000);
  afterAll(() => t.close());

  test('every customer is where the rules say, and everybody sees what the rules give, after each change', async () => {
    for (let round = 0; round < 5; round++) {
      await hold();
      await change(random);
      await placeAll(t.system());
    }
    for (const { id } of (await t.owner.get('/territories', { limit: 200 })).body.items)
      await t.owner.patch(`/territories/${id}`, {
        head: organisation.people[0]?.id,
        isActive: true,
        condition: { field: 'city', op: 'notContains', value: '!' },
      });
    await placeAll(t.system());
    expect(await hold(), 'territories open something that nothing else opens').toBeGreaterThan(0);
  }, 300_000);

  async function hold(): Promise<number> {
    const model = await modelOf(t.app);
    for (const party of (model.tables['party'] ?? []) as Row[])
      expect([party.id, party['territory_id']]).toEqual([party.id, expected(model, party)]);
    return differences(model);
  }

  /** Compares lists with the model; resolves to how many records somebody sees by a territory alone. */
  async function differences(model: AccessModel): Promise<number> {
    const without = new AccessModel(t.app, { ...model.tables, territory: [] }, model.day);
    let given = 0;
    for (const who of organisation.people)
      for (const [name, route] of [
        ['contacts.party', 'parties'],
        ['deals.deal', 'deals'],
        ['contacts.channel', 'channels'],
      ] as const) {
        const entity = t.app.registry.entity(name);
        const living = (model.tables[entity.table] ?? []).filter((r) => r['deleted_at'] === null);
        const may = (m: AccessModel) =>
          living.filter((r) => m.may(who.id, entity, r.id, 'read')).map((r) => r.id);
        const { body } = await who.get(`/${route}`, { limit: 200 });
        expect([who.name, name, body.items.map((i) => i.id).sort()]).toEqual([
          who.name,
          name,
          may(model).sort(),
        ]);
        given += may(model).length - may(without).length;
      }
    return given;
  }

  async function change(random: Random): Promise<void> {
    const all = (await t.owner.get('/territories', { limit: 200 })).body.items;
    const { people, records } = organisation;
    for (const { id } of random.some(all))
      await t.owner.patch(`/territories/${id}`, {
        head: random.chance(0.4) ? random.pick(people).id : null,
        parent: random.chance(0.5) ? random.pick(all).id : null,
        isActive: random.chance(0.85),
        position: random.between(0, 4),
        condition: random.chance(0.85)
          ? {
              field: 'city',
              op: random.pick(['contains', 'notContains']),
              value: random.pick(['d', 'f', 'm', 'w']),
            }
          : null,
      });
    for (const { id } of random.some((await t.owner.get('/territory-members', { limit: 200 })).body.items))
      await t.owner.delete(`/territory-members/${id}`);
    for (const { id } of random.some(all))
      await t.owner.post('/territory-members', {
        territory: id,
        user: random.pick(people).id,
        from: t.day(random.between(-3, 1)),
        until: t.day(random.between(1, 3)),
      });
    const parties = records.filter((r) => r.entity === 'contacts.company');
    for (const { id } of random.some(parties).slice(0, 3))
      await t.owner.post(`/companies/${id}/setTerritory`, {
        territory: random.chance(0.7) ? random.pick(all).id : null,
        reason: 'at random',
      });
    for (const { id } of random.some(parties).slice(0, 3))
      await t.owner.patch(`/companies/${id}`, { city: `City ${random.word()}` });
  }
});

/** Where a customer belongs, from the rules and not from the program: held by hand, else deepest, else highest on the screen. */
function expected(model: AccessModel, party: Row): unknown {
  if (party['is_territory_pinned'] === true) return party['territory_id'];
  const all = (model.tables['territory'] ?? []).filter((x) => x['deleted_at'] === null) as Row[];
  const pathOf = (at: Row): Row[] => {
    const above = all.find((x) => x.id === at['parent_id']);
    return above ? [...pathOf(above), at] : [at];
  };
  const fits = ({ is_active, condition }: Row): boolean => {
    const c = condition as { op: string; value: string } | null;
    if (is_active !== true || !c) return false;
    const holds = String(party['city'] ?? '')
      .toLowerCase()
      .includes(c.value);
    return c.op === 'contains' ? holds : !holds;
  };
  const order = (a: Row, b: Row): number =>
    Number(a['position']) - Number(b['position']) ||
    String(a['name']).localeCompare(String(b['name'])) ||
    a.id.localeCompare(b.id);
  const [best] = all
    .filter(fits)
    .map(pathOf)
    .toSorted((a, b) => {
      if (a.length !== b.length) return b.length - a.length;
      const at = a.findIndex((x, i) => x.id !== b[i]?.id);
      return order(a[at] as Row, b[at] as Row);
    });
  return best?.at(-1)?.id ?? null;
}
