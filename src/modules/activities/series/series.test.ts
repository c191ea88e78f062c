import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import type { Client } from '../../../testing/client.ts';
import type { TestApp } from '../../../testing/fixture.ts';
import { type Desk, type Met, startDesk } from './desk.testing.ts';
import { extendAll } from './extend-series.ts';
import { AHEAD_DAYS } from './follow.ts';
import { daysLater } from './recurrence.ts';

let desk: Desk;
let t: TestApp;
let anna: Client;
let boris: Client;
let party: string;
let series: string;
let first: string;
beforeAll(async () => {
  desk = await startDesk();
  ({ t, anna, boris, party } = desk);
  first = desk.week(0);
});
afterAll(() => t.close());
beforeEach(async () => {
  series = await desk.arrange({ times: 6 });
});

const { week, at, arrange, today }: Pick<Desk, 'week' | 'at' | 'arrange' | 'today'> = {
  week: (n) => desk.week(n),
  at: (day, time) => desk.at(day, time),
  arrange: (more) => desk.arrange(more),
  today: () => desk.today(),
};
const meetings = (of = series, who = anna): Promise<Met[]> => desk.meetings(of, who);
const days = (of = series): Promise<string[]> => desk.days(of);
const hours = (of = series): Promise<string[]> => desk.hours(of);
const one = async (n: number): Promise<Met> => {
  const found = (await meetings())[n];
  if (!found) throw new Error(`no meeting ${n}`);
  return found;
};

describe('a series', () => {
  test('has its meetings at once: each with its hour, customer and participants, all of them records like others', async () => {
    const id = await arrange({ times: 3, guests: [{ user: boris.id }, { email: 'guest@example.org' }] });
    const made = await meetings(id);
    expect(made.map((m) => m.occursOn)).toEqual([first, week(1), week(2)]);
    expect(new Set(await hours(id))).toEqual(new Set(['10:00']));
    expect(made.map((m) => Date.parse(m.endsAt) - Date.parse(m.startsAt))).toEqual([
      2_700_000, 2_700_000, 2_700_000,
    ]);
    expect(made[0]).toMatchObject({ title: 'Weekly', party: { id: party }, organiser: { id: anna.id } });
    expect(await meetings(id, boris)).toHaveLength(3);
    const guests = await anna.get('/participants', {
      filter: { field: 'meeting', op: 'in', value: [made[1]?.id] },
    });
    expect(guests.body.items.map((p) => p['name']).sort()).toEqual(['Boris', 'guest@example.org']);
    const line = await anna.get(`/parties/${party}/timeline`);
    expect(line.body.items.filter((i) => i['record'] === made[0]?.id)).toEqual([]);
    expect(line.body.items.filter((i) => i['record'] === id)).toHaveLength(1);
  });

  test('takes colleagues in and out of its meetings to come', async () => {
    const guest = (await anna.post('/meeting-series-guests', { series, user: boris.id })).body.id;
    expect(await meetings(series, boris)).toHaveLength(6);
    expect((await anna.delete(`/meeting-series-guests/${guest}`)).status).toBe(204);
    expect(await meetings(series, boris)).toHaveLength(0);
  });

  test('begins where its rule first falls, and reads UNTIL and COUNT as RFC 5545 writes them', async () => {
    const id = await arrange({ startsOn: daysLater(first, -5), rule: 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2' });
    expect((await anna.get(`/meeting-series/${id}`)).body).toMatchObject({
      startsOn: first,
      times: 2,
      rule: 'FREQ=WEEKLY;BYDAY=MO',
    });
    const until = `${week(1).replaceAll('-', '')}T235959Z`;
    expect(await days(await arrange({ rule: `FREQ=WEEKLY;BYDAY=MO;UNTIL=${until}` }))).toEqual([
      first,
      week(1),
    ]);
  });

  test('that makes no sense is refused by the field at fault', async () => {
    const wrong = async (more: object) =>
      (
        await anna.post('/meeting-series', {
          title: 'x',
          startsOn: first,
          startTime: '10:00',
          timeZone: 'UTC',
          rule: 'FREQ=DAILY',
          ...more,
        })
      ).body.problems;
    expect(await wrong({ rule: 'FREQ=HOURLY' })).toMatchObject([{ field: 'rule', code: 'invalid_rule' }]);
    expect(await wrong({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toMatchObject([
      { field: 'rule', code: 'rule_without_days' },
    ]);
    expect(await wrong({ startTime: '25:00' })).toMatchObject([{ field: 'startTime' }]);
    expect(await wrong({ timeZone: 'Mars/Base' })).toMatchObject([{ field: 'timeZone' }]);
    expect(await wrong({ until: first, times: 2 })).toMatchObject([
      { field: 'times', code: 'until_or_count' },
    ]);
  });

  test('and its meetings are hidden from who may not see them, and cannot be changed by who takes part', async () => {
    expect((await boris.get(`/meeting-series/${series}`)).status).toBe(404);
    const { id } = await one(1);
    const ask = { scope: 'all', values: { title: 'Mine' } };
    expect((await boris.post(`/meetings/${id}/changeSeries`, ask)).status).toBe(404);
    await anna.post('/meeting-series-guests', { series, user: boris.id });
    expect((await boris.post(`/meetings/${id}/changeSeries`, ask)).status).toBe(403);
    expect((await boris.post(`/meetings/${id}/endSeries`, { scope: 'all' })).status).toBe(403);
    expect((await one(1)).title).toBe('Weekly');
  });
});

test('a meeting that is made to repeat is the first of its series, with its id and those who take part', async () => {
  const start = at(first, '16:00');
  const { id } = (
    await anna.post('/meetings', {
      title: 'Again',
      party,
      startsAt: start,
      participants: [{ user: boris.id }],
    })
  ).body;
  const made = await anna.post<{ series: string }>(`/meetings/${id}/repeat`, {
    rule: 'FREQ=DAILY;INTERVAL=7',
    times: 3,
  });
  expect(made.status).toBe(200);
  const all = await meetings(made.body.series, boris);
  expect(all.map((m) => [m.occursOn, m.title])).toEqual([
    [first, 'Again'],
    [week(1), 'Again'],
    [week(2), 'Again'],
  ]);
  expect(all[0]?.id).toBe(id);
  expect((await anna.post(`/meetings/${id}/repeat`, { rule: 'FREQ=DAILY' })).body.code).toBe(
    'meeting_is_repeated',
  );
  expect((await boris.post(`/meetings/${all[1]?.id}/repeat`, { rule: 'FREQ=DAILY' })).status).toBe(403);
});

describe('the series as a whole', () => {
  test('takes its meetings along to the recycle bin and back', async () => {
    const ids = (await meetings()).map((m) => m.id);
    expect((await anna.delete(`/meeting-series/${series}`)).status).toBe(204);
    expect(await meetings()).toEqual([]);
    expect((await anna.post(`/meeting-series/${series}/restore`, {})).status).toBeLessThan(300);
    expect((await meetings()).map((m) => m.id)).toEqual(ids);
  });

  test('is edited by two at once without doubles', async () => {
    const patches = ['09:00', '12:00', '15:00'].map((startTime) =>
      anna.patch(`/meeting-series/${series}`, { startTime }),
    );
    await Promise.all([...patches, extendAll(t.system())]);
    const now = await hours();
    expect(new Set(now).size).toBe(1);
    expect(now).toHaveLength(6);
  });

  test('without an end is made ahead by the night, once however many do it at once, its hour the same on both sides of a change of clocks', async () => {
    const id = await arrange({ rule: 'FREQ=WEEKLY;BYDAY=MO,TH' });
    // Signed-in people would have to sign in again after so long.
    const made = () =>
      t.db.rows<{ day: string; hour: string }>(sql`select occurs_on::text as day,
        to_char(starts_at at time zone 'Europe/Berlin', 'HH24:MI') as hour from meeting where series_id = ${id} order by 1`);
    const reach = async () =>
      today()
        .until((await made()).at(-1)?.day ?? first)
        .total('days');
    expect(await reach()).toBeGreaterThan(AHEAD_DAYS - 7);
    t.pass({ days: 140 });
    await Promise.all([1, 2, 3, 4].map(() => extendAll(t.system())));
    const all = await made();
    expect(new Set(all.map((m) => m.day)).size).toBe(all.length);
    expect(await reach()).toBeGreaterThan(AHEAD_DAYS - 7);
    expect(new Set(all.map((m) => m.hour))).toEqual(new Set(['10:00']));
    const span = Temporal.PlainDate.from(first)
      .until(all.at(-1)?.day ?? first)
      .total('days');
    expect(all).toHaveLength(Math.floor(span / 7) * 2 + (span % 7 ? 2 : 1));
    await extendAll(t.system());
    expect(await made()).toEqual(all);
  });
});
