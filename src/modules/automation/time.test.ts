import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { Deal } from '../deals/public.ts';
import { addWorkDays } from '../plans/public.ts';
import { makeDeal, makeRule, runsOf, startRule, withoutRules, work } from './desk.testing.ts';
import type { Action, TimeTrigger } from './parts.rules.ts';
import { dueDays } from './triggers/due-days.ts';
import { momentsIn } from './triggers/moments.ts';
import { runDue } from './triggers/time.ts';

let t: TestApp;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  anna = await t.user('seller', { name: 'Anna' });
});
afterAll(() => t.close());
beforeEach(() => withoutRules(t));

const mark: Action = { do: 'set', values: { description: 'Due' } };
const local = (): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime()).toZonedDateTimeISO('Asia/Tashkent');
const day = (offset: number): string => local().toPlainDate().add({ days: offset }).toString();
/** To an hour of the company's clock that is still to come. */
const passTo = (clock: string): void => {
  const at = local().withPlainTime(clock);
  const next = Temporal.ZonedDateTime.compare(at, local()) > 0 ? at : at.add({ days: 1 });
  t.pass({ seconds: Math.ceil(local().until(next).total('seconds')) });
};
const deal = (more: object = {}): Promise<string> => makeDeal(t, { owner: anna.id, ...more });
const due = (): Promise<void> => runDue(t.system());
const soundOf = async (id: string) => (await t.owner.get(`/deals/${id}`)).body['description'];

const theDayAfter = (at: string): TimeTrigger => ({
  on: 'time',
  field: 'expectedOn',
  count: 1,
  unit: 'day',
  side: 'after',
  at,
});

test('a day after a date, at the hour named, once, and again when the date moves', async () => {
  passTo('08:00');
  const trigger = theDayAfter('10:30');
  const rule = await startRule(t, {
    trigger,
    condition: { field: 'outcome', op: 'eq', value: 'open' },
    actions: [mark],
  });
  const id = await deal({ expectedOn: day(-1) });
  const closed = await deal({ expectedOn: day(-1) });
  await t.owner.post(`/deals/${closed}/win`);
  passTo('10:29');
  await due();
  expect(await runsOf(t, rule)).toEqual([]);
  t.pass({ minutes: 2 });
  await due();
  await due();
  expect(
    (await runsOf(t, rule)).map((r) => [(r['record'] as { id: string }).id, r['outcome']]).sort(),
  ).toEqual(
    [
      [id, 'done'],
      [closed, 'skipped'],
    ].sort(),
  );
  expect(await soundOf(id)).toBe('Due');
  await t.owner.patch(`/deals/${id}`, { expectedOn: day(0) });
  t.pass({ days: 1 });
  await due();
  expect((await runsOf(t, rule)).filter((r) => (r['record'] as { id: string }).id === id)).toHaveLength(2);
});

test('what is written after its moment has passed is run by that event, once; an import of such a day is history', async () => {
  passTo('08:00');
  const trigger = theDayAfter('08:30');
  const rule = await startRule(t, { trigger, actions: [mark] });
  const moved = await deal({ expectedOn: day(30) });
  passTo('09:00');
  await due();
  await work(t);
  expect(await runsOf(t, rule)).toEqual([]);
  const late = await deal({ expectedOn: day(-1) });
  await t.owner.patch(`/deals/${moved}`, { expectedOn: day(-1) });
  await t.owner.patch(`/deals/${moved}`, { name: 'Renamed' });
  await createRecord({ ...t.system(), mode: 'historical' }, Deal, {
    name: 'Old',
    owner: anna.id,
    expectedOn: day(-1),
  });
  t.pass({ minutes: 1 });
  await work(t);
  await due();
  const ran = (await runsOf(t, rule)).map((r) => (r['record'] as { id: string }).id);
  expect(ran.toSorted()).toEqual([late, moved].toSorted());
});

test('a day of the company’s own field counts too', async () => {
  passTo('08:00');
  const made = await t.owner.post('/custom-fields', { entity: 'deals.deal', label: 'Ends', type: 'date' });
  const field = String(made.body['key']);
  const trigger: TimeTrigger = { on: 'time', field, count: 2, unit: 'day', side: 'before', at: '08:30' };
  const rule = await startRule(t, { trigger, actions: [mark] });
  expect((await t.owner.get(`/custom-fields/${made.body.id}`)).body).toMatchObject({ isIndexed: true });
  const id = await deal({ [field]: day(2) });
  await deal({ [field]: day(3) });
  passTo('09:00');
  await due();
  expect((await runsOf(t, rule)).map((r) => (r['record'] as { id: string }).id)).toEqual([id]);
});

test('two workers at once run each moment once', async () => {
  const trigger: TimeTrigger = { on: 'time', field: 'stageSince', count: 30, unit: 'minute', side: 'after' };
  const rule = await startRule(t, {
    trigger,
    actions: [{ do: 'notify', to: [{ who: 'responsible' }], text: '{name}' }],
  });
  const ids = await Promise.all([1, 2, 3, 4, 5].map(() => deal({})));
  t.pass({ minutes: 31 });
  await Promise.all([due(), due(), due()]);
  const runs = (await runsOf(t, rule)).filter((r) => ids.includes((r['record'] as { id: string }).id));
  expect(runs.map((r) => r['outcome'])).toEqual(['done', 'done', 'done', 'done', 'done']);
  const told = (await anna.get<{ items: { kind: string }[] }>('/notifications')).body.items;
  expect(told.filter((n) => n.kind === 'rule')).toHaveLength(5);
});

test('what was due before the rule was on, or when an import brought it, is not run', async () => {
  const trigger: TimeTrigger = { on: 'time', field: 'stageSince', count: 1, unit: 'hour', side: 'after' };
  await deal({});
  t.pass({ minutes: 90 });
  const rule = await startRule(t, { trigger, actions: [mark] });
  const ago = new Date(t.app.now().getTime() - 50 * 60_000).toISOString();
  t.pass({ minutes: 20 });
  await createRecord({ ...t.system(), mode: 'historical', now: t.app.now() }, Deal, {
    name: 'Old',
    owner: anna.id,
    stageSince: ago,
  });
  await due();
  expect(await runsOf(t, rule)).toEqual([]);
  const late = await createRecord({ ...t.system(), mode: 'historical', now: t.app.now() }, Deal, {
    name: 'New to us',
    owner: anna.id,
    stageSince: t.app.now().toISOString(),
  });
  t.pass({ minutes: 61 });
  await due();
  expect(await runsOf(t, rule)).toMatchObject([{ record: { id: late.id }, outcome: 'done' }]);
});

test('the clock of a place that changes its clocks counts', async () => {
  const berlin = { ...t.system(), timeZone: 'Europe/Berlin' };
  const moments = async (
    trigger: TimeTrigger,
    values: object,
    from: string,
    until: string,
  ): Promise<string[]> => {
    const id = await deal({});
    await updateRecord(t.system(), Deal, id, values as Record<string, unknown>, { isTrusted: true });
    const source = await momentsIn(berlin, { entity: 'deals.deal' }, trigger, {
      from: new Date(from),
      until: new Date(until),
    });
    const rows = await t.db.rows<{ moment: string }>(
      sql`select to_json(m.moment at time zone 'UTC')#>>'{}' as moment from ${source} and t.id = ${id}`,
    );
    return rows.map((r) => r.moment.slice(0, 16));
  };
  const after: TimeTrigger = {
    on: 'time',
    field: 'expectedOn',
    count: 1,
    unit: 'day',
    side: 'after',
    at: '09:00',
  };
  // Clocks go forward on 29 March 2026 and back on 25 October.
  expect(
    await moments(after, { expectedOn: '2026-03-27' }, '2026-03-20T00:00:00Z', '2026-04-05T00:00:00Z'),
  ).toEqual(['2026-03-28T08:00']);
  expect(
    await moments(after, { expectedOn: '2026-03-28' }, '2026-03-20T00:00:00Z', '2026-04-05T00:00:00Z'),
  ).toEqual(['2026-03-29T07:00']);
  expect(
    await moments(after, { expectedOn: '2026-10-24' }, '2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z'),
  ).toEqual(['2026-10-25T08:00']);
  const standing: TimeTrigger = { on: 'time', field: 'stageSince', count: 14, unit: 'day', side: 'after' };
  const since = { stageSince: '2026-03-20T11:30:00.000Z' };
  expect(await moments(standing, since, '2026-03-25T00:00:00Z', '2026-04-05T00:00:00Z')).toEqual([
    '2026-04-03T10:30',
  ]);
  const hours: TimeTrigger = { ...standing, count: 336, unit: 'hour' };
  expect(await moments(hours, since, '2026-03-25T00:00:00Z', '2026-04-05T00:00:00Z')).toEqual([
    '2026-04-03T11:30',
  ]);
  const before: TimeTrigger = { ...standing, count: 2, side: 'before' };
  expect(
    await moments(
      before,
      { stageSince: '2026-03-30T11:30:00.000Z' },
      '2026-03-25T00:00:00Z',
      '2026-04-05T00:00:00Z',
    ),
  ).toEqual(['2026-03-28T12:30']);
});

test('days off do not count where working days are asked for', () => {
  const workDays = {
    isWorkday: (d: Temporal.PlainDate) => d.dayOfWeek <= 5 && d.toString() !== '2026-03-09',
  };
  const date = (text: string) => Temporal.PlainDate.from(text);
  const plus = (from: string, count: number) => addWorkDays(workDays, date(from), count).toString();
  expect(plus('2026-03-05', 1)).toBe('2026-03-06');
  expect(plus('2026-03-06', 1)).toBe('2026-03-10');
  expect(plus('2026-03-07', 0)).toBe('2026-03-10');
  expect(plus('2026-03-10', -2)).toBe('2026-03-05');
  const trigger: TimeTrigger = {
    on: 'time',
    field: 'closedOn',
    count: 3,
    unit: 'day',
    side: 'after',
    isBusiness: true,
  };
  const days = dueDays(trigger, date('2026-03-10'), date('2026-03-10'), workDays);
  expect(days.map((d) => d.day)).toEqual(['2026-03-04']);
  const every = (from: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => date(from).add({ days: i }).toString());
  for (const [side, sign] of [
    ['after', 1],
    ['before', -1],
  ] as const)
    for (const count of [0, 1, 5, 12]) {
      const found = dueDays({ ...trigger, side, count }, date('2026-03-01'), date('2026-03-20'), workDays);
      const wanted = every('2026-01-01', 200).filter((d) => {
        const then = plus(d, sign * count);
        return then >= '2026-03-01' && then <= '2026-03-20';
      });
      expect(
        found.map((d) => d.day),
        `${count} ${side}`,
      ).toEqual(wanted);
    }
  for (const d of dueDays(trigger, date('2026-02-01'), date('2026-03-31'), workDays))
    expect(plus(d.day, 3)).toBe(d.due);
});

test('tried on history, a rule by time counts the moments that have passed', async () => {
  const id = await makeRule(t, {
    trigger: { on: 'time', field: 'expectedOn', count: 2, unit: 'day', side: 'after', at: '00:00' },
    condition: { field: 'number', op: 'eq', value: 'TIMED' },
    actions: [mark],
  });
  const inside = await deal({ number: 'TIMED', expectedOn: day(-5) });
  for (const offset of [-60, 5]) await deal({ number: 'TIMED', expectedOn: day(offset) });
  const tried = await t.owner.post<{ count: number; records: { id: string }[] }>(
    `/automation-rules/${id}/tryOut`,
  );
  expect(tried.body, tried.text).toMatchObject({ count: 1, records: [{ id: inside }] });
  expect(await runsOf(t, id)).toEqual([]);
});
