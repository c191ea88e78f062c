import { sql } from '../../platform/database/sql.ts';
import { jobsOfSubscribers } from '../../platform/events/dispatch.ts';
import type { Row } from '../../testing/client.ts';
import type { TestApp } from '../../testing/fixture.ts';
import type { Action, Trigger } from './parts.rules.ts';

interface Waiting {
  id: string;
  data: object;
}
const QUEUE = 'on.automation.run';

/** What waits in the queue for rules. */
export const waiting = (t: TestApp): Promise<Waiting[]> =>
  t.db.rows<Waiting>(
    sql`select id, data from pgboss.job where name = ${QUEUE} and state = 'created' order by created_on, id`,
  );

/** Does what workers would: all that waits, and all that follows from it. Resolves to how many jobs that were. */
export async function work(t: TestApp): Promise<number> {
  const job = jobsOfSubscribers(t.app.registry).find((j) => j.name === QUEUE);
  for (let done = 0; ; ) {
    const jobs = await waiting(t);
    if (!jobs.length || done > 200) return done;
    for (const { id, data } of jobs) {
      await t.db.rows(sql`delete from pgboss.job where id = ${id}`);
      await job?.run(t.system(), data);
      done++;
    }
  }
}

export interface NewRule {
  name?: string;
  entity?: string;
  trigger: Trigger;
  condition?: object | null;
  actions: Action[];
}
/** Makes a rule and leaves it off. */
export async function makeRule(t: TestApp, rule: NewRule): Promise<string> {
  const made = await t.owner.post('/automation-rules', { name: 'Rule', entity: 'deals.deal', ...rule });
  if (made.status !== 201) throw new Error(made.text);
  return made.body.id;
}
export async function startRule(t: TestApp, rule: NewRule, input = {}): Promise<string> {
  const id = await makeRule(t, rule);
  const on = await t.owner.post(`/automation-rules/${id}/switchOn`, input);
  if (on.status !== 200) throw new Error(on.text);
  return id;
}

/** The log of a rule, the newest line first. */
export const runsOf = async (t: TestApp, rule: string): Promise<Row[]> =>
  (
    await t.owner.get('/automation-runs', {
      filter: { field: 'rule', op: 'eq', value: rule },
      sort: '-at',
    })
  ).body.items;

/** Takes all rules away, so that tests do not meet each other's. */
export async function withoutRules(t: TestApp): Promise<void> {
  await t.db.rows(sql`delete from automation_delivery`);
  await t.db.rows(sql`delete from automation_run`);
  await t.db.rows(sql`update automation_rule set is_on = false`);
  await t.db.rows(sql`delete from pgboss.job where name = ${QUEUE}`);
}

const customers = new WeakMap<TestApp, Promise<string>>();
/** A deal of the one customer of these tests. */
export async function makeDeal(t: TestApp, more: object = {}): Promise<string> {
  const known = customers.get(t) ?? t.owner.post('/companies', { name: 'Acme' }).then((made) => made.body.id);
  customers.set(t, known);
  const made = await t.owner.post('/deals', {
    name: 'Chairs',
    openedOn: '2026-01-10',
    party: await known,
    ...more,
  });
  if (made.status !== 201) throw new Error(made.text);
  return made.body.id;
}

/** To call whoever is responsible, three working days later. */
export const thank: Action = {
  do: 'task',
  title: 'Thank {customer} for {name}',
  kind: 'call',
  dueDays: 3,
  isBusiness: true,
  assignee: { who: 'responsible' },
};

let serial = 0;
/** A deal of a customer of its own, of whom the seller is responsible. */
export async function dealOf(t: TestApp, seller: string, more: object = {}): Promise<string> {
  const party = await t.owner.post('/companies', { name: `Acme ${++serial}`, owner: seller });
  return makeDeal(t, { name: `Chairs ${serial}`, party: party.body.id, owner: seller, ...more });
}

/** Tasks of the deal that no stage asked for. */
export async function tasksOf(t: TestApp, deal: string): Promise<Row[]> {
  const all = [
    { field: 'deal', op: 'eq', value: deal },
    { field: 'stageTask', op: 'empty' },
  ];
  return (await t.owner.get('/tasks', { filter: { all } })).body.items;
}
