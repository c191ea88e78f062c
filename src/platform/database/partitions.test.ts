import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import type { Context } from '../context.ts';
import { historyOf } from '../timeline/history.ts';
import { timelineOf } from '../timeline/timeline.ts';
import type { Db } from './connection.ts';
import { keepPartitions, makePartitions } from './partitions.ts';
import { compile, type Fragment, type Statement } from './sql.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const rows = async <T>(text: string): Promise<T[]> => (await t.db.raw(text)).rows as T[];
const add = (at: string): Promise<unknown> =>
  t.db.raw(`insert into event (id, at, verb, data, is_history)
    values (gen_random_uuid(), '${at}', 'kept', '{}', false)`);
const places = async (): Promise<string[]> =>
  (
    await rows<{ place: string }>(
      `select tableoid::regclass::text as place from event where verb = 'kept' order by at`,
    )
  ).map((r) => r.place);
const parts = async (table: string): Promise<string[]> =>
  (
    await rows<{
      name: string;
    }>(`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = '${table}'::regclass order by 1`)
  ).map((r) => r.name);
const month = (plus: number): string =>
  Temporal.Now.plainDateISO('UTC').toPlainYearMonth().add({ months: plus }).toString().replace('-', '_');

test('a new installation has this month, two ahead, the past and the rest', async () => {
  for (const table of ['event', 'audit_entry'])
    expect(await parts(table)).toEqual(
      [month(0), month(1), month(2), 'default', 'past'].map((part) => `${table}_${part}`),
    );
});

test('no time is refused, and each row lies where it belongs', async () => {
  const at = (m: string): string => `${m.replace('_', '-')}-03T00:00:00Z`;
  for (const when of ['1998-05-01T00:00:00Z', at(month(0)), at(month(2)), at(month(5))]) await add(when);
  expect(await places()).toEqual(['event_past', `event_${month(0)}`, `event_${month(2)}`, 'event_default']);
});

test('a record page reads its months newest first, and none that it cannot have', async () => {
  const { id } = (await t.owner.post('/companies', { name: 'Kept' })).body;
  const old = `now() - random() * interval '300 days'`;
  await t.db.raw(`insert into event (id, at, record_id, record_entity, party_id, verb, data, is_history)
    select gen_random_uuid(), ${old}, gen_random_uuid(), 'deals.deal', case when i % 10 = 0 then '${id}'::uuid else gen_random_uuid() end,
      'updated', '{}', false from generate_series(1, 60000) i`);
  await t.db.raw(`insert into audit_entry (id, at, record_id, record_entity, version, verb, changes, mode)
    select gen_random_uuid(), ${old}, gen_random_uuid(), 'deals.deal', 1, 'updated', '{}', 'live' from generate_series(1, 30000) i`);
  await t.db.raw('vacuum analyze event, audit_entry');
  const company = t.app.registry.entity('contacts.company');
  const timeline = await planOf((ctx) => timelineOf(ctx, 'party_id', company, id, {}), 'from event');
  expect(timeline).toMatch(/Append[\s\S]*Index Scan Backward using event_\d{4}_\d{2}_party/);
  expect(timeline).not.toMatch(/Merge Append|Seq Scan on event|event_default/);
  const own = await planOf((ctx) => timelineOf(ctx, 'record_id', company, id, {}), 'from event');
  const history = await planOf((ctx) => historyOf(ctx, company, id), 'from audit_entry');
  expect(own + history).not.toMatch(/event_past|audit_entry_past/);
});

test('after months without the program, what lies in the default partition moves to its own', async () => {
  t.pass({ days: 31 * 5 });
  await makePartitions.run(t.system(), {});
  expect(await places()).toEqual([
    'event_past',
    `event_${month(0)}`,
    `event_${month(2)}`,
    `event_${month(5)}`,
  ]);
  expect(await rows('select 1 from event_default')).toEqual([]);
  const known = await parts('event');
  expect(known).toContain(`event_${month(3)}`);
  expect(known).toContain(`event_${month(7)}`);
  await makePartitions.run(t.system(), {});
  expect(await parts('event')).toEqual(known);
});

test('two processes that make the same partitions at once, while others write, lose nothing', async () => {
  const later = new Date(Date.now() + 400 * 86_400_000);
  const at = new Date(Date.now() + 390 * 86_400_000).toISOString();
  for (let i = 0; i < 20; i++) await add(at);
  const writing = Array.from({ length: 60 }, () => add(at));
  const [one, other] = await Promise.all([
    keepPartitions(t.db.pool, later),
    keepPartitions(t.db.pool, later),
  ]);
  await Promise.all(writing);
  expect(new Set([...one, ...other]).size).toBe(one.length + other.length);
  const found = await rows<{ n: string }>(`select count(*) as n from event where at = '${at}'`);
  expect(found[0]?.n).toBe('80');
  expect(await rows('select 1 from event_default')).toEqual([]);
});

/** The plan of a statement that the program really sends. */
async function planOf(run: (ctx: Context) => Promise<unknown>, part: string): Promise<string> {
  const sent: Statement[] = [];
  const spy: Db = {
    ...t.db,
    rows: <T>(q: Fragment | Statement) => {
      sent.push('text' in q ? q : compile(q));
      return t.db.rows<T>(q);
    },
  };
  await run({ ...t.system(), now: new Date(), db: spy });
  const statement = sent.find((s) => s.text.includes(part));
  const plan = await t.db.raw(`explain (costs off) ${statement?.text}`, statement?.values);
  return (plan.rows as { 'QUERY PLAN': string }[]).map((l) => l['QUERY PLAN']).join('\n');
}
