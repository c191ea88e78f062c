import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { BaseMetric } from '../../platform/metrics/metric.ts';
import { isRatio } from '../../platform/metrics/metric.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import type { CustomerAtRisk } from './company/at-risk.ts';
import type { Exception } from './exceptions.ts';
import { reviewFindings } from './findings/review.ts';
import { noteReactions } from './reactions.ts';

let t: TestApp;
let head: Client;
let anna: Client;
let boris: Client;
const people = (): Record<string, Client> => ({ seller: anna, head, owner: t.owner });
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent', currency: 'UZS' });
  head = await t.user('head', { name: 'Hanna' });
  const sales = await t.department('Sales', { head: head.id });
  anna = await t.user('seller', { name: 'Anna', department: sales });
  boris = await t.user('seller', { name: 'Boris' });
});
afterAll(() => t.close());

const money = (amount: number) => ({ amount: String(amount), currency: 'UZS' });
const day = (offset?: number): string => t.day(offset);
interface Figures {
  metrics: { condition: object; entity: string }[];
  rows: { values: Record<string, string | null>; condition: object | null }[];
}

test('a new deal’s reaction is the first thing done about it', async () => {
  const party = (await anna.post('/companies', { name: 'Fresh' })).body.id;
  const deal = (await anna.post('/deals', { name: 'Asked', party })).body.id;
  t.pass({ hours: 3 });
  await anna.post('/notes', { text: 'Looked at the request', party, deal });
  t.pass({ hours: 5 });
  await anna.post('/calls', { party, deal });
  await noteReactions(t.system());
  await noteReactions(t.system(), [deal]);
  const { items } = (await head.get('/reactions')).body;
  expect(items).toMatchObject([{ deal: { id: deal }, hours: '3' }]);
  expect((await boris.get('/reactions')).body.items).toEqual([]);
});

test('every metric is what plain SQL finds under the reader’s rights, and its records are as many', async () => {
  await arrange();
  for (const [name, who] of Object.entries(people())) {
    const ctx = {
      ...t.system(),
      grants: (await t.app.access.grantsOf(who.id)) ?? t.system().grants,
      userId: who.id,
    };
    for (const metric of t.app.registry.modules.flatMap((m) => m.metrics ?? [])) {
      if (isRatio(metric)) continue;
      expect(conditions, 'every metric is compared').toHaveProperty([metric.name]);
      const { body } = await who.get<Figures>('/figures', {
        metrics: metric.name,
        from: day(-20),
        until: day(20),
      });
      const value = body.rows[0]?.values[metric.name] ?? null;
      expect(new Decimal(value ?? 0).toFixed(4), `${metric.name} for ${name}`).toBe(
        await plainly(ctx, metric),
      );
      if (metric.fn !== 'count') continue;
      const route = t.app.registry.entity(metric.entity).route;
      const list = await who.get(`/${route}`, {
        filter: body.metrics[0]?.condition,
        count: 'true',
        limit: 1,
      });
      expect(String(list.body.count.value), `${metric.name} opens its records for ${name}`).toBe(value);
    }
  }
});

/** By hand: ids that the list shows the reader, then the tables themselves. */
async function plainly(ctx: ReturnType<TestApp['system']>, metric: BaseMetric): Promise<string> {
  const who = Object.values(people()).find((p) => p.id === ctx.userId) ?? t.owner;
  const route = t.app.registry.entity(metric.entity).route;
  const seen = (await who.get(`/${route}`, { limit: 200 })).body.items.map((r) => r.id);
  const table = sql.table(t.app.registry.entity(metric.entity).table);
  const [row] = await t.db.rows<{ value: string | null }>(
    sql`select (${sql.raw(measures[metric.name] ?? 'null')})::text as value from ${table} t where t.id = any(${seen}::uuid[]) and ${sql.raw(where(metric.name))}`,
  );
  return new Decimal(row?.value ?? 0).toFixed(4);
}
const where = (name: string): string =>
  (conditions[name] ?? 'false')
    .replaceAll('@day', `between '${day(-20)}' and '${day(20)}'`)
    .replaceAll('@local', `at time zone 'Asia/Tashkent')::date between '${day(-20)}' and '${day(20)}'`);

const quota = (metric: string, whose: string): string =>
  `t.metric = '${metric}' and t.month @day and ${{ '': 't.user_id is not null and t.product_id is null', OfDepartments: 't.department_id is not null and t.product_id is null', OfProducts: 't.user_id is not null and t.product_id is not null' }[whose]}`;
const kinds = ['won', 'wonCount', 'contacts'].flatMap((m) =>
  ['', 'OfDepartments', 'OfProducts'].map((w) => [m, w] as const),
);
const forecast = ['pipeline', 'bestCase', 'commit', 'omitted'];
const findings = ['stuck', 'silent', 'slipped', 'jumped'];
const ended = (outcome: string): string => `t.outcome in (${outcome}) and t.closed_on @day`;
const conditions: Record<string, string> = {
  'deals.pipeline': `t.outcome = 'open'`,
  'deals.open': `t.outcome = 'open'`,
  'deals.won': ended(`'won'`),
  'deals.wonCount': ended(`'won'`),
  'deals.lostCount': ended(`'lost'`),
  'deals.closedCount': ended(`'won', 'lost'`),
  'deals.average': ended(`'won'`),
  'deals.cycle': ended(`'won'`),
  'deals.count': 'true',
  'deals.opened': 't.opened_on @day',
  'deals.incomplete': `t.outcome = 'open' and t.incomplete is not null`,
  'deals.unrated': `t.outcome in ('open', 'won') and t.amount is not null and t.amount_base is null`,
  'deals.expected': `t.outcome = 'open' and t.category is distinct from 'omitted' and t.expected_on @day`,
  'activities.calls': `t.outcome = 'talked' and (t.at @local`,
  'activities.meetings': `t.state = 'held' and (t.starts_at @local`,
  'activities.letters': '(t.at @local',
  'activities.tasksDone': `t.state = 'done' and (t.done_at @local`,
  'activities.tasksOpen': `t.state = 'open' and t.due_on @day`,
  'plans.due': `t.state in ('planned', 'done', 'missed') and t.due_on @day`,
  'plans.done': `t.state = 'done' and t.due_on @day`,
  'plans.late': `t.state = 'done' and t.late_days > 0 and t.due_on @day`,
  'plans.missed': `t.state = 'missed' and t.due_on @day`,
  'control.reaction': 't.opened_on @day',
  'forecast.snapshot': 't.expected_on @day',
  'forecast.snapshotCount': 't.expected_on @day',
  ...Object.fromEntries(findings.map((f) => [`control.${f}`, `t.kind = '${f}'`])),
  ...Object.fromEntries(
    forecast.map((c) => [
      `deals.forecast.${c}`,
      `t.outcome = 'open' and t.category = '${c}' and t.expected_on @day`,
    ]),
  ),
  ...Object.fromEntries(kinds.map(([m, w]) => [`quotas.${m}${w}`, quota(m, w)])),
};
const sumOf = (column: string): string => `sum(t.${column})`;
const special: Record<string, string> = {
  'deals.pipeline': sumOf('amount_base'),
  'deals.won': sumOf('amount_base'),
  'deals.average': 'avg(t.amount_base)',
  'deals.cycle': 'avg(t.closed_on - t.opened_on)',
  'deals.expected':
    'sum(round(t.amount_base * (select s.probability from stage s where s.id = t.stage_id) / 100, 2))',
  'control.reaction': 'avg(t.hours)',
  'forecast.snapshot': sumOf('amount'),
  ...Object.fromEntries(forecast.map((c) => [`deals.forecast.${c}`, sumOf('amount_base')])),
  ...Object.fromEntries(
    kinds.map(([m, w]) => [`quotas.${m}${w}`, sumOf(m === 'won' ? 'amount_base' : 'number')]),
  ),
};
const measures: Record<string, string> = Object.fromEntries(
  Object.keys(conditions).map((name) => [name, special[name] ?? 'count(*)']),
);

/** Something of everything, of people whom the readers see and do not see. */
async function arrange(): Promise<void> {
  const [reason] = (
    await anna.get('/choices', { filter: { field: 'list', op: 'eq', value: 'deals.lossReason' } })
  ).body.items;
  for (const [i, who] of [anna, boris, head].entries()) {
    const party = (await who.post('/companies', { name: `Customer ${i}` })).body.id;
    const deals = await Promise.all(
      [10, 20, 30, 40].map(
        async (amount) =>
          (
            await who.post('/deals', {
              name: `Deal ${amount}`,
              party,
              amount: money(amount * (i + 1)),
              expectedOn: day(amount - 25),
            })
          ).body.id,
      ),
    );
    await who.post('/deals', { name: 'No rate', party, amount: { amount: '5', currency: 'KZT' } });
    await t.owner.post(`/deals/${deals[0]}/win`, {});
    await t.owner.post(`/deals/${deals[1]}/lose`, { reason: reason?.id });
    await who.patch(`/deals/${deals[2]}`, { category: 'commit' });
    await who.post('/calls', { party, deal: deals[3], at: `${day(-20)}T00:30:00+05:00` });
    await who.post('/calls', { party, at: `${day(-20)}T00:30:00+06:00` });
    await who.post('/letters', { party, subject: 'Offer' });
    const task = (await who.post('/tasks', { title: 'Do', party, dueOn: day(2) })).body.id;
    await who.post(`/tasks/${task}/complete`, {});
    await who.post('/planned-contacts', { party, kind: 'call', topic: 'News', dueOn: day(3) });
    await t.owner.post('/quotas/set', {
      cells: [
        { user: who.id, month: day(), metric: 'won', value: '100' },
        { user: who.id, month: day(), metric: 'contacts', value: '7' },
      ],
    });
    await t.db.rows(sql`update deal set stage_since = now() - interval '90 days' where id = ${deals[3]}`);
  }
  await reviewFindings(t.system());
}

test('the team’s page tells each reader of the own people only', async () => {
  const names = async (who: Client) =>
    (
      await who.get<{ sellers: { key: string }[] }>('/control/team', { from: day(-20), until: day(20) })
    ).body.sellers
      .map((s) => s.key)
      .sort();
  expect(await names(anna)).toEqual([anna.id]);
  expect(await names(head)).toEqual([anna.id, head.id].sort());
  expect(await names(t.owner)).toEqual([anna.id, boris.id, head.id].sort());
  const found = (await head.get<{ items: Exception[] }>('/exceptions')).body.items.map((f) => f.ownerName);
  expect(new Set(found)).toEqual(new Set(['Anna', 'Hanna']));
  expect((await anna.get('/control/team', { from: 'never', until: day() })).status).toBe(422);
});

test('customers are at risk who bought and are silent, or wait for twice their usual interval', async () => {
  const party = (await boris.post('/companies', { name: 'Regular' })).body.id;
  const sold = async (closedOn: string): Promise<void> => {
    const deal = (await boris.post('/deals', { name: 'Again', party, amount: money(5) })).body.id;
    expect((await t.owner.post(`/deals/${deal}/win`, { closedOn })).status).toBe(200);
  };
  await sold(day(-130));
  await sold(day(-100));
  await boris.post('/calls', { party });
  const risks = async (who: Client) =>
    (
      await who.get<{ atRisk: CustomerAtRisk[] }>('/control/company', { from: day(), until: day() })
    ).body.atRisk.filter((c) => c.id === party);
  expect(await risks(boris)).toMatchObject([{ reason: 'rarer', length: 100, usual: 30, won: '10' }]);
  expect(await risks(head)).toEqual([]);
  await sold(day(-20));
  expect(await risks(boris)).toEqual([]);
});
