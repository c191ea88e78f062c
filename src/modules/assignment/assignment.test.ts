import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Context, transact } from '../../platform/context.ts';
import { compile, type Fragment, type Statement, sql } from '../../platform/database/sql.ts';
import { settle, withBatching } from '../../platform/records/batching.ts';
import { createRecord } from '../../platform/records/write.ts';
import { type Client, clientOf } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { Deal } from '../deals/public.ts';

let t: TestApp;
let key: Client;
beforeAll(async () => {
  t = await startTestApp();
  key = await keyOf(t.owner);
});
afterAll(() => t.close());
/** Rules of one test are not in the way of another. */
afterEach(async () => {
  for (const { id } of (await t.owner.get('/assignment-rules', { limit: 200 })).body.items)
    await t.owner.patch(`/assignment-rules/${id}`, { isActive: false });
});

async function keyOf(who: Client): Promise<Client> {
  const { body } = await who.post<{ key: string }>('/me/api-keys', {
    name: 'site',
    scopes: ['read', 'write'],
    expiresAt: null,
  });
  return clientOf(t.server, { authorization: `Bearer ${body.key}` }, who.id);
}
const rule = async (values: object): Promise<string> => {
  const { status, body, text } = await t.owner.post('/assignment-rules', {
    name: `Rule ${crypto.randomUUID()}`,
    entity: 'deals.deal',
    isActive: true,
    ...values,
  });
  expect(status, text).toBe(201);
  return body.id;
};
const sellers = (count: number): Promise<Client[]> =>
  Promise.all(Array.from({ length: count }, () => t.user('seller')));
const among = (to: string, people: Client[], more: object = {}) => ({
  to,
  people: people.map((p) => ({ user: p.id, ...more })),
});
const company = async (values: object = {}): Promise<string> =>
  (await t.owner.post('/companies', { name: `Customer ${crypto.randomUUID()}`, ...values })).body.id;
const deal = async (who: Client, values: object = {}) => {
  const { status, body, text } = await who.post('/deals', { name: 'Lead', ...values });
  expect(status, text).toBe(201);
  return body;
};
const ownerOf = async (id: string, route = 'deals'): Promise<string | null> =>
  ((await t.owner.get(`/${route}/${id}`)).body['owner'] as { id: string } | null)?.id ?? null;
const logOf = async (id: string) =>
  (
    await t.owner.get('/assignment-log', {
      filter: { field: 'rule', op: 'eq', value: id },
      sort: '-at',
      limit: 200,
    })
  ).body.items;

test('by turns sixty made at once are twenty each, and one taken back takes no turn', async () => {
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

test('whoever gets it is told, the timeline says by which rule, and its first tasks go along', async () => {
  const [anna] = (await sellers(1)) as [Client];
  const id = await rule({ name: 'Leads of the site', gives: { to: 'user', user: anna.id } });
  const party = await company();
  const made = await deal(key, { party });
  const told = await anna.get('/notifications');
  expect(told.body.items[0]).toMatchObject({ kind: 'assigned', title: 'Lead' });
  expect((await t.owner.get('/notifications')).body.items).toEqual([]);
  const timeline = (await t.owner.get(`/deals/${made.id}/timeline`)).body.items;
  expect(timeline.find((i) => i['verb'] === 'assignByRules')).toMatchObject({
    actor: null,
    data: { to: anna.name, rule: { id, name: 'Leads of the site' } },
  });
  const tasks = await t.db.rows<{ owner: string }>(
    sql`select assignee_id as owner from task where deal_id = ${made.id}`,
  );
  expect(tasks.length, 'the first stage has tasks').toBeGreaterThan(0);
  expect(tasks.filter((task) => task.owner !== anna.id)).toEqual([]);
});

test('an import gives live records by turns and tells each once; history stays as it is', async () => {
  const people = await sellers(2);
  await rule({ gives: among('turns', people) });
  const party = await company();
  const importing: Context = {
    ...t.system(),
    userId: t.owner.id,
    mode: 'live',
    isImport: true,
    batch: crypto.randomUUID(),
  };
  const ids = await transact(importing, async (tx) => {
    const ctx = withBatching(tx);
    const made: string[] = [];
    for (let i = 0; i < 10; i++)
      made.push((await createRecord(ctx, Deal, { name: `Row ${i}`, party, openedOn: t.day() })).id);
    await settle(ctx);
    return made;
  });
  const owners = await Promise.all(ids.map((id) => ownerOf(id)));
  expect(people.map((p) => owners.filter((o) => o === p.id).length)).toEqual([5, 5]);
  for (const who of people)
    expect((await who.get('/notifications')).body.items.map((n) => n['kind'])).toEqual(['assignedMany']);
  const old = await transact({ ...importing, mode: 'historical' }, (ctx) =>
    createRecord(ctx, Deal, { name: 'Long ago', party }),
  );
  expect(await ownerOf(old.id)).toBe(null);
});

test('by hand on many: each by itself, reported, told once, and undone as one', async () => {
  const [anna, boris, helper] = (await sellers(3)) as [Client, Client, Client];
  await rule({
    gives: among('turns', [anna, boris]),
    condition: { field: 'tags', op: 'has', value: 'many' },
  });
  const party = await company();
  const fits = await Promise.all([1, 2, 3, 4].map(() => deal(t.owner, { party, tags: ['many'] })));
  const other = await deal(t.owner, { party });
  const ids = [...fits, other].map((d) => d.id);
  const { body } = await t.owner.post<{
    batch: string;
    done: number;
    refused: { id: string; code: string }[];
  }>('/deals/batch', { ids, verb: 'assignByRules' });
  expect(body).toMatchObject({ done: 4, refused: [{ id: other.id, code: 'no_assignment_rule_fits' }] });
  const owners = await Promise.all(fits.map((d) => ownerOf(d.id)));
  expect([anna, boris].map((p) => owners.filter((o) => o === p.id).length)).toEqual([2, 2]);
  expect((await anna.get('/notifications')).body.items.map((n) => n['kind'])).toEqual(['assignedMany']);
  expect((await helper.post(`/deals/${other.id}/assignByRules`)).status, 'not to be seen').toBe(404);
  expect((await t.owner.post('/undo', { batch: body.batch })).body).toMatchObject({ undone: 4, kept: [] });
  expect(await Promise.all(fits.map((d) => ownerOf(d.id)))).toEqual(fits.map(() => t.owner.id));
});

test('a rule that cannot work is refused with the part that is wrong; half a rule may be kept while it is off', async () => {
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

test('without a rule a create asks the database no more than before', async () => {
  const party = await company();
  const asked = (): Promise<string[]> =>
    transact({ ...t.system(), mode: 'live' }, async (ctx) => {
      const heard: string[] = [];
      const hear = <Q extends Fragment | Statement>(query: Q): Q => {
        heard.push('text' in query ? query.text : compile(query).text);
        return query;
      };
      const db: Context['db'] = {
        ...ctx.db,
        rows: (query) => ctx.db.rows(hear(query)),
        one: (query) => ctx.db.one(hear(query)),
        send: (query, explain) => ctx.db.send(hear(query), explain),
        transaction: (run) => run(db),
      };
      await createRecord({ ...ctx, db }, Deal, { name: 'counted', party });
      return heard;
    });
  await asked();
  const without = await asked();
  expect(without.length).toBeGreaterThan(3);
  expect(without.filter((text) => text.includes('assignment'))).toEqual([]);
  await rule({ gives: { to: 'user', user: t.owner.id } });
  expect((await asked()).filter((text) => text.includes('assignment')).length).toBeGreaterThan(0);
});
