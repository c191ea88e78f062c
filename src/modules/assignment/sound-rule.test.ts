import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp } from '../../testing/fixture.ts';
import { type Desk, openDesk } from './desk.testing.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.t.close());
afterEach(() => desk.switchOff());

test('a rule that cannot work is refused with the part that is wrong; half a rule may be kept while it is off', async () => {
  const { t, sellers } = desk;
  const [anna] = (await sellers(1)) as [Client];
  const refused = async (values: object): Promise<unknown> =>
    (await t.owner.post('/assignment-rules', { name: 'x', entity: 'deals.deal', ...values })).body.problems;
  const user = crypto.randomUUID();
  for (const [values, field, code] of [
    [{ entity: 'activities.note' }, 'entity', 'not_assigned_by_rules'],
    [{ gives: { to: 'moon' } }, 'gives.to', 'invalid_value'],
    [{ gives: { to: 'user', user } }, 'gives.user', 'no_such_record'],
    [
      { gives: { to: 'turns', people: [{ user: anna.id, weight: 0 }] } },
      'gives.people.0.weight',
      'invalid_value',
    ],
    [
      { gives: { to: 'turns', people: [{ user: anna.id }, { user: anna.id }] } },
      'gives.people.1.user',
      'named_twice',
    ],
    [{ gives: { to: 'turns', people: [], department: user } }, 'gives.department', 'no_such_record'],
    [{ entity: 'contacts.party', gives: { to: 'responsible' } }, 'gives.to', 'rule_needs_customer'],
    [{ condition: { field: 'nosuch', op: 'eq', value: 1 } }, 'condition', 'unknown_field'],
    [{ condition: { field: 'owner', op: 'eq', value: '@me' } }, 'condition', 'value_does_not_fit'],
    [{ isActive: true }, 'gives.people', 'required'],
    [{ mostADay: 0 }, 'mostADay', 'too_small'],
  ] as const)
    expect(await refused(values), JSON.stringify(values)).toMatchObject([{ field, code }]);
  expect((await t.owner.post('/assignment-rules', { name: 'half', entity: 'deals.deal' })).status).toBe(201);
  for (const who of [anna, await t.user('head')]) {
    const tried = { entity: 'deals.deal', condition: null, gives: { to: 'user', user: who.id } };
    const answers = [
      await who.get('/assignment-rules'),
      await who.post('/assignment-rules', { name: 'mine', ...tried, isActive: true }),
      await who.post('/assignment-rules/tryOut', tried),
    ];
    expect(answers.map((a) => [a.status, a.body.items])).toEqual([
      [200, []],
      [403, undefined],
      [403, undefined],
    ]);
  }
});

test('tried on the past: who would have got how many, without what earlier rules take', async () => {
  await using own = await startTestApp();
  const people = await Promise.all([1, 2, 3].map(() => own.user('seller')));
  const [anna, boris, vera] = people as [Client, Client, Client];
  const party = (await own.owner.post('/companies', { name: 'Past', owner: vera.id })).body.id;
  for (let i = 0; i < 9; i++)
    await own.owner.post('/deals', { name: `Past ${i}`, party, tags: i < 3 ? ['taken'] : [] });
  const tried = (values: object) =>
    own.owner.post('/assignment-rules/tryOut', { entity: 'deals.deal', condition: null, ...values });
  const gives = {
    to: 'turns',
    people: [{ user: anna.id, weight: 2 }, { user: boris.id }],
  };
  expect((await tried({ gives })).body).toEqual({
    days: 90,
    count: 9,
    isMore: false,
    takenBefore: 0,
    people: [
      { id: anna.id, name: anna.name, count: 6 },
      { id: boris.id, name: boris.name, count: 3 },
    ],
    nobody: 0,
  });
  await own.owner.post('/assignment-rules', {
    name: 'first',
    entity: 'deals.deal',
    isActive: true,
    gives: { to: 'user', user: vera.id },
    condition: { field: 'tags', op: 'has', value: 'taken' },
  });
  expect((await tried({ gives: { to: 'responsible' }, mostADay: 4 })).body).toMatchObject({
    count: 6,
    takenBefore: 3,
    people: [{ id: vera.id, count: 4 }],
    nobody: 2,
  });
  await own.owner.post('/delegations', { from: boris.id, to: vera.id, since: own.day(), until: own.day() });
  expect((await tried({ gives })).body['people'], 'who was away on the day').toMatchObject([
    { id: anna.id, count: 6 },
  ]);
  expect((await tried({ gives: { to: 'turns', people: [] } })).body.problems).toMatchObject([
    { field: 'gives.people', code: 'required' },
  ]);
});
