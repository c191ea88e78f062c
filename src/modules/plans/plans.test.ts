import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asSystem } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { loadWorkDays } from './days-off.ts';
import { after, freeDay, isInSeason } from './due-day.ts';
import { reviewAll, reviewPlans } from './review.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
});
afterAll(() => t.close());
beforeEach(async () => {
  for (const { id } of (await t.owner.get<{ items: { id: string }[] }>('/contact-policies')).body.items)
    await t.owner.delete(`/contact-policies/${id}`);
  await t.db.rows(sql`delete from planned_contact`);
});

interface Planned {
  id: string;
  dueOn: string;
  state: string;
  kind: string;
  doneOn: string | null;
  lateDays: number | null;
  assignee: { id: string } | null;
  activity: { id: string } | null;
  version: number;
}
const system = () => asSystem(t.system(), 'test');
const review = () => reviewAll(system());
const planOf = async (party: string): Promise<Planned[]> =>
  (
    await t.owner.get<{ items: Planned[] }>('/planned-contacts', {
      filter: { field: 'party', op: 'in', value: [party] },
      sort: 'createdAt,dueOn',
    })
  ).body.items;
const open = async (party: string): Promise<Planned | undefined> =>
  (await planOf(party)).find((p) => p.state === 'planned');
async function company(name: string, more: object = {}): Promise<string> {
  const made = await t.owner.post<{ id: string }>('/companies', { name, owner: anna.id, ...more });
  expect(made.status).toBe(201);
  return made.body.id;
}
async function policy(more: object): Promise<string> {
  const made = await t.owner.post<{ id: string }>('/contact-policies', {
    name: 'Monthly',
    every: 1,
    unit: 'month',
    ...more,
  });
  expect(made.body).toMatchObject({ id: expect.any(String) });
  expect((await t.owner.post(`/contact-policies/${made.body.id}/switchOn`)).status).toBe(200);
  return made.body.id;
}
const day = (offset?: number): string => t.day(offset);
async function call(party: string, at: string, more: object = {}): Promise<string> {
  const made = await anna.post<{ id: string }>('/calls/log', { party, ...more });
  expect(made.status).toBe(200);
  // Today's is now: ten o'clock may be yet to come.
  if (at !== day(0))
    await t.db.rows(sql`update call set at = ${`${at}T10:00:00+05:00`} where id = ${made.body.id}`);
  return made.body.id;
}

test('a plan is filled by the calls that took place, early, in time and late, and the next one follows', async () => {
  const acme = await company('Acme');
  await call(acme, day(-40));
  await policy({ kind: 'call' });
  await review();
  const first = await open(acme);
  expect(first?.assignee?.id).toBe(anna.id);
  expect((first?.dueOn ?? '') >= Temporal.PlainDate.from(day(-40)).add({ months: 1 }).toString()).toBe(true);
  await review();
  expect(await planOf(acme), 'a second pass changes nothing').toHaveLength(1);

  await anna.post('/calls/log', { party: acme, outcome: 'noAnswer' });
  await review();
  expect((await open(acme))?.id, 'nobody answered: no contact').toBe(first?.id);
  const made = await call(acme, day(0));
  await review();
  const [done, next] = await planOf(acme);
  expect(done).toMatchObject({ state: 'done', doneOn: day(0), activity: { id: made } });
  expect(done?.lateDays).toBe(Temporal.PlainDate.from(first?.dueOn ?? '').until(day(0)).days);
  expect(next?.state).toBe('planned');
  expect((next?.dueOn ?? '') >= Temporal.PlainDate.from(day(0)).add({ months: 1 }).toString()).toBe(true);
});

test('a call with somebody who works there is a contact with the company', async () => {
  const acme = await company('Umbrella');
  const person = (
    await t.owner.post<{ id: string }>('/people', { firstName: 'Ivan', lastName: 'Petrov', owner: anna.id })
  ).body.id;
  expect((await t.owner.post('/employments', { person, company: acme, isMain: true })).status).toBe(201);
  await policy({ every: 1, unit: 'week', condition: { field: 'name', op: 'eq', value: 'Umbrella' } });
  await review();
  const before = await open(acme);
  await call(person, day(0));
  await review();
  expect((await planOf(acme)).find((p) => p.id === before?.id)).toMatchObject({ state: 'done' });
});

test('one customer’s own policy goes before that of the class, another channel stands beside, and no two fall on one day', async () => {
  const acme = await company('Cyberdyne', { segments: ['key'] });
  await call(acme, day(-100));
  await policy({ kind: 'call', condition: { field: 'segments', op: 'has', value: 'key' } });
  const own = await policy({ name: 'Weekly', kind: 'call', every: 1, unit: 'week', party: acme });
  await policy({
    name: 'Visit',
    kind: 'visit',
    every: 1,
    unit: 'year',
    condition: { field: 'segments', op: 'has', value: 'key' },
  });
  await policy({ name: 'Any', kind: 'any', every: 1, unit: 'week', party: acme });
  await review();
  const plan = (await planOf(acme)).filter((p) => p.state === 'planned');
  expect(plan.map((p) => p.kind).sort()).toEqual(['any', 'call', 'visit']);
  expect(new Set(plan.map((p) => p.dueOn)).size).toBe(3);
  expect(plan.every((p) => Temporal.PlainDate.from(p.dueOn).dayOfWeek <= 5)).toBe(true);
  await t.owner.post(`/contact-policies/${own}/switchOff`);
  await review();
  const calls = (await planOf(acme)).filter((p) => p.kind === 'call');
  expect(calls.map((p) => p.state).sort()).toEqual(['cancelled', 'planned']);
});

test('a contact that did not happen is missed, and the next is planned for a day to come', async () => {
  const acme = await company('Tyrell');
  await call(acme, day(-90));
  await policy({ kind: 'call', graceDays: 10, party: acme });
  await review();
  const first = await open(acme);
  expect((first?.dueOn ?? '') >= day(0), 'nobody is blamed for what was never asked').toBe(true);
  await t.db.rows(sql`update planned_contact set due_on = ${day(-12)} where id = ${first?.id}`);
  await review();
  const [missed, next] = await planOf(acme);
  expect(missed).toMatchObject({ id: first?.id, state: 'missed' });
  expect((next?.dueOn ?? '') > day(0)).toBe(true);
});

test('who was last contacted a little too long ago is overdue at once', async () => {
  const acme = await company('Weyland');
  await call(acme, day(-40));
  await policy({ kind: 'call', graceDays: 14, party: acme });
  await review();
  expect((await open(acme))?.dueOn.localeCompare(day(0))).toBe(-1);
});

test('the function in the account team decides who calls, and a change of team or owner acts at once', async () => {
  const acme = await company('Wonka');
  const lists = await t.owner.get<{ items: { id: string }[] }>('/choices', {
    filter: { field: 'list', op: 'eq', value: 'teams.function' },
  });
  const fn = lists.body.items[0]?.id;
  await policy({ function: fn, party: acme });
  await review();
  expect((await open(acme))?.assignee?.id).toBe(anna.id);
  const member = await t.owner.post<{ id: string }>('/account-team-members', {
    party: acme,
    user: boris.id,
    function: fn,
  });
  expect(member.status).toBe(201);
  await reviewPlans(system(), [acme]);
  expect((await open(acme))?.assignee?.id).toBe(boris.id);
});

test('a policy is tried on the base before it asks anything', async () => {
  for (let i = 0; i < 4; i++) await company(`Trial ${i}`, { segments: ['trial'] });
  const made = await t.owner.post<{ id: string }>('/contact-policies', {
    name: 'Trial',
    every: 2,
    unit: 'week',
    condition: { field: 'segments', op: 'has', value: 'trial' },
  });
  const trial = await t.owner.post<{ customers: number; people: object[] }>(
    `/contact-policies/${made.body.id}/tryOut`,
  );
  expect(trial.body).toMatchObject({
    customers: 4,
    never: 4,
    overdue: 0,
    people: [{ id: anna.id, name: 'Anna', customers: 4, perWeek: 2 }],
  });
  await review();
  expect(await t.db.rows(sql`select 1 from planned_contact`)).toHaveLength(0);
});

test('two reviews of one customer at once plan one contact', async () => {
  const acme = await company('Racer');
  await policy({ party: acme });
  await Promise.all(Array.from({ length: 6 }, () => reviewPlans(system(), [acme])));
  expect(await planOf(acme)).toHaveLength(1);
});

test('sellers see the plan of their customers, move a contact, and cannot tick it off', async () => {
  const acme = await company('Initech');
  await policy({ party: acme });
  await review();
  const planned = await open(acme);
  const path = `/planned-contacts/${planned?.id}`;
  expect((await boris.get(path)).status).toBe(404);
  expect((await anna.patch(path, { dueOn: day(3), version: planned?.version })).status).toBe(200);
  const ticked = await anna.patch(path, { state: 'done' });
  expect(ticked.status).toBe(422);
  expect((await open(acme))?.dueOn).toBe(day(3));
  await review();
  expect((await open(acme))?.dueOn, 'a moved contact stays where it was put').toBe(day(3));
  expect((await anna.post('/contact-policies', { name: 'Mine' })).status).toBe(403);
  const bad = await t.owner.post('/contact-policies', {
    name: 'Bad',
    condition: { field: 'nothing', op: 'eq', value: 1 },
  });
  expect(bad.body.problems).toMatchObject([{ field: 'condition', code: 'invalid_filter' }]);
  const season = await t.owner.post('/contact-policies', { name: 'Bad', seasonFrom: 3 });
  expect(season.body.problems).toMatchObject([{ field: 'seasonUntil', code: 'required' }]);
});

test('days are working days, in season, after months of any length', () => {
  const on = (text: string) => Temporal.PlainDate.from(text);
  const week = { isWorkday: (d: Temporal.PlainDate) => d.dayOfWeek <= 5 && d.toString() !== '2027-01-01' };
  expect(after(on('2026-01-31'), { every: 1, unit: 'month' }).toString()).toBe('2026-02-28');
  expect(freeDay(on('2027-01-01'), { seasonFrom: null, seasonUntil: null }, week, new Set()).toString()).toBe(
    '2027-01-04',
  );
  expect(
    freeDay(
      on('2027-01-04'),
      { seasonFrom: null, seasonUntil: null },
      week,
      new Set(['2027-01-04']),
    ).toString(),
  ).toBe('2027-01-05');
  const winter = { seasonFrom: 11, seasonUntil: 2 };
  expect(
    [1, 2, 3, 10, 11, 12].filter((m) => isInSeason(on(`2026-${String(m).padStart(2, '0')}-10`), winter)),
  ).toEqual([1, 2, 11, 12]);
  expect(freeDay(on('2026-03-05'), winter, week, new Set()).toString()).toBe('2026-11-02');
});

test('contacts are planned for the days on which the company works', async () => {
  const saturday = Temporal.PlainDate.from('2027-02-06');
  const isWorked = async () => (await loadWorkDays(system())).isWorkday(saturday);
  expect(await isWorked()).toBe(false);
  const hours = { days: [1, 2, 3, 4, 5, 6], from: '09:00', until: '18:00' };
  expect((await t.owner.put('/calendar/hours', hours)).status).toBe(200);
  expect(await isWorked()).toBe(true);
  expect((await t.owner.post('/days-off', { name: 'Holiday', date: '2027-02-06' })).status).toBe(201);
  expect(await isWorked()).toBe(false);
});
