import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepIndexes } from '../../platform/custom-fields/indexes.ts';
import { compile, sql } from '../../platform/database/sql.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { startRule } from './desk.testing.ts';
import type { TimeTrigger } from './parts.rules.ts';
import { momentsIn } from './triggers/moments.ts';

const DEALS = 100_000;
let t: TestApp;
let own: Record<'date' | 'instant', string>;

/** One deal each ten minutes for two years, and a rule by each of the company's own fields that is on. */
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  own = { date: await ownField('date'), instant: await ownField('instant') };
  await t.db.raw(`insert into deal (id, created_at, updated_at, version, name, outcome, opened_on, expected_on, stage_since, stage_due_at, custom)
    select gen_random_uuid(), at, at, 1, 'Deal ' || i, 'open', at::date, at::date, at, at,
      jsonb_build_object('${own.date}', to_char(at, 'YYYY-MM-DD'), '${own.instant}', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from (select i, timestamptz '2025-01-01T00:00Z' + i * interval '10 minutes' as at from generate_series(1, ${DEALS}) i) made`);
  for (const field of Object.values(own)) await startRule(t, { trigger: trigger({ field }), actions: [say] });
  await keepIndexes.run(t.system(), {});
  await t.db.raw('analyze deal');
}, 180_000);
afterAll(() => t?.close());

const say = { do: 'notify' as const, to: [{ who: 'responsible' as const }], text: '{name}' };
const trigger = (more: Partial<TimeTrigger>): TimeTrigger => ({
  on: 'time',
  field: 'expectedOn',
  count: 3,
  unit: 'day',
  side: 'after',
  ...more,
});

async function ownField(type: string): Promise<string> {
  const made = await t.owner.post('/custom-fields', { entity: 'deals.deal', label: `Own ${type}`, type });
  return String(made.body['key']);
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** What a pass over a minute reads of the deals, and what it finds. */
async function costOf(given: TimeTrigger, minute: string): Promise<{ read: number; found: number }> {
  const until = new Date(minute);
  const span = { from: new Date(until.getTime() - 60_000), until };
  const source = await momentsIn(t.system(), { entity: 'deals.deal' }, given, span);
  const { text, values } = compile(
    sql`select t.id, m.moment from ${source} order by m.moment, t.id limit 500`,
  );
  const { rows } = await t.db.raw(`explain (analyze, format json) ${text}`, values);
  const [{ 'QUERY PLAN': plans }] = rows as [{ 'QUERY PLAN': [{ Plan: Plan }] }];
  const top = plans[0].Plan;
  const read = nodes(top)
    .filter((n) => n['Relation Name'] === 'deal')
    .map(
      (n) =>
        n['Actual Rows'] + (n['Rows Removed by Filter'] ?? 0) + (n['Rows Removed by Index Recheck'] ?? 0),
    )
    .reduce((sum, rows) => sum + rows, 0);
  return { read, found: top['Actual Rows'] };
}

const day = 144;
test.each([
  ['a date, at its hour', () => trigger({ at: '10:30' }), '2025-06-10T05:30:00Z', day],
  ['a date, at another minute', () => trigger({ at: '10:30' }), '2025-06-10T05:31:00Z', 0],
  [
    'a day of opening, by working days',
    () => trigger({ field: 'openedOn', isBusiness: true }),
    '2025-06-10T04:00:00Z',
    day,
  ],
  ['an instant, by days', () => trigger({ field: 'stageSince' }), '2025-06-10T04:00:00Z', 1],
  [
    'an instant, by working days',
    () => trigger({ field: 'stageSince', isBusiness: true }),
    '2025-06-10T04:00:00Z',
    1,
  ],
  [
    'an instant, by hours',
    () => trigger({ field: 'stageDueAt', unit: 'hour', side: 'before' }),
    '2025-06-10T04:00:00Z',
    1,
  ],
  ['the last change', () => trigger({ field: 'updatedAt' }), '2025-06-10T04:00:00Z', 1],
  ['a date of the company’s own', () => trigger({ field: own.date }), '2025-06-10T04:00:00Z', day],
  [
    'an instant of the company’s own',
    () => trigger({ field: own.instant, unit: 'minute' }),
    '2025-06-10T04:03:00Z',
    1,
  ],
])('a pass by %s reads about what it finds', async (_, given, minute, wanted) => {
  const { read, found } = await costOf(given(), minute);
  expect(found).toBe(wanted);
  // Instants by days are looked for some hours to each side, since a day of the clock may be shorter or longer.
  expect(read).toBeLessThanOrEqual(wanted + 80);
});
