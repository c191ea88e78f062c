import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { transact } from '../../platform/context.ts';
import { createRecord } from '../../platform/records/write.ts';
import type { Client } from '../../testing/client.ts';
import { Deal } from '../deals/public.ts';
import { among, type Desk, openDesk } from './desk.testing.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.t.close());
afterEach(() => desk.switchOff());

test('by turns sixty made at once are twenty each, and one taken back takes no turn', async () => {
  const { t, key, rule, sellers, company, deal, ownerOf, logOf } = desk;
  const people = await sellers(3);
  const id = await rule({ gives: among('turns', people) });
  const party = await company();
  const made = await Promise.all(Array.from({ length: 60 }, () => deal(key, { party })));
  const owners = await Promise.all(made.map((d) => ownerOf(d.id)));
  const count = (p: Client): number => owners.filter((o) => o === p.id).length;
  expect(people.map(count)).toEqual([20, 20, 20]);
  expect(await logOf(id)).toHaveLength(60);
  const program = { ...t.system(), mode: 'live' as const };
  const back = transact(program, async (ctx) => {
    await createRecord(ctx, Deal, { name: 'taken back', party });
    throw new Error('taken back');
  });
  await expect(back).rejects.toThrow('taken back');
  const next = await Promise.all([1, 2, 3].map(() => deal(key, { party })));
  expect(new Set(await Promise.all(next.map((d) => ownerOf(d.id)))).size, 'each has their turn').toBe(3);
  expect(await logOf(id)).toHaveLength(63);
}, 60_000);

test('records that programs make, or every one for which nobody was named; who was named stays', async () => {
  const { key, rule, sellers, company, deal, ownerOf } = desk;
  const [anna, boris, vera] = (await sellers(3)) as [Client, Client, Client];
  await rule({ gives: { to: 'user', user: anna.id } });
  const party = await company({ owner: boris.id });
  expect(await ownerOf((await deal(key, { party })).id)).toBe(anna.id);
  expect(await ownerOf((await deal(key, { party, owner: vera.id })).id), 'named').toBe(vera.id);
  expect(await ownerOf((await deal(key, { party, owner: null })).id), 'emptied is not named').toBe(anna.id);
  expect(await ownerOf((await deal(boris, { party })).id), 'of people only by a rule for all').toBe(boris.id);
  await rule({ gives: { to: 'user', user: vera.id }, appliesTo: 'always' });
  const own = await deal(boris, { party, owner: null });
  expect(await ownerOf(own.id)).toBe(vera.id);
  expect(await ownerOf((await deal(boris, { party, owner: boris.id })).id)).toBe(boris.id);
  const meta = await boris.get<{ entities: { name: string; assigned?: string }[] }>('/meta');
  const assigned = (name: string) => meta.body.entities.find((e) => e.name === name)?.assigned;
  expect([assigned('deals.deal'), assigned('contacts.company'), assigned('activities.task')]).toEqual([
    'always',
    'programs',
    undefined,
  ]);
});

test('whoever enters a record that goes to somebody else is answered, and need not see it any more', async () => {
  const { rule, sellers } = desk;
  const [anna, boris] = (await sellers(2)) as [Client, Client];
  await rule({ entity: 'contacts.company', gives: { to: 'user', user: anna.id }, appliesTo: 'always' });
  const { status, body } = await boris.post('/companies', { name: 'For Anna' });
  expect([status, Object.keys(body)]).toEqual([201, ['id']]);
  expect((await boris.get(`/companies/${body.id}`)).status).toBe(404);
  expect((await anna.get(`/companies/${body.id}`)).body).toMatchObject({ owner: { id: anna.id } });
  expect((await boris.post('/people', { lastName: 'Of no rule' })).body['owner']).toMatchObject({
    id: boris.id,
  });
});

test('by conditions over the record and its customer, in their order; the next is asked where nobody is left', async () => {
  const { t, key, rule, sellers, company, deal, ownerOf, logOf } = desk;
  const [big, local, rest] = (await sellers(3)) as [Client, Client, Client];
  const industry = (await t.owner.post('/choices', { list: 'contacts.industry', name: 'Mining' })).body.id;
  const first = await rule({
    gives: { to: 'user', user: big.id },
    condition: { field: 'amount', op: 'gte', value: 1000 },
    mostADay: 1,
  });
  await rule({
    gives: { to: 'user', user: local.id },
    condition: { field: 'party.industry', op: 'eq', value: industry },
  });
  const last = await rule({ gives: { to: 'user', user: rest.id } });
  const money = (amount: string) => ({ amount: { amount, currency: 'UZS' } });
  const mining = await company({ industry });
  const plain = await company();
  expect(await ownerOf((await deal(key, { party: plain, ...money('1000') })).id)).toBe(big.id);
  const second = await deal(key, { party: mining, ...money('2000') });
  expect(await ownerOf(second.id), 'the first has had enough today').toBe(local.id);
  expect(await ownerOf((await deal(key, { party: plain, ...money('5') })).id)).toBe(rest.id);
  expect(await logOf(first)).toMatchObject([
    {
      person: null,
      why: 'nobody',
      passedOver: [{ user: big.id, reason: 'enoughToday' }],
      record: { id: second.id },
    },
    { person: { id: big.id }, why: 'user', passedOver: [] },
  ]);
  await t.owner.post(`/assignment-rules/${last}/arrange`, { before: first });
  expect(await ownerOf((await deal(key, { party: mining })).id), 'another order').toBe(rest.id);
  const lines = [{ name: 'Drill', quantity: '2', price: { amount: '900', currency: 'UZS' } }];
  await t.owner.patch(`/assignment-rules/${last}`, { isActive: false });
  t.pass({ days: 1 });
  expect(
    await ownerOf((await deal(key, { party: plain, lines })).id),
    'by the sum of its lines, and a new day',
  ).toBe(big.id);
});

test('who is away, left or full is passed over; then the one for that case, else the creator stays', async () => {
  const { t, key, rule, sellers, company, deal, ownerOf, logOf } = desk;
  const [away, left, full, last] = (await sellers(4)) as [Client, Client, Client, Client];
  await t.owner.post('/delegations', { from: away.id, to: last.id, since: t.day(), until: t.day(2) });
  await t.owner.post(`/users/${left.id}/deactivate`);
  const id = await rule({
    gives: { to: 'turns', people: [{ user: away.id }, { user: left.id }, { user: full.id, mostOpen: 2 }] },
  });
  const party = await company();
  const owners = [];
  for (let i = 0; i < 3; i++) owners.push(await ownerOf((await deal(key, { party })).id));
  expect(owners, 'the creator stays where nobody is left').toEqual([full.id, full.id, t.owner.id]);
  expect((await logOf(id))[0]).toMatchObject({
    why: 'nobody',
    passedOver: [
      { user: away.id, reason: 'absent' },
      { user: left.id, reason: 'inactive' },
      { user: full.id, reason: 'full' },
    ],
  });
  await t.owner.patch(`/assignment-rules/${id}`, { fallback: last.id });
  expect(await ownerOf((await deal(key, { party })).id)).toBe(last.id);
  expect((await logOf(id))[0]).toMatchObject({ why: 'fallback', person: { id: last.id } });
  t.pass({ days: 3 });
  expect(await ownerOf((await deal(key, { party })).id), 'back again').toBe(away.id);
});

test('the least loaded, the head of the territory, the responsible of the customer, a department', async () => {
  const { t, key, rule, sellers, company, deal, ownerOf } = desk;
  const [busy, idle, head, keeper] = (await sellers(4)) as [Client, Client, Client, Client];
  const party = await company({ owner: keeper.id });
  for (let i = 0; i < 2; i++) await deal(t.owner, { party, owner: busy.id });
  const load = await rule({ gives: among('leastLoaded', [busy, idle]) });
  const owners = await Promise.all([1, 2, 3, 4].map(async () => ownerOf((await deal(key, { party })).id)));
  expect(owners.filter((o) => o === idle.id)).toHaveLength(3);
  await t.owner.patch(`/assignment-rules/${load}`, { gives: { to: 'responsible' } });
  expect(await ownerOf((await deal(key, { party })).id)).toBe(keeper.id);
  const above = (await t.owner.post('/territories', { name: 'Above', head: head.id })).body.id;
  await t.owner.post('/territories', {
    name: 'Without a head',
    parent: above,
    condition: { field: 'city', op: 'eq', value: 'Navoiy' },
  });
  await t.owner.patch(`/assignment-rules/${load}`, { isActive: false });
  await rule({ entity: 'contacts.party', gives: { to: 'territoryHead' } });
  const made = await key.post('/companies', { name: 'Of the territory', city: 'Navoiy' });
  expect(await ownerOf(made.body.id, 'companies'), 'a new customer has its territory by then').toBe(head.id);
  const outside = await key.post('/people', { lastName: 'Of none', city: 'Elsewhere' });
  expect(await ownerOf(outside.body.id, 'people')).toBe(t.owner.id);
  const department = await t.department('Call centre');
  const below = await t.department('Second line', { parent: department });
  const [one, two] = (await sellers(2)) as [Client, Client];
  await t.member(department, one.id);
  await t.member(below, two.id);
  await rule({ gives: { to: 'turns', people: [], department } });
  const both = [await deal(key, { party }), await deal(key, { party })];
  expect((await Promise.all(both.map((d) => ownerOf(d.id)))).sort()).toEqual([one.id, two.id].sort());
});
