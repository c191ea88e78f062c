import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import type { Client } from '../../../testing/client.ts';
import type { TestApp } from '../../../testing/fixture.ts';
import { type Desk, type Met, startDesk } from './desk.testing.ts';
import { daysLater } from './recurrence.ts';

let desk: Desk;
let t: TestApp;
let anna: Client;
let party: string;
let series: string;
let first: string;
beforeAll(async () => {
  desk = await startDesk();
  ({ t, anna, party } = desk);
  first = desk.week(0);
});
afterAll(() => t.close());
beforeEach(async () => {
  series = await desk.arrange({ times: 6 });
});

const { week, at }: Pick<Desk, 'week' | 'at'> = {
  week: (n) => desk.week(n),
  at: (day, time) => desk.at(day, time),
};
const meetings = (of = series, who = anna): Promise<Met[]> => desk.meetings(of, who);
const days = (of = series): Promise<string[]> => desk.days(of);
const hours = (of = series): Promise<string[]> => desk.hours(of);
const one = async (n: number): Promise<Met> => {
  const found = (await meetings())[n];
  if (!found) throw new Error(`no meeting ${n}`);
  return found;
};

describe('one meeting of a series', () => {
  test('that was moved, edited, called off or deleted stays so, whatever becomes of the series', async () => {
    const [moved, edited, off, gone] = await meetings();
    await anna.patch(`/meetings/${moved?.id}`, {
      startsAt: at(daysLater(first, 1), '15:00'),
      endsAt: at(daysLater(first, 1), '16:00'),
    });
    await anna.patch(`/meetings/${edited?.id}`, { place: 'Roof' });
    await anna.post(`/meetings/${off?.id}/cancel`, {});
    expect((await anna.delete(`/meetings/${gone?.id}`)).status).toBe(204);
    await anna.patch(`/meeting-series/${series}`, { startTime: '11:30', title: 'Later' });
    const now = await meetings();
    expect(now.map((m) => [m.title, m.state, m.isException ?? false])).toEqual([
      ['Weekly', 'planned', true],
      ['Weekly', 'planned', true],
      ['Weekly', 'cancelled', false],
      ['Later', 'planned', false],
      ['Later', 'planned', false],
    ]);
    expect(await hours()).toEqual(['15:00', '10:00', '10:00', '11:30', '11:30']);
    expect((await anna.get(`/meeting-series/${series}`)).body['exceptDays']).toEqual([week(3)]);
    // Even where it was purged since, and the series is made anew.
    await t.db.rows(sql`delete from meeting where id = ${gone?.id}`);
    await anna.patch(`/meeting-series/${series}`, { title: 'Again' });
    expect(await days()).not.toContain(week(3));
  });

  test('that was put back where it belongs follows its series again', async () => {
    const { id, startsAt, endsAt } = await one(2);
    await anna.patch(`/meetings/${id}`, { startsAt: at(week(2), '15:00'), endsAt: at(week(2), '16:00') });
    expect((await one(2)).isException).toBe(true);
    await anna.patch(`/meetings/${id}`, { startsAt, endsAt });
    expect((await one(2)).isException).toBe(false);
    await anna.patch(`/meeting-series/${series}`, { startTime: '09:00' });
    expect(new Set(await hours())).toEqual(new Set(['09:00']));
  });
});

describe('this meeting and the following', () => {
  const change = (n: number, values: object, scope = 'following') =>
    one(n).then(({ id }) =>
      anna.post<{ series: string; split: object | null }>(`/meetings/${id}/changeSeries`, { scope, values }),
    );

  test('move to another day and hour with their ids; those before stay, and the number of all is as it was', async () => {
    const before = await meetings();
    const answer = await change(2, {
      startsAt: at(daysLater(week(2), 1), '14:00'),
      endsAt: at(daysLater(week(2), 1), '15:00'),
    });
    expect(answer.status, answer.text).toBe(200);
    expect(await days()).toEqual([first, week(1)]);
    const now = await meetings(answer.body.series);
    expect(now.map((m) => m.occursOn)).toEqual([2, 3, 4, 5].map((n) => daysLater(week(n), 1)));
    expect(now.map((m) => m.id)).toEqual(before.slice(2).map((m) => m.id));
    expect(new Set(await hours(answer.body.series))).toEqual(new Set(['14:00']));
    expect((await anna.get(`/meeting-series/${answer.body.series}`)).body).toMatchObject({
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      times: 4,
      minutes: 60,
      continues: { id: series },
    });
  });

  test('leave those alone that were changed by hand', async () => {
    const touched = await one(4);
    await anna.patch(`/meetings/${touched.id}`, { title: 'Special' });
    const { body } = await change(3, { startsAt: at(week(3), '08:00'), endsAt: at(week(3), '08:30') });
    const now = await meetings(body.series);
    expect(now.map((m) => m.title)).toEqual(['Weekly', 'Special', 'Weekly']);
    expect(await hours(body.series)).toEqual(['08:00', '10:00', '08:00']);
  });

  test('taken back they are one series again, with the same meetings and without the days deleted since', async () => {
    const before = await meetings();
    const off = before[5]?.id;
    const moved = {
      startsAt: at(daysLater(week(3), 1), '15:00'),
      endsAt: at(daysLater(week(3), 1), '16:00'),
    };
    const { body } = await change(3, moved);
    expect(body.split).toEqual({ from: week(3), shift: 1 });
    await anna.delete(`/meetings/${off}`);
    const rejoin = (who = anna, input: object | null = body.split) =>
      who.post(`/calendar/meetings/${before[3]?.id}/rejoin`, input);
    expect((await rejoin(desk.boris)).status).toBe(404);
    expect((await rejoin(anna, { from: week(2), shift: 1 })).body.code).toBe('series_not_split');
    expect((await rejoin()).body).toEqual({ series });
    expect(await meetings()).toEqual(
      before.slice(0, 5).map((m) => ({ ...m, version: expect.any(Number), updatedAt: expect.any(String) })),
    );
    expect((await anna.get(`/meeting-series/${body.series}`)).status).toBe(404);
    expect((await anna.get(`/meeting-series/${series}`)).body).toMatchObject({ times: 6, until: null });
    expect((await rejoin()).body.code).toBe('series_not_split');
  });

  test('end: none is left from then on, or none to come', async () => {
    const { id } = await one(4);
    expect((await anna.post(`/meetings/${id}/endSeries`, { scope: 'following' })).status).toBe(200);
    expect(await days()).toEqual([first, week(1), week(2), week(3)]);
    expect((await anna.post(`/meetings/${(await one(1)).id}/endSeries`, { scope: 'all' })).status).toBe(200);
    expect(await days()).toEqual([]);
    const plain = (await anna.post('/meetings', { title: 'Once', party, startsAt: at(first, '10:00') })).body
      .id;
    expect((await anna.post(`/meetings/${plain}/endSeries`, { scope: 'all' })).body.code).toBe(
      'meeting_not_repeated',
    );
  });

  test('all of them move as one, and the series that is left without meetings is gone', async () => {
    const ids = (await meetings()).map((m) => m.id);
    const { body } = await change(3, { startsAt: at(daysLater(week(3), -1), '10:00') }, 'all');
    expect((await meetings(body.series)).map((m) => m.id)).toEqual(ids);
    expect(await days(body.series)).toEqual([0, 1, 2, 3, 4, 5].map((n) => daysLater(week(n), -1)));
    expect((await anna.get(`/meeting-series/${series}`)).status).toBe(404);
  });

  test('another rule takes away what it does not hold, makes what it does, and gives back on return', async () => {
    const before = await meetings();
    await anna.patch(`/meeting-series/${series}`, { rule: 'FREQ=WEEKLY;BYDAY=WE', times: 4 });
    expect(await days()).toEqual([0, 1, 2, 3].map((n) => daysLater(week(n), 2)));
    await anna.patch(`/meeting-series/${series}`, { rule: 'FREQ=WEEKLY;BYDAY=MO', startsOn: first });
    expect(await days()).toEqual([0, 1, 2, 3].map(week));
    expect((await meetings()).map((m) => m.id)).toEqual(before.slice(0, 4).map((m) => m.id));
  });
});
