import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import { jobsOfSubscribers } from '../../platform/events/dispatch.ts';
import type { Registry } from '../../platform/registry.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { isAutomatable } from './automatable.ts';
import { makeDeal, runsOf, startRule, waiting, withoutRules, work } from './desk.testing.ts';
import { sweepRuns } from './runs.ts';

let t: TestApp;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
});
afterAll(() => t.close());
beforeEach(() => withoutRules(t));

test('a rule for companies leaves people alone, one for customers takes both', async () => {
  const tag = (entity: string, segment: string) =>
    startRule(t, {
      entity,
      trigger: { on: 'event', verb: 'created' },
      actions: [{ do: 'set', values: { segments: [segment] } }],
    });
  const companies = await tag('contacts.company', 'firm');
  const all = await tag('contacts.party', 'any');
  const company = (await anna.post('/companies', { name: 'Acme' })).body.id;
  const person = (await anna.post('/people', { firstName: 'Ivan', lastName: 'Petrov' })).body.id;
  await work(t);
  const recordsOf = async (rule: string) =>
    (await runsOf(t, rule)).map((r) => (r['record'] as { id: string }).id).sort();
  expect(await recordsOf(companies)).toEqual([company]);
  expect(await recordsOf(all)).toEqual([company, person].sort());
  expect((await anna.get(`/people/${person}`)).body['segments']).toEqual(['any']);
});

test('a task that is done starts another process with its customer', async () => {
  const processes = (await t.owner.get('/processes')).body.items;
  const process = processes.find((p) => p['entity'] === 'deals.deal')?.id ?? '';
  const rule = await startRule(t, {
    entity: 'activities.task',
    trigger: { on: 'event', verb: 'complete' },
    actions: [{ do: 'deal', name: 'Again with {customer}', process, owner: { who: 'responsible' } }],
  });
  const party = (await anna.post('/companies', { name: 'Registon' })).body.id;
  const task = (await anna.post('/tasks', { title: 'Ask', party, assignee: anna.id })).body.id;
  expect((await anna.post(`/tasks/${task}/complete`, {})).status).toBe(200);
  await work(t);
  const [run] = await runsOf(t, rule);
  expect(run).toMatchObject({ outcome: 'done', results: [{ do: 'deal', is: 'done', entity: 'deals.deal' }] });
  const { id } = ((run?.['results'] ?? []) as { id: string }[])[0] ?? { id: '' };
  expect((await anna.get(`/deals/${id}`)).body).toMatchObject({
    name: 'Again with Registon',
    party: { id: party },
    owner: { id: anna.id },
    process: { id: process },
    outcome: 'open',
  });
});

test('a record is new with whichever verb it came: a task of a stage, a call that was logged', async () => {
  const rule = (entity: string) =>
    startRule(t, {
      entity,
      trigger: { on: 'event', verb: 'created' },
      actions: [{ do: 'notify', to: [{ who: 'user', user: anna.id }], text: 'New' }],
    });
  const [tasks, calls] = [await rule('activities.task'), await rule('activities.call')];
  await t.owner.post('/calls/log', { party: (await t.owner.post('/companies', { name: 'Caller' })).body.id });
  const deal = await makeDeal(t, { owner: anna.id });
  await work(t);
  const planned = (await t.owner.get('/tasks', { filter: { field: 'deal', op: 'eq', value: deal } })).body
    .items;
  expect(planned.length).toBeGreaterThan(0);
  expect((await runsOf(t, tasks)).map((r) => (r['record'] as { id: string }).id).sort()).toEqual(
    planned.map((p) => p.id).sort(),
  );
  expect(await runsOf(t, calls)).toHaveLength(1);
  const tried = await t.owner.post<{ count: number }>(`/automation-rules/${calls}/tryOut`);
  expect(tried.body.count).toBe(1);
});

test('cut off in the middle, a run leaves nothing and is done once at the next try', async () => {
  const webhook = (await t.owner.post('/automation-webhooks', { name: 'Hook', url: 'https://example.com/' }))
    .body.id;
  const rule = await startRule(t, {
    trigger: { on: 'event', verb: 'created' },
    actions: [
      { do: 'set', values: { description: 'By a rule' } },
      { do: 'webhook', webhook },
    ],
  });
  const id = await makeDeal(t, { owner: anna.id });
  const [job] = await waiting(t);
  const run = jobsOfSubscribers(t.app.registry).find((j) => j.name === 'on.automation.run');
  const cut = {
    ...t.app,
    jobs: { ...t.app.jobs, enqueue: () => Promise.reject(new Error('the server was killed')) },
  };
  await expect(run?.run({ ...t.system(), app: cut }, job?.data)).rejects.toThrow('killed');
  expect(await runsOf(t, rule)).toEqual([]);
  expect((await anna.get(`/deals/${id}`)).body['description']).toBeNull();
  await run?.run(t.system(), job?.data);
  expect(await runsOf(t, rule)).toMatchObject([{ outcome: 'done' }]);
  const sent = await t.db.rows(sql`select 1 from automation_delivery`);
  expect(sent).toHaveLength(1);
});

test('the chain of rules goes along with what other modules do after them', async () => {
  const cause = { rule: crypto.randomUUID(), name: 'First', chain: [] };
  let seen: unknown;
  const run = async (ctx: { cause?: unknown }): Promise<void> => {
    seen = ctx.cause;
  };
  const subscribers = [{ name: 'other', on: [], run }];
  const [job] = jobsOfSubscribers({ subscribers } as unknown as Registry);
  await job?.run(t.system(), { data: {}, cause });
  expect(seen).toEqual(cause);
});

test('rules are offered for every entity of the business, and for none of the settings', async () => {
  const offered = (await t.owner.get<{ items: { name: string }[] }>('/automation/entities')).body.items.map(
    (e) => e.name,
  );
  expect(offered).toEqual(t.app.registry.entities.filter(isAutomatable).map((e) => e.name));
  for (const name of [
    'deals.deal',
    'contacts.company',
    'activities.task',
    'plans.contact',
    'products.product',
  ])
    expect(offered).toContain(name);
  expect(offered.filter((n) => /^(access|settings|custom|lists|automation|views|files)\./.test(n))).toEqual(
    [],
  );
});

test('the log is kept for ninety days', async () => {
  const rule = await startRule(t, {
    trigger: { on: 'event', verb: 'created' },
    actions: [{ do: 'set', values: { number: '1' } }],
  });
  await makeDeal(t);
  await work(t);
  const sweep = sweepRuns.run;
  // Sessions end meanwhile, so the API is not asked.
  const kept = () => t.db.rows(sql`select 1 from automation_run where rule_id = ${rule}`);
  t.pass({ days: 89 });
  await sweep(t.system(), {});
  expect(await kept()).toHaveLength(1);
  t.pass({ days: 2 });
  await sweep(t.system(), {});
  expect(await kept()).toEqual([]);
});
