import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database/connection.ts';
import { compile, type Fragment, type Statement } from '../database/sql.ts';
import { listRecords } from '../records/list.ts';
import { keepIndexes } from './indexes.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const types = ['text', 'decimal', 'money', 'date', 'tags', 'integer'] as const;
const keys = new Map<string, { id: string; key: string }>();
const keyOf = (type: string): string => keys.get(type)?.key ?? '';
const rows = async <T>(text: string): Promise<T[]> => (await t.db.raw(text)).rows as T[];
const stateOf = async (type: string): Promise<unknown> => {
  const { body } = await t.owner.get(`/custom-fields/${keys.get(type)?.id}`);
  return [body['indexState'], body['indexProblem']];
};
const indexes = async (): Promise<string[]> =>
  (
    await rows<{ name: string }>(
      `select indexrelid::regclass::text as name from pg_index where indisvalid and indexrelid::regclass::text like 'cf\\_%' order by 1`,
    )
  ).map((r) => r.name);

/** A build waits for an open transaction, and its session ends meanwhile. */
async function killWhileBuilding(name: string): Promise<void> {
  const [found] = await rows<{ body: string }>(`select pg_get_indexdef('${name}'::regclass) as body`);
  await t.db.raw(`drop index "${name}"`);
  const [writer, builder] = [await t.db.pool.connect(), await t.db.pool.connect()];
  builder.on('error', () => undefined);
  await writer.query(`begin; update deal set name = name where name = 'Deal 1'`);
  const { rows: own } = await builder.query<{ pid: number }>('select pg_backend_pid() as pid');
  const building = builder
    .query(found?.body.replace('INDEX', 'INDEX CONCURRENTLY') ?? '')
    .catch(() => undefined);
  await vi.waitUntil(async () => (await rows(`select 1 from pg_class where relname = '${name}'`)).length > 0);
  await t.db.raw(`select pg_terminate_backend(${own[0]?.pid})`);
  await building;
  builder.release(true);
  await writer.query('rollback');
  writer.release();
}

/** The plan of the statement that a list really sends. */
async function planOf(query: object): Promise<string> {
  const sent: Statement[] = [];
  const spy: Db = {
    ...t.db,
    rows: <T>(q: Fragment | Statement) => {
      sent.push('text' in q ? q : compile(q));
      return t.db.rows<T>(q);
    },
  };
  const ctx: Context = { ...t.system(), db: spy };
  await listRecords(ctx, t.app.registry.entity('deals.deal'), { limit: 50, ...query });
  const [statement] = sent;
  const plan = await t.db.raw(`explain (costs off) ${statement?.text}`, statement?.values);
  return (plan.rows as { 'QUERY PLAN': string }[]).map((l) => l['QUERY PLAN']).join('\n');
}

async function fill(): Promise<void> {
  const value = (type: string, sql: string): string => `'${keyOf(type)}', ${sql}`;
  await t.db.raw(`insert into deal (id, created_at, updated_at, version, name, outcome, custom)
    select gen_random_uuid(), now(), now(), 1, 'Deal ' || i, 'open', jsonb_build_object(
      ${value('text', `'Word ' || md5(i::text)`)}, ${value('decimal', '(i % 5000) + 0.5')}, ${value('integer', 'i % 7000')},
      ${value('money', `jsonb_build_object('amount', i::text, 'currency', 'UZS', 'base', i::text)`)},
      ${value('date', `to_char(date '2020-01-01' + i % 2000, 'YYYY-MM-DD')`)},
      ${value('tags', `jsonb_build_array('t' || i % 900)`)})
    from generate_series(1, 30000) i`);
}

test('a field is not indexed until it is asked for, and a formula never', async () => {
  for (const type of types) {
    const { body } = await t.owner.post('/custom-fields', {
      entity: 'deals.deal',
      label: `Own ${type}`,
      type,
    });
    keys.set(type, { id: body.id, key: String(body['key']) });
  }
  await fill();
  await keepIndexes.run(t.system(), {});
  expect(await indexes()).toEqual([]);
  expect(await stateOf('text')).toEqual([null, null]);
  const formula = await t.owner.post('/custom-fields', {
    entity: 'deals.deal',
    label: 'Twice',
    type: 'formula',
    settings: { expression: 'amount * 2' },
    isIndexed: true,
  });
  expect(formula.body.problems).toMatchObject([{ field: 'isIndexed', code: 'cannot_be_indexed' }]);
});

test('an indexed field waits for its index, then has it', async () => {
  for (const type of types) {
    const answer = await t.owner.patch(`/custom-fields/${keys.get(type)?.id}`, { isIndexed: true });
    expect(answer.body['indexState']).toBe('building');
  }
  const queued = await rows(`select 1 from pgboss.job where name = 'custom.indexes' and state = 'created'`);
  expect(queued.length).toBeGreaterThan(0);
  await keepIndexes.run(t.system(), {});
  for (const type of types) expect(await stateOf(type)).toEqual(['ready', null]);
  const statistics = await rows(`select 1 from pg_statistic_ext where stxname = '${keyOf('text')}_stats'`);
  expect(statistics).toHaveLength(1);
});

test.each([
  ['text', { op: 'eq', value: 'Word c4ca4238a0b923820dcc509a6f75849b' }, '(asc|desc)'],
  ['text', { op: 'contains', value: 'C4CA4238' }, 'words'],
  ['decimal', { op: 'eq', value: '17.5' }, '(asc|desc)'],
  ['integer', { op: 'between', value: [5, 6] }, '(asc|desc)'],
  ['money', { op: 'gt', value: '29990' }, '(asc|desc)'],
  ['date', { op: 'eq', value: '2021-02-03' }, '(asc|desc)'],
  ['tags', { op: 'has', value: 't17' }, 'has'],
])('a filter by %s %j takes its index', async (type, comparison, kind) => {
  const plan = await planOf({ filter: { field: keyOf(type), ...comparison }, sort: ['name'] });
  expect(plan).toMatch(new RegExp(`${keyOf(type)}_${kind}`));
  const list = await t.owner.get('/deals', { filter: { field: keyOf(type), ...comparison } });
  expect(list.body.items.length).toBeGreaterThan(0);
});

test.each(['text', 'decimal', 'integer', 'money', 'date'])(
  'a list by %s takes its index in both orders',
  async (type) => {
    const [up, down] = [await planOf({ sort: [keyOf(type)] }), await planOf({ sort: [`-${keyOf(type)}`] })];
    expect(up).toMatch(`${keyOf(type)}_asc`);
    expect(down).toMatch(`${keyOf(type)}_desc`);
    expect(`${up}${down}`).not.toMatch(/Seq Scan on deal\b/);
  },
);

test('what a kill left invalid is built again', async () => {
  const name = `${keyOf('decimal')}_asc`;
  await killWhileBuilding(name);
  expect(await indexes()).not.toContain(name);
  expect(await rows(`select 1 from pg_class where relname = '${name}'`)).toHaveLength(1);
  await keepIndexes.run(t.system(), {});
  expect(await indexes()).toContain(name);
  expect(await stateOf('decimal')).toEqual(['ready', null]);
});

test('an index that cannot be built says why, keeps none of the others, and heals', async () => {
  const { id, key } = keys.get('decimal') ?? { id: '', key: '' };
  await t.owner.patch(`/custom-fields/${id}`, { isIndexed: false });
  await keepIndexes.run(t.system(), {});
  await t.db.raw(`update deal set custom = custom || '{"${key}": "many"}' where name = 'Deal 1'`);
  await t.owner.patch(`/custom-fields/${id}`, { isIndexed: true });
  await keepIndexes.run(t.system(), {});
  expect(await stateOf('decimal')).toEqual(['failed', expect.stringContaining('numeric')]);
  expect(await stateOf('date')).toEqual(['ready', null]);
  await t.db.raw(`update deal set custom = custom - '${key}' where name = 'Deal 1'`);
  await keepIndexes.run(t.system(), {});
  expect(await stateOf('decimal')).toEqual(['ready', null]);
});

test('two workers at once build each index once', async () => {
  await t.owner.patch(`/custom-fields/${keys.get('integer')?.id}`, { isIndexed: false });
  await keepIndexes.run(t.system(), {});
  await t.owner.patch(`/custom-fields/${keys.get('integer')?.id}`, { isIndexed: true });
  await Promise.all([keepIndexes.run(t.system(), {}), keepIndexes.run(t.system(), {})]);
  expect(await stateOf('integer')).toEqual(['ready', null]);
});

test('unmarked or deleted, a field loses its index; restored, it has it again', async () => {
  const { id, key } = keys.get('text') ?? { id: '', key: '' };
  await t.owner.patch(`/custom-fields/${keys.get('date')?.id}`, { isIndexed: false });
  await t.owner.delete(`/custom-fields/${id}`);
  await keepIndexes.run(t.system(), {});
  const left = await indexes();
  expect(left.filter((n) => n.startsWith(key) || n.startsWith(keyOf('date')))).toEqual([]);
  expect(await rows(`select 1 from pg_statistic_ext where stxname = '${key}_stats'`)).toEqual([]);
  expect(await stateOf('date')).toEqual([null, null]);
  await t.owner.post(`/custom-fields/${id}/restore`);
  await keepIndexes.run(t.system(), {});
  expect(await indexes()).toContain(`${key}_words`);
});
