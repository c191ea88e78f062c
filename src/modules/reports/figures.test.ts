import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { type Random, randomFrom } from '../../testing/random.ts';
import { seed } from '../../testing/seed.ts';
import type { Answer, Grouping, Line, Value } from './question.rules.ts';
import { type Ground, sampleDeals } from './reports.testing.ts';

const ZONE = 'Asia/Tashkent';
let t: TestApp;
let ground: Ground;
beforeAll(async () => {
  t = await startTestApp({ timeZone: ZONE });
  ground = await sampleDeals(t, 90, seed);
}, 120_000);
afterAll(() => t.close());

/** Written apart from the program: what each grouping and value is in plain SQL, over deals `d` with their customers `p`. */
const ages = (d: string): string =>
  `case when ${d} is null then null when ${d} >= 366 then 366 when ${d} >= 181 then 181 when ${d} >= 91 then 91 when ${d} >= 31 then 31 when ${d} >= 8 then 8 when ${d} >= 0 then 0 else -1 end`;
const local = (column: string): string => `(d.${column} at time zone '${ZONE}')`;
const bounds = ['100', '250.5', '400'];
/** `words`: of a column of several words each is a key. */
const groups: { ask: Grouping; sql: string; words?: string }[] = [
  { ask: { field: 'tags' }, sql: '', words: 'd.tags' },
  { ask: { field: 'party.segments' }, sql: '', words: 'p.segments' },
  {
    ask: { field: 'amount', by: 'band', bounds },
    sql: `case when d.amount_base is null then null when d.amount_base < 100 then '-Infinity' when d.amount_base < 250.5 then '100'
      when d.amount_base < 400 then '250.5' else '400' end`,
  },
  { ask: { field: 'stage' }, sql: 'd.stage_id' },
  { ask: { field: 'owner' }, sql: 'd.owner_id' },
  { ask: { field: 'party' }, sql: 'p.id' },
  { ask: { field: 'party.region' }, sql: 'p.region_id' },
  { ask: { field: 'party.owner' }, sql: 'p.owner_id' },
  { ask: { field: 'outcome' }, sql: 'd.outcome' },
  { ask: { field: 'lossReason' }, sql: 'd.loss_reason_id' },
  { ask: { field: 'number' }, sql: `case when d.number = '' then null else d.number end` },
  { ask: { field: 'isCategoryChosen' }, sql: 'd.is_category_chosen' },
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).flatMap((by) => [
    { ask: { field: 'closedOn', by }, sql: `date_trunc('${by}', d.closed_on)::date` },
    { ask: { field: 'createdAt', by }, sql: `date_trunc('${by}', ${local('created_at')})::date` },
  ]),
  {
    ask: { field: 'stageSince', by: 'age' },
    sql: ages(`((now() at time zone '${ZONE}')::date - ${local('stage_since')}::date)`),
  },
];
/** `only`: records that count for nothing make no line. */
const values: { ask: Omit<Value, 'key'>; sql: string; isCount?: boolean; only?: string }[] = [
  { ask: { fn: 'count' }, sql: 'count(*)', isCount: true },
  { ask: { fn: 'sum', field: 'amount' }, sql: 'sum(d.amount_base)' },
  { ask: { fn: 'avg', field: 'cycleDays' }, sql: 'avg(d.closed_on - d.opened_on)' },
  { ask: { fn: 'min', field: 'amount' }, sql: 'min(d.amount_base)' },
  { ask: { fn: 'max', field: 'closedOn' }, sql: 'max(d.closed_on)' },
  { ask: { fn: 'distinct', field: 'stage' }, sql: 'count(distinct d.stage_id)' },
  {
    ask: { metric: 'deals.won' },
    sql: `sum(d.amount_base) filter (where d.outcome = 'won')`,
    only: `d.outcome = 'won'`,
  },
  {
    ask: { metric: 'deals.lostCount' },
    sql: `count(*) filter (where d.outcome = 'lost')`,
    isCount: true,
    only: `d.outcome = 'lost'`,
  },
  {
    ask: { metric: 'deals.winRate' },
    sql: `round(100.0 * count(*) filter (where d.outcome = 'won') / nullif(count(*) filter (where d.outcome <> 'open'), 0), 2)`,
    only: `d.outcome <> 'open'`,
  },
];
const filters: { ask?: object; sql: string }[] = [
  { sql: 'true' },
  { ask: { field: 'outcome', op: 'ne', value: 'lost' }, sql: `d.outcome <> 'lost'` },
  { ask: { field: 'amount', op: 'gte', value: '100' }, sql: 'd.amount_base >= 100' },
  { ask: { field: 'party.region', op: 'notEmpty' }, sql: 'p.region_id is not null' },
];
const periods: { ask?: object; sql: string }[] = [
  { sql: 'true' },
  {
    ask: { field: 'createdAt', from: '2025-03-01', until: '2025-12-31' },
    sql: `${local('created_at')}::date between '2025-03-01' and '2025-12-31'`,
  },
];

interface Asked {
  rows: typeof groups;
  columns: typeof groups;
  values: typeof values;
  filter: (typeof filters)[number];
  period: (typeof periods)[number];
}
function ask(random: Random): Asked {
  const take = (most: number): typeof groups =>
    Array.from({ length: random.between(0, most) }, () => random.pick(groups));
  const period = random.pick(periods);
  // A metric counts by its own day in the period: compared apart, below.
  const fit = period.ask ? values.filter((v) => !v.ask.metric) : values;
  const asked = Array.from({ length: random.between(1, 3) }, () => random.pick(fit));
  return { rows: take(2), columns: take(1), values: asked, filter: random.pick(filters), period };
}

const question = (a: Asked): object => ({
  entity: 'deals.deal',
  form: a.columns.length ? 'pivot' : 'table',
  rows: a.rows.map((g) => g.ask),
  columns: a.columns.map((g) => g.ask),
  values: a.values.map((v, i) => ({ ...v.ask, key: 'abc'[i] })),
  ...(a.filter.ask ? { filter: a.filter.ask } : {}),
  ...(a.period.ask ? { period: a.period.ask } : {}),
});

/** Rows and customers that the seller sees: own ones, and all of own customers. The owner sees all. */
async function plainly(a: Asked, by: typeof groups, who: Client): Promise<Map<string, (string | null)[]>> {
  const isOwner = who === t.owner;
  const sees = isOwner
    ? 'true'
    : `(d.owner_id = '${who.id}' or d.party_id in (select id from party where owner_id = '${who.id}'))`;
  const parties = isOwner ? 'true' : `p.owner_id = '${who.id}'`;
  const only = a.values.every((v) => v.only) ? a.values.map((v) => v.only).join(' or ') : 'true';
  const plain = by.map((g, i) => (g.words ? `w${i}.word` : g.sql));
  const keys = plain.map((sql) => `(${sql})::text`);
  const joins = by.map((g, i) =>
    g.words ? `left join lateral (select distinct unnest(${g.words}) as word) w${i} on true` : '',
  );
  const { rows } = await t.db.raw(
    `select array[${keys.join()}]::text[] as k, array[${a.values.map((v) => `(${v.sql})::text`).join()}] as v
     from deal d left join party p on p.id = d.party_id and ${parties} ${joins.join(' ')}
     where d.deleted_at is null and ${sees} and ${a.filter.sql} and ${a.period.sql} and (${only}) ${by.length ? `group by ${plain.join()}` : ''}`,
  );
  return new Map(
    (rows as { k: (string | null)[]; v: (string | null)[] }[]).map((r) => [
      JSON.stringify(r.k),
      r.v.map(same),
    ]),
  );
}
const same = (value: string | null): string | null =>
  value !== null && /^-?\d+(\.\d+)?$/.test(value) ? new Decimal(value).toDecimalPlaces(8).toFixed() : value;

const ofLines = (lines: Line[]): Map<string, (string | null)[]> =>
  new Map(lines.map((l) => [JSON.stringify(l.keys), l.values.map(same)]));

type Figures = Map<string, (string | null)[]>;
/** Where there are more columns than are answered, those that are answered are right all the same. */
function compared(found: Figures, expected: Figures, isCut: boolean, said: string): void {
  const wanted = isCut ? [...expected].filter(([key]) => found.has(key)) : [...expected];
  expect(found, said).toEqual(new Map(wanted));
  if (isCut) expect(found.size, said).toBe(50);
}

async function opens(
  who: Client,
  answer: Answer,
  i: number,
  parts: Line[],
  value: string | null,
): Promise<void> {
  const all = [answer.values[i]?.condition, ...parts.map((p) => p.condition)].filter(Boolean);
  const list = await who.get('/deals', { filter: { all }, count: 'true', limit: 1 });
  expect(list.status, list.text).toBe(200);
  expect(String(list.body.count.value), JSON.stringify(all)).toBe(value ?? '0');
}

test('whatever is asked, every figure is what plain SQL finds, and opens as many records', async () => {
  const random = randomFrom(seed + 7);
  for (let n = 0; n < 60; n++) {
    const a = ask(random);
    for (const who of [t.owner, ground.anna]) {
      const said = `${who.name}: ${JSON.stringify(question(a))}`;
      const { status, body, text } = await who.post<Answer>('/reports/run', question(a));
      expect(status, `${said} ${text}`).toBe(200);
      const byRows = a.rows.length ? await plainly(a, a.rows, who) : new Map();
      expect(ofLines(body.lines), said).toEqual(byRows);
      const total = (await plainly(a, [], who)).get('[]') ?? [];
      expect(body.total.values.map(same), said).toEqual(total);
      if (a.columns.length) compared(ofLines(body.tops), await plainly(a, a.columns, who), body.isCut, said);
      const cells = a.columns.length ? await plainly(a, [...a.rows, ...a.columns], who) : new Map();
      for (const [i, line] of body.lines.entries())
        for (const [j, top] of body.tops.entries()) {
          const expected = cells.get(JSON.stringify([...line.keys, ...top.keys])) ?? [];
          expect((body.cells[i]?.[j] ?? []).map(same), said).toEqual(expected);
        }
      for (const [i] of a.values.entries().filter(([, v]) => v.isCount)) {
        await opens(who, body, i, [], body.total.values[i] ?? null);
        for (const line of body.lines.slice(0, 3)) await opens(who, body, i, [line], line.values[i] ?? null);
        for (const line of body.lines.filter((l) => l.keys.includes(null)).slice(0, 2))
          await opens(who, body, i, [line], line.values[i] ?? null);
        const [line, top] = [body.lines[0], body.tops.at(-1)];
        if (line && top) await opens(who, body, i, [line, top], body.cells[0]?.at(-1)?.[i] ?? '0');
      }
    }
  }
}, 300_000);

test('a metric is the same figure in a report and in the metric layer, in any period', async () => {
  const period = { from: '2025-04-01', until: '2025-10-31' };
  for (const who of [t.owner, ground.anna])
    for (const metric of [
      'deals.won',
      'deals.wonCount',
      'deals.winRate',
      'deals.pipeline',
      'deals.cycle',
      'deals.average',
    ]) {
      const figures = await who.get('/figures', { metrics: metric, group: 'owner', ...period });
      const report = await who.post<Answer>('/reports/run', {
        entity: 'deals.deal',
        rows: [{ field: 'owner' }],
        values: [{ key: 'a', metric }],
        period: { field: 'createdAt', ...period },
      });
      const rows = figures.body.rows as unknown as {
        key: string | null;
        values: Record<string, string | null>;
      }[];
      const known = new Map(rows.map((r) => [r.key, r.values[metric] ?? null]));
      for (const line of report.body.lines)
        expect(line.values[0], `${metric} ${who.name}`).toEqual(known.get(line.keys[0] ?? null) ?? null);
      expect(report.body.lines.length).toBeGreaterThan(0);
    }
});
