import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Role } from '../../platform/access/organisation.entity.ts';
import { revalue } from '../../platform/money/revalue.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { detectFile } from '../../platform/transfer/parse/detect.ts';
import { readTable } from '../../platform/transfer/parse/read-table.ts';
import { cellText } from '../../platform/transfer/parse/table.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { seed } from '../../testing/seed.ts';
import type { Answer } from './question.rules.ts';
import { type Ground, sampleDeals } from './reports.testing.ts';

let t: TestApp;
let g: Ground;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  g = await sampleDeals(t, 30, seed + 3);
}, 120_000);
afterAll(() => t.close());

const count = [{ key: 'a', fn: 'count' }];
const byStage = { entity: 'deals.deal', rows: [{ field: 'stage' }], values: count };
const run = (who: TestApp['owner'], question: object) =>
  who.post<Answer & { problems: object[] }>('/reports/run', question);

describe('a kept report', () => {
  test('is its maker’s until shared, and answers each reader within their rights', async () => {
    const made = await g.anna.post('/reports', { name: 'Stages', question: byStage, owner: g.anna.id });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ entity: 'deals.deal', form: 'table' });
    const at = `/reports/${made.body.id}`;
    expect((await g.boris.get(at)).status).toBe(404);
    expect((await g.boris.get(`${at}/answer`)).status).toBe(404);
    expect((await g.anna.patch(at, { isShared: true })).body.code).toBe('may_not_share');
    expect((await t.owner.patch(at, { isShared: true })).status).toBe(200);
    const of = async (who: TestApp['owner']) => (await who.get<Answer>(`${at}/answer`)).body.total.values[0];
    const seen = async (who: TestApp['owner']) =>
      String((await who.get('/deals', { count: 'true', limit: 1 })).body.count.value);
    for (const who of [g.anna, g.boris, t.owner]) expect(await of(who), who.name).toBe(await seen(who));
    expect((await g.boris.patch(at, { name: 'Mine now' })).status).toBe(403);
    expect((await g.boris.delete(at)).status).toBe(403);
    expect((await g.anna.get(at)).body['name']).toBe('Stages');
  });

  test.each([
    [{ ...byStage, entity: 'deals.nothing' }, 'question.entity'],
    [{ ...byStage, rows: [{ field: 'nothing' }] }, 'groups'],
    [{ ...byStage, rows: [{ field: 'lines' }] }, 'groups'],
    [{ ...byStage, rows: [{ field: 'stage', by: 'band', bounds: ['1'] }] }, 'groups'],
    [{ ...byStage, rows: [{ field: 'amount', by: 'band' }] }, 'question.rows.0'],
    [{ ...byStage, rows: [{ field: 'amount', by: 'band', bounds: ['5', '2'] }] }, 'question.rows.0'],
    [{ ...byStage, rows: [{ field: 'stage', by: 'hour' }] }, 'question.rows.0.by'],
    [{ ...byStage, values: [] }, 'question.values'],
    [{ ...byStage, values: [{ key: 'a', fn: 'sum', field: 'name' }] }, 'measures'],
    [{ ...byStage, values: [{ key: 'a' }] }, 'question.values.0'],
    [{ ...byStage, values: [{ key: 'a', metric: 'activities.calls' }] }, 'question.values.0.metric'],
    [{ ...byStage, values: [...count, ...count] }, 'question.values'],
    [
      { ...byStage, calculated: [{ key: 'b', label: 'B', formula: 'z / a' }] },
      'question.calculated.0.formula',
    ],
    [{ ...byStage, calculated: [{ key: 'b', label: 'B', formula: 'a +' }] }, 'question.calculated.0.formula'],
    [
      { ...byStage, calculated: [{ key: 'b', label: 'B', formula: 'a > 1' }] },
      'question.calculated.0.formula',
    ],
    [{ ...byStage, filter: { field: 'outcome', op: 'like', value: 'x' } }, 'filter'],
    [{ ...byStage, compare: 'year' }, 'question.compare'],
    [{ ...byStage, period: { field: 'name', named: 'thisYear' } }, 'question.period.field'],
    [{ ...byStage, period: { field: 'nothing', named: 'thisYear' } }, 'question.period.field'],
    [{ ...byStage, period: { field: 'openedOn' } }, 'question.period'],
    [{ ...byStage, form: 'cohort' }, 'question.form'],
    [{ ...byStage, limit: 5000 }, 'question.limit'],
    [{ ...byStage, drop: 'table' }, 'question'],
    [[byStage], 'question'],
  ])('is refused by the name of what is wrong: %j', async (question, field) => {
    const kept = await g.anna.post('/reports', { name: 'Bad', question });
    expect([kept.status, kept.body.problems?.[0]?.field], kept.text).toEqual([422, field]);
    const asked = await run(g.anna, question as object);
    expect([asked.status, (asked.body.problems?.[0] as { field: string })?.field], asked.text).toEqual([
      422,
      field,
    ]);
    const all = await g.anna.get('/reports', { filter: { field: 'name', op: 'eq', value: 'Bad' } });
    expect(all.body.items).toEqual([]);
  });

  test('names the field that is hidden from its reader, on every road', async () => {
    const [role] = (await t.owner.get('/roles', { filter: { field: 'kind', op: 'eq', value: 'readOnly' } }))
      .body.items;
    const permissions = role?.['permissions'] as object;
    await updateRecord(t.system(), Role, role?.id ?? '', {
      permissions: { ...permissions, fields: { 'deals.deal': { amount: 'hidden' } } },
    });
    await t.app.refresh();
    const blind = await t.user('readOnly');
    const questions = [
      { ...byStage, values: [{ key: 'a', fn: 'sum', field: 'amount' }] },
      { ...byStage, values: [{ key: 'a', metric: 'deals.won' }] },
      { ...byStage, values: [{ key: 'a', fn: 'sum', field: 'expectedAmount' }] },
      { ...byStage, filter: { field: 'amount', op: 'gte', value: '1' } },
    ];
    for (const question of questions) {
      const answer = await run(blind, question);
      expect(answer.status, JSON.stringify(question)).toBe(422);
      expect(answer.body.problems).toMatchObject([{ code: 'unknown_field' }]);
      const made = await t.owner.post('/reports', { name: 'Sums', question, isShared: true });
      const read = await blind.get(`/reports/${made.body.id}/answer`);
      expect([read.status, read.body.problems[0]?.code]).toEqual([422, 'unknown_field']);
      expect((await run(t.owner, question)).status).toBe(200);
    }
  });
});

describe('figures', () => {
  test('calculated columns reckon with the values; division by zero is empty', async () => {
    const { body } = await run(t.owner, {
      entity: 'deals.deal',
      rows: [{ field: 'outcome' }],
      values: [...count, { key: 'b', metric: 'deals.wonCount' }, { key: 'c', fn: 'count', isShare: true }],
      calculated: [
        { key: 'd', label: 'Each', formula: 'a / b' },
        { key: 'e', label: 'Twice', formula: 'round(a * 2 + c, 1)', unit: 'number' },
      ],
    });
    const line = (key: string) => body.lines.find((l) => l.keys[0] === key)?.values ?? [];
    expect(line('won')[3]).toBe('1');
    expect(line('lost')[3]).toBeNull();
    expect(Number(line('lost')[4])).toBeCloseTo(Number(line('lost')[0]) * 2 + Number(line('lost')[2]), 0);
    const shares = body.lines.map((l) => Number(l.values[2]));
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 1);
  });

  test('a period stands beside the one before it, month by month, with what was there only then', async () => {
    const question = (from: string, until: string, compare?: string) => ({
      entity: 'deals.deal',
      rows: [{ field: 'openedOn', by: 'month' }],
      values: count,
      period: { field: 'openedOn', from, until },
      ...(compare ? { compare } : {}),
    });
    const { body: both } = await run(t.owner, question('2026-01-01', '2026-12-31', 'year'));
    const { body: old } = await run(t.owner, question('2025-01-01', '2025-12-31'));
    expect(both.before).toEqual({ from: '2025-01-01', until: '2025-12-31' });
    expect(both.total.before).toEqual(old.total.values);
    const known = new Map(old.lines.map((l) => [l.keys[0]?.slice(5), l.values[0]]));
    for (const [month, value] of known)
      expect(both.lines.find((l) => l.keys[0] === `2026-${month}`)?.before?.[0]).toBe(value);
    expect(both.lines.map((l) => l.keys[0])).toEqual(both.lines.map((l) => l.keys[0]).toSorted());
  });

  test('a cut says so and the total counts all; customers fall into the month of their first sale', async () => {
    const { body } = await run(t.owner, { ...byStage, rows: [{ field: 'createdAt', by: 'day' }], limit: 2 });
    expect([body.lines.length, body.isCut, body.total.values[0]]).toEqual([2, true, '30']);
    const all = (await run(t.owner, byStage)).body.lines.map((l) => Number(l.values[0]));
    const most = await run(t.owner, { ...byStage, limit: 1 });
    expect(most.body.lines.map((l) => Number(l.values[0]))).toEqual([Math.max(...all)]);
    const cohort = await run(t.owner, {
      entity: 'deals.deal',
      form: 'cohort',
      filter: { field: 'outcome', op: 'eq', value: 'won' },
      rows: [{ field: 'party.firstWonOn', by: 'month' }],
      columns: [{ field: 'closedOn', by: 'month' }],
      values: [{ key: 'a', fn: 'distinct', field: 'party' }],
    });
    const { rows } =
      await t.db.raw(`select to_char(date_trunc('month', first), 'YYYY-MM-DD') as m, count(*)::text as n
      from (select party_id, min(closed_on) as first from deal where outcome = 'won' and deleted_at is null group by 1) x group by 1 order by 1`);
    expect(cohort.body.lines.map((l) => ({ m: l.keys[0], n: l.values[0] }))).toEqual(rows);
  });
});

describe('files', () => {
  const of = (question: object, format: string) => ({
    question: JSON.stringify(question),
    format,
    name: 'Отчёт',
  });
  test('hold what the screen shows, without formulas that run, for those who may export', async () => {
    await t.owner.post('/companies', { name: '=cmd|calc', city: '=1+1' });
    const question = { entity: 'contacts.company', rows: [{ field: 'name' }], values: count };
    for (const format of ['csv', 'xlsx']) {
      const { rawPayload, statusCode } = await t.server.inject({
        url: '/api/v1/reports/file',
        query: of(question, format),
        headers: t.owner.headers,
      });
      expect(statusCode).toBe(200);
      if (format === 'csv') expect(rawPayload.toString()).toContain("'=cmd");
      const lines: string[][] = [];
      for await (const { cells } of readTable(rawPayload, await detectFile(rawPayload)))
        lines.push(cells.map(cellText));
      const { body } = await run(t.owner, question);
      expect(lines.map((l) => l[1])).toEqual([...body.lines.map((l) => l.values[0]), body.total.values[0]]);
      expect(lines.map((l) => l[0])).toContain('=cmd|calc');
    }
    expect((await g.anna.get('/reports/file', of(question, 'csv'))).status).toBe(403);
  });
});

describe('boards', () => {
  test('hold reports and figures that exist, and begin the day of whoever chooses them', async () => {
    const tiles = [{ id: 'x', metric: 'deals.won', size: 'small' }];
    const made = await g.anna.post('/dashboards', { name: 'Mine', owner: g.anna.id, tiles });
    expect(made.status, made.text).toBe(201);
    for (const bad of [
      [{ id: 'x', metric: 'deals.none', size: 'small' }],
      [{ id: 'x', size: 'small' }],
      [...tiles, ...tiles],
      [{ id: 'x', metric: 'deals.won', size: 'huge' }],
      'tiles',
    ])
      expect((await g.anna.patch(`/dashboards/${made.body.id}`, { tiles: bad })).status).toBe(422);
    expect((await g.anna.get(`/dashboards/${made.body.id}`)).body['tiles']).toEqual(tiles);
    const start = async (who: TestApp['owner']) => (await who.get('/reports/start')).body['dashboard'];
    expect((await g.boris.put('/reports/start', { dashboard: made.body.id })).status).toBe(404);
    expect((await g.anna.put('/reports/start', { dashboard: made.body.id })).status).toBe(200);
    expect([await start(g.anna), await start(g.boris)]).toEqual([made.body.id, null]);
    await g.anna.delete(`/dashboards/${made.body.id}`);
    expect(await start(g.anna)).toBeNull();
  });

  test('a board’s period takes the place of a report’s own, and of none', async () => {
    const period = { field: 'createdAt', from: '2025-01-01', until: '2025-06-30' };
    const kept = async (question: object) =>
      (await t.owner.post('/reports', { name: 'P', question })).body.id;
    const [dated, plain] = [await kept({ ...byStage, period }), await kept(byStage)];
    const total = async (id: string, query: object) =>
      (await t.owner.get<Answer>(`/reports/${id}/answer`, { ...query })).body.total.values[0];
    const other = { from: '2025-07-01', until: '2025-12-31' };
    const asked = await run(t.owner, { ...byStage, period: { ...period, ...other } });
    expect(await total(dated, other)).toBe(asked.body.total.values[0]);
    expect(await total(plain, other)).toBe('30');
  });

  test('a board keeps the period that it opens with, and none that is no period', async () => {
    const { id } = (await t.owner.post('/dashboards', { name: 'Spring' })).body;
    for (const period of [{ named: 'thisQuarter' }, { from: '2025-03-01', until: '2025-05-31' }, null]) {
      expect((await t.owner.patch(`/dashboards/${id}`, { period })).status).toBe(200);
      expect((await t.owner.get(`/dashboards/${id}`)).body['period']).toEqual(period);
    }
    for (const period of [
      {},
      { named: 'someday' },
      { from: '2025-05-31', until: '2025-03-01' },
      { from: '2025-03-01' },
    ]) {
      const refused = await t.owner.patch(`/dashboards/${id}`, { period });
      expect(refused.body.problems?.[0], JSON.stringify(period)).toMatchObject({ code: 'invalid_value' });
    }
  });

  test('a new company has ready ones that answer', async () => {
    const reports = (await t.owner.get('/reports', { filter: { field: 'owner', op: 'empty' } })).body.items;
    const ready = reports.filter((r) => r['isShared']);
    expect(ready.length).toBeGreaterThanOrEqual(8);
    for (const who of [t.owner, g.anna])
      for (const report of ready.filter((r) => !['Sums'].includes(String(r['name'])))) {
        const answer = await who.get(`/reports/${report.id}/answer`);
        expect(answer.status, `${report['name']} ${answer.text}`).toBe(200);
      }
    expect((await g.anna.get('/dashboards')).body.items.length).toBe(1);
  });
});

test('amounts of a currency without a rate are said to be in no figure, until its rate is known', async () => {
  const party = (await t.owner.post('/companies', { name: 'Abroad' })).body.id;
  for (const [amount, currency] of [
    ['100', 'CHF'],
    ['5', 'UZS'],
  ])
    expect(
      (await t.owner.post('/deals', { name: 'Unrated', party, amount: { amount, currency } })).status,
    ).toBe(201);
  const sum = { fn: 'sum', field: 'amount' };
  const question = {
    entity: 'deals.deal',
    filter: { field: 'name', op: 'eq', value: 'Unrated' },
    rows: [{ field: 'name' }],
    values: [
      ...count,
      { key: 'b', ...sum },
      { key: 'c', ...sum, fn: 'avg' },
      { key: 'd', metric: 'deals.open' },
    ],
  };
  const asked = async () => {
    const { body, text } = await run(t.owner, question);
    expect(body.lines?.[0]?.values, text).toHaveLength(4);
    return [body.unrated, body.total.values[1], body.total.values.length];
  };
  expect(await asked()).toEqual([1, '5', 4]);
  expect(
    (await t.owner.post('/exchange-rates', { currency: 'CHF', date: '2020-01-01', rate: '2' })).status,
  ).toBe(201);
  await revalue(t.system());
  expect(await asked()).toEqual([0, '205', 4]);
});
