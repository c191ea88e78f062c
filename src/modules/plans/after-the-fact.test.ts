import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { reviewAll } from './review.ts';

let t: TestApp;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  anna = await t.user('seller', { name: 'Anna' });
});
afterAll(() => t.close());

interface Planned {
  id: string;
  dueOn: string;
  state: string;
  kind: string;
  topic: string;
  doneOn: string | null;
  lateDays: number | null;
  activity: { id: string } | null;
}
const review = () => reviewAll(asSystem(t.system(), 'test'));
const planOf = async (party: string): Promise<Planned[]> => {
  const filter = { field: 'party', op: 'in', value: [party] };
  return (await t.owner.get<{ items: Planned[] }>('/planned-contacts', { filter, sort: 'createdAt' })).body
    .items;
};
const company = async (name: string): Promise<string> =>
  (await t.owner.post('/companies', { name, owner: anna.id })).body.id;
async function policy(party: string, more: object = {}): Promise<string> {
  const made = await t.owner.post('/contact-policies', {
    name: 'Monthly',
    every: 1,
    unit: 'month',
    party,
    ...more,
  });
  expect(made.status, made.text).toBe(201);
  await t.owner.post(`/contact-policies/${made.body.id}/switchOn`);
  await review();
  return made.body.id;
}
async function change(policy: string, patch: object): Promise<void> {
  const changed = await t.owner.patch(`/contact-policies/${policy}`, patch);
  expect(changed.status, changed.text).toBe(200);
  await review();
}
const plain = (day: string) => Temporal.PlainDate.from(day);
const day = (offset?: number): string => t.day(offset);
/** The day, or the first working day after it. */
const workday = (wished: string): string => {
  const late = plain(wished).dayOfWeek - 5;
  return plain(wished)
    .add({ days: late > 0 ? 3 - late : 0 })
    .toString();
};
async function call(party: string, on?: number, more: object = {}): Promise<string> {
  const at = on === undefined ? {} : { at: `${day(on)}T10:00:00+05:00` };
  const made = await anna.post('/calls/log', { party, ...at, ...more });
  expect(made.status, made.text).toBe(200);
  return made.body.id;
}
const called = async (party: string, on?: number): Promise<string> => {
  const id = await call(party, on);
  await review();
  return id;
};

test('what is planned follows its policy when that is changed, and ends with it', async () => {
  const acme = await company('Acme');
  await call(acme, -3);
  const yearly = await policy(acme, { unit: 'year', topic: 'Prices' });
  const [first] = await planOf(acme);
  expect(first?.dueOn).toBe(workday(plain(day(-3)).add({ years: 1 }).toString()));
  await change(yearly, { unit: 'week', kind: 'call', topic: 'Stock' });
  expect(await planOf(acme)).toMatchObject([
    { id: first?.id, dueOn: workday(day(4)), kind: 'call', topic: 'Stock', state: 'planned' },
  ]);
  await anna.patch(`/planned-contacts/${first?.id}`, { dueOn: day(9) });
  await change(yearly, { unit: 'month', topic: 'Terms' });
  expect(await planOf(acme), 'moved by hand').toMatchObject([{ dueOn: day(9), topic: 'Stock' }]);
  await anna.patch(`/planned-contacts/${first?.id}`, { dueOn: workday(day(4)) });
  await change(yearly, { endsOn: day(1) });
  expect(await planOf(acme)).toMatchObject([{ id: first?.id, state: 'cancelled' }]);
});

test('nothing is planned for a day after the end of its policy, be it for a weekend between them', async () => {
  const acme = await company('Ends');
  const friday = 5 - plain(day(0)).dayOfWeek + 7;
  await call(acme, friday + 1 - 30);
  await policy(acme, { every: 30, unit: 'day', endsOn: day(friday + 2) });
  expect(await planOf(acme)).toEqual([]);
});

test('who was never contacted waits no longer because the policy is changed', async () => {
  const acme = await company('Never');
  const own = await policy(acme, { unit: 'year' });
  await t.db.rows(
    sql`update planned_contact set due_on = ${day(1)}, policy_due_on = ${day(1)} where party_id = ${acme}`,
  );
  await change(own, { name: 'Once a year' });
  expect(await planOf(acme)).toMatchObject([{ dueOn: workday(day(1)), topic: 'Once a year' }]);
});

test('a call that is deleted, or that nobody answered after all, filled nothing', async () => {
  const acme = await company('Undone');
  await call(acme, -20);
  await policy(acme);
  const [first] = await planOf(acme);
  for (const undo of [
    (id: string) => anna.delete(`/calls/${id}`),
    (id: string) => anna.patch(`/calls/${id}`, { outcome: 'noAnswer' }),
  ]) {
    const id = await called(acme);
    expect(await planOf(acme)).toContainEqual(expect.objectContaining({ id: first?.id, state: 'done' }));
    expect((await undo(id)).status).toBeLessThan(300);
    await review();
    const plan = await planOf(acme);
    expect(plan.filter((p) => p.state !== 'cancelled')).toEqual([
      expect.objectContaining({
        id: first?.id,
        state: 'planned',
        dueOn: first?.dueOn,
        doneOn: null,
        activity: null,
      }),
    ]);
  }
});

test('history that is entered later counts for the plan, and is no contact that was made early', async () => {
  const acme = await company('History');
  await policy(acme);
  const [first] = await planOf(acme);
  await called(acme, -300);
  expect(await planOf(acme)).toMatchObject([{ id: first?.id, state: 'planned', dueOn: first?.dueOn }]);
  await called(acme, -3);
  const dueOn = workday(plain(day(-3)).add({ months: 1 }).toString());
  expect(await planOf(acme)).toMatchObject([{ id: first?.id, state: 'planned', dueOn }]);
});

test('a visit that was entered after it had been given up was made', async () => {
  const acme = await company('Late word');
  await call(acme, -40);
  await policy(acme, { every: 39, unit: 'day', graceDays: 2 });
  await t.db.rows(
    sql`update planned_contact set due_on = ${day(-5)}, policy_due_on = ${day(-5)}, created_at = ${day(-30)} where party_id = ${acme}`,
  );
  await review();
  expect((await planOf(acme)).map((p) => p.state)).toEqual(['missed', 'planned']);
  await called(acme, -4);
  expect(await planOf(acme)).toMatchObject([
    { state: 'done', doneOn: day(-4), lateDays: 1 },
    { state: 'planned', dueOn: workday(day(35)) },
  ]);
});

test('what is planned for a day that becomes a holiday is moved behind it', async () => {
  const acme = await company('Holiday');
  await call(acme, -20);
  await policy(acme);
  const [first] = await planOf(acme);
  const dueOn = String(first?.dueOn);
  expect((await t.owner.post('/days-off', { name: 'Feast', date: dueOn })).status).toBe(201);
  await review();
  const next = workday(plain(dueOn).add({ days: 1 }).toString());
  expect(await planOf(acme)).toMatchObject([{ id: first?.id, dueOn: next }]);
});

test('a contact planned by hand is filled by what happens about its day, without any policy', async () => {
  for (const { id } of (await t.owner.get('/contact-policies')).body.items)
    await t.owner.delete(`/contact-policies/${id}`);
  const acme = await company('By hand');
  const plan = async (on: number, kind: string): Promise<string> => {
    const made = await anna.post('/planned-contacts', {
      party: acme,
      kind,
      dueOn: day(on),
      assignee: anna.id,
    });
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const [soon, letter, later] = [await plan(2, 'call'), await plan(0, 'letter'), await plan(20, 'any')];
  const id = await called(acme);
  const byId = new Map((await planOf(acme)).map((p) => [p.id, p]));
  expect(byId.get(soon)).toMatchObject({ state: 'done', doneOn: day(0), lateDays: -2, activity: { id } });
  expect(byId.get(letter)).toMatchObject({ state: 'planned' });
  expect(byId.get(later)).toMatchObject({ state: 'planned' });
});
