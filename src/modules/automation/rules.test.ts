import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { dealOf, makeRule, runsOf, startRule, tasksOf, thank, withoutRules, work } from './desk.testing.ts';

let t: TestApp;
let anna: Client;
let boss: Client;
beforeAll(async () => {
  t = await startTestApp();
  boss = await t.user('head', { name: 'Boss' });
  const department = await t.department('Sales', { head: boss.id });
  anna = await t.user('seller', { name: 'Anna', department });
});
afterAll(() => t.close());
beforeEach(() => withoutRules(t));

let roles = 0;
const deal = (more: object = {}): Promise<string> => dealOf(t, anna.id, more);

test('a seller neither reads nor writes rules, runs and webhooks', async () => {
  const id = await makeRule(t, { trigger: { on: 'event', verb: 'win' }, actions: [thank] });
  for (const who of [anna, boss]) {
    for (const path of ['automation-rules', 'automation-runs', 'automation-webhooks'])
      expect((await who.get(`/${path}`)).body.items).toEqual([]);
    expect((await who.get(`/automation-rules/${id}`)).status).toBe(404);
    for (const path of [`/automation-rules/${id}/switchOn`, `/automation-rules/${id}/tryOut`])
      expect((await who.post(path)).status).toBe(404);
    expect((await who.patch(`/automation-rules/${id}`, { name: 'Mine' })).status).toBe(404);
    expect((await who.post('/automation-rules', { name: 'R', entity: 'deals.deal' })).status).toBe(403);
    expect((await who.post('/automation-webhooks', { name: 'R', url: 'https://example.com' })).status).toBe(
      403,
    );
    expect((await who.get('/automation/entities')).status).toBe(403);
    expect((await who.get('/outgoing-hosts')).status).toBe(403);
    expect((await who.put('/outgoing-hosts', { hosts: ['localhost'] })).status).toBe(403);
  }
  expect((await t.owner.get(`/automation-rules/${id}`)).body).toMatchObject({ name: 'Rule', isOn: false });
});

test('what cannot work is refused, naming the field', async () => {
  const refused = async (rule: object) => {
    const answer = await t.owner.post('/automation-rules', { name: 'R', entity: 'deals.deal', ...rule });
    expect(answer.status, answer.text).toBe(422);
    return answer.body.problems.map((p) => [p.field, p.code, p.params?.['name']]);
  };
  const set = (values: object) => ({ actions: [{ do: 'set', values }] });
  expect(await refused(set({ stage: 'x' }))).toEqual([['actions.0.values.stage', 'read_only', 'stage']]);
  expect(await refused(set({ nonsense: 1 }))).toEqual([
    ['actions.0.values.nonsense', 'unknown_field', 'nonsense'],
  ]);
  expect(await refused(set({ expectedOn: 'soon' }))).toEqual([
    ['actions.0.values.expectedOn', 'invalid_date', 'expectedOn'],
  ]);
  expect(await refused({ entity: 'access.user' })).toEqual([['entity', 'unknown_entity', undefined]]);
  expect(await refused({ trigger: { on: 'event', verb: 'dance' } })).toEqual([
    ['trigger.verb', 'unknown_verb', 'dance'],
  ]);
  expect(
    await refused({ trigger: { on: 'time', field: 'name', count: 1, unit: 'day', side: 'after' } }),
  ).toEqual([['trigger.field', 'not_a_time', 'name']]);
  expect(
    await refused({ trigger: { on: 'time', field: 'closedOn', count: 1, unit: 'hour', side: 'after' } }),
  ).toEqual([['trigger.unit', 'days_only', 'closedOn']]);
  expect(await refused({ condition: { field: 'party.secret', op: 'eq', value: '1' } })).toEqual([
    ['condition', 'unknown_field', 'secret'],
  ]);
  expect(await refused({ actions: [{ ...thank, title: 'Thank {nobody}' }] })).toEqual([
    ['actions.0.title', 'unknown_field', 'nobody'],
  ]);
  expect(await refused({ actions: [{ do: 'verb', verb: 'lose', input: {} }] })).toEqual([
    ['actions.0.input.reason', 'invalid_value', undefined],
  ]);
  expect((await refused({ actions: [{ do: 'dance' }] }))[0]?.[0]).toBe('actions.0.do');
  const empty = await makeRule(t, { trigger: { on: 'condition' }, actions: [] });
  const on = await t.owner.post(`/automation-rules/${empty}/switchOn`);
  expect(on.body.problems.map((p) => p.field)).toEqual(['actions', 'trigger.filter']);
});

test('what runs is not changed under its feet', async () => {
  const id = await startRule(t, { trigger: { on: 'event', verb: 'win' }, actions: [thank] });
  const changed = await t.owner.patch(`/automation-rules/${id}`, { actions: [] });
  expect(changed.body.problems).toMatchObject([{ field: 'actions', code: 'switch_off_first' }]);
  expect((await t.owner.patch(`/automation-rules/${id}`, { name: 'Another' })).status).toBe(200);
  expect((await t.owner.post(`/automation-rules/${id}/switchOff`)).status).toBe(200);
  expect((await t.owner.patch(`/automation-rules/${id}`, { actions: [] })).status).toBe(200);
});

test('a rule does no more than whoever switched it on may do now', async () => {
  const admin = await t.user('administrator');
  const id = await makeRule(t, { trigger: { on: 'event', verb: 'win' }, actions: [thank] });
  expect((await admin.post(`/automation-rules/${id}/switchOn`)).status).toBe(200);
  expect((await t.owner.post(`/users/${admin.id}/deactivate`, {})).status).toBe(200);
  const won = await deal();
  await anna.post(`/deals/${won}/win`);
  await work(t);
  expect(await runsOf(t, id)).toMatchObject([{ outcome: 'failed', reason: 'voucher_gone' }]);
  expect(await tasksOf(t, won)).toEqual([]);
  await anna.post(`/deals/${await deal()}/win`);
  await work(t);
  const told = (await t.owner.get<{ items: { kind: string; record: string }[] }>('/notifications')).body
    .items;
  expect(
    told.filter((n) => n.kind === 'ruleFailed' && n.record === id),
    'once a day',
  ).toHaveLength(1);
});

test('tried on history it says what it would have done, and writes nothing', async () => {
  const id = await makeRule(t, {
    trigger: { on: 'event', verb: 'win' },
    condition: { field: 'number', op: 'eq', value: 'TRIED' },
    actions: [thank],
  });
  const [won, other] = [await deal({ number: 'TRIED' }), await deal()];
  for (const one of [won, other]) await anna.post(`/deals/${one}/win`);
  const changedFrom = await makeRule(t, {
    trigger: { on: 'event', verb: 'changed', fields: ['outcome'], from: 'open', to: 'won' },
    condition: { field: 'number', op: 'eq', value: 'TRIED' },
    actions: [],
  });
  const sums = async () =>
    t.db.rows(sql`select (select count(*) from task) as a, (select count(*) from audit_entry) as b, (select count(*) from event) as c,
      (select count(*) from automation_run) as d, (select sum(version) from automation_rule) as e, (select count(*) from pgboss.job) as f`);
  const before = await sums();
  for (const rule of [id, changedFrom]) {
    const tried = await t.owner.post<{ count: number; records: { id: string; title: string }[] }>(
      `/automation-rules/${rule}/tryOut`,
    );
    expect(tried.body, tried.text).toMatchObject({ count: 1, isMore: false, records: [{ id: won }] });
    expect(tried.body.records[0]?.title).toMatch(/^Chairs/);
  }
  expect(await sums()).toEqual(before);
});

test('whoever administers but does not see everything tries rules within what they see, and vouches for none', async () => {
  const own = { read: 'own', write: 'own', remove: 'own', create: true, export: false };
  const role = (fields: object, all: object) =>
    t.owner.post('/roles', {
      name: `Role ${++roles}`,
      permissions: { entities: { '*': all }, fields, rights: ['administer'] },
    });
  const give = async (id: string, made: Awaited<ReturnType<typeof role>>): Promise<void> => {
    expect((await t.owner.post(`/users/${id}/setRoles`, { roles: [made.body.id] })).status).toBe(200);
  };
  const [narrow, blind] = [await t.user([]), await t.user([])];
  await give(narrow.id, await role({}, own));
  const everything = { read: 'all', write: 'all', remove: 'all', create: true, export: true };
  await give(blind.id, await role({ 'deals.deal': { amount: 'hidden', number: 'readOnly' } }, everything));
  const mine = await deal({ number: 'NARROW', owner: narrow.id });
  const other = await deal({ number: 'NARROW' });
  for (const one of [mine, other]) expect((await t.owner.post(`/deals/${one}/win`)).status).toBe(200);
  const trigger = { on: 'event' as const, verb: 'win' };
  const condition = { field: 'number', op: 'eq', value: 'NARROW' };
  const rule = await makeRule(t, { trigger, condition, actions: [thank] });
  const count = async (who: Client) =>
    (await who.post<{ count: number }>(`/automation-rules/${rule}/tryOut`)).body.count;
  expect([await count(t.owner), await count(narrow)]).toEqual([2, 1]);
  const problems = async (who: Client, id: string) =>
    (await who.post(`/automation-rules/${id}/switchOn`)).body.problems.map((p) => [p.field, p.code]);
  expect(await problems(narrow, rule)).toEqual([['entity', 'not_all_records']]);
  const secret = await makeRule(t, {
    trigger,
    condition: { field: 'amount', op: 'gt', value: '1' },
    actions: [{ do: 'set', values: { number: '1' } }],
  });
  expect(await problems(blind, secret)).toEqual([
    ['condition', 'unknown_field'],
    ['actions.0.values.number', 'read_only'],
  ]);
  expect((await t.owner.get(`/automation-rules/${secret}`)).body['isOn']).toBe(false);
});
