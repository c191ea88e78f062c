import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimelineItem } from '../../kernel/api.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import {
  answerQuestions,
  hasMaven,
  mavenFile,
  mavenFiles,
  settled,
  uploadFile,
} from '../../testing/files.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { type Context, transact } from '../context.ts';
import type { Values } from '../module.ts';
import { createRecord } from './write.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ work: true, currency: 'USD' });
});
afterAll(() => t?.close());

const imported = (entity: string, values: Values): Promise<string> => {
  const ctx: Context = {
    ...t.system(),
    mode: 'historical',
    isImport: true,
    batch: uuidv7(),
    reason: 'import old.csv',
  };
  return transact(ctx, async (c) => (await createRecord(c, t.app.registry.entity(entity), values)).id);
};
/** The stage in which a deal of that outcome stands. */
const stage = async (kind: string): Promise<string> => {
  const { rows } = await t.db.raw('select id from stage where kind = $1 order by created_at limit 1', [kind]);
  return (rows[0] as { id: string }).id;
};
const lines = async (path: string): Promise<TimelineItem[]> => {
  const found: TimelineItem[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { body } = await t.owner.get<{ items: TimelineItem[]; next: string | null }>(`${path}/timeline`, {
      cursor,
      limit: 100,
    });
    found.push(...body.items);
    cursor = body.next;
  }
  return found;
};
const told = (items: TimelineItem[]): unknown[] =>
  items.map((i) => [i.verb, i.at.slice(0, 10), i.data['imported'] ?? false]);

test('a deal of long ago was opened and won on its own days, and came in today', async () => {
  const party = await imported('contacts.company', { name: 'Old customer' });
  const id = await imported('deals.deal', {
    name: 'Old sale',
    party,
    openedOn: '2016-11-01',
    closedOn: '2017-03-03',
    stage: await stage('won'),
  });
  await t.owner.patch(`/deals/${id}`, { name: 'Old sale, renamed' });
  const now = new Date().toISOString().slice(0, 10);
  expect(told(await lines(`/deals/${id}`))).toEqual([
    ['updated', now, false],
    ['win', '2017-03-03', true],
    ['created', '2016-11-01', true],
  ]);
  expect(told((await lines(`/companies/${party}`)).slice(-2))).toEqual([
    ['win', '2017-03-03', true],
    ['created', '2016-11-01', true],
  ]);
  const { items } = (await t.owner.get(`/deals/${id}/history`)).body;
  expect(items.at(-1)).toMatchObject({ verb: 'created', reason: 'import old.csv' });
  expect(String(items.at(-1)?.['at'])).toContain(now);
});

test.each([
  [
    'without an opening day',
    { kind: 'lost', closedOn: '2018-05-05' },
    ['lose 2018-05-05', 'created 2018-05-05'],
  ],
  [
    'closed the day it was opened',
    { openedOn: '2018-06-06', closedOn: '2018-06-06', kind: 'won' },
    ['win 2018-06-06', 'created 2018-06-06'],
  ],
  ['still open', { kind: 'open', openedOn: '2019-01-02' }, ['created 2019-01-02']],
])('a deal %s', async (_, { kind, ...values }, expected) => {
  const id = await imported('deals.deal', { name: 'Odd', stage: await stage(kind), ...values });
  expect((await lines(`/deals/${id}`)).map((i) => `${i.verb} ${i.at.slice(0, 10)}`)).toEqual(expected);
});

test('nothing happens in the future, and a call lies where it was made', async () => {
  const soon = Temporal.Now.plainDateISO().add({ days: 400 }).toString();
  const deal = await imported('deals.deal', { name: 'Ahead', openedOn: soon });
  const [line] = await lines(`/deals/${deal}`);
  expect(Date.parse(line?.at ?? '')).toBeLessThanOrEqual(Date.now());
  const party = await imported('contacts.company', { name: 'Called' });
  await imported('activities.call', { party, at: '2015-04-05T06:07:08Z', result: 'Talked' });
  expect((await lines(`/companies/${party}`)).map((i) => i.at.slice(0, 10))).toContain('2015-04-05');
});

test('a record that says it was created later than it is written keeps its story', async () => {
  const id = await imported('contacts.company', { name: 'From tomorrow', createdAt: '2199-01-01T00:00:00Z' });
  expect((await t.owner.get(`/companies/${id}/history`)).body.items).toHaveLength(1);
});

test('what is written by hand is of today, and not called imported', async () => {
  const party = (await t.owner.post('/companies', { name: 'Of today' })).body.id;
  const { id } = (await t.owner.post('/deals', { name: 'By hand', party, openedOn: '2016-01-01' })).body;
  expect(told(await lines(`/deals/${id}`))).toEqual([
    ['created', new Date().toISOString().slice(0, 10), false],
  ]);
});

describe.runIf(hasMaven())('the deals of a real sales department', () => {
  test('lie in the years in which they were, in the order of their days', async () => {
    const ids: string[] = [];
    for (const name of mavenFiles) ids.push((await uploadFile(t.owner, name, mavenFile(name))).id);
    await answerQuestions(t.owner, ids, { technolgy: { create: 'Technology' } });
    await t.owner.post('/imports/run', { ids });
    await settled(t, ids);
    const [company] = (
      await t.owner.get('/companies', { filter: { field: 'name', op: 'eq', value: 'Kan-code' } })
    ).body.items;
    const items = (await lines(`/companies/${company?.id}`)).filter((i) => i.entity === 'deals.deal');
    const won = items.filter((i) => i.verb === 'win');
    const deals = await t.owner.get('/deals', {
      filter: {
        all: [
          { field: 'party', op: 'eq', value: company?.id },
          { field: 'outcome', op: 'eq', value: 'won' },
        ],
      },
      count: 'true',
    });
    expect(won).toHaveLength(deals.body.count.value);
    expect(won.length).toBeGreaterThan(50);
    expect(new Set(won.map((i) => i.at.slice(0, 4)))).toEqual(new Set(['2017']));
    const opened = items.filter((i) => i.verb === 'created' && i.now?.['openedOn']);
    expect(opened.every((i) => i.at.slice(0, 10) === i.now?.['openedOn'])).toBe(true);
    expect(won.every((i) => i.at.slice(0, 10) === i.now?.['closedOn'] && i.data['imported'])).toBe(true);
    expect(items.map((i) => i.at)).toEqual(
      items
        .map((i) => i.at)
        .toSorted()
        .toReversed(),
    );
  }, 180_000);
});
