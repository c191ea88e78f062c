import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { type Letter, type Post, shown, startPost } from './post.testing.ts';

let t: TestApp;
let post: Post;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  post = await startPost(t);
  anna = await t.user('seller', { name: 'Anna', email: 'anna@example.com' });
});
afterAll(async () => {
  await post.close();
  await t.close();
});

test('who is taken out of one day has no such day in the letter of the series, the others have', async () => {
  const today = Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime())
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  const week = (n: number): string => today.add({ days: 16 - today.dayOfWeek + 7 * n }).toString();
  const at = (day: string, time: string): string => new Date(`${day}T${time}:00+05:00`).toISOString();
  const made = await anna.post('/meeting-series', {
    title: 'Rhythm',
    startsOn: week(0),
    startTime: '10:00',
    timeZone: 'Asia/Tashkent',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    guests: [{ email: 'dilnoza@example.org', name: 'Dilnoza' }, { email: 'rustam@example.org' }],
  });
  const invite = () => anna.post(`/calendar/series/${made.body.id}/invite`);
  const onDay = async (day: string): Promise<string> => {
    const filter = { field: 'series', op: 'in', value: [made.body.id] };
    const { items } = (await anna.get('/meetings', { filter, limit: 200 })).body;
    return items.find((m) => m['occursOn'] === day)?.id ?? '';
  };
  await invite();
  await post.received();
  const [off, moved] = [await onDay(week(1)), await onDay(week(2))];
  await anna.patch(`/meetings/${moved}`, { startsAt: at(week(2), '15:00'), endsAt: at(week(2), '16:00') });
  for (const meeting of [off, moved]) {
    const filter = { field: 'meeting', op: 'in', value: [meeting] };
    const { items } = (await anna.get('/participants', { filter })).body;
    const her = items.find((p) => p['email'] === 'dilnoza@example.org');
    expect((await anna.delete(`/participants/${her?.id}`)).status).toBe(204);
  }
  await invite();
  const letters = await post.received();
  const hers = letters.find((l) => l.to === 'dilnoza@example.org') as Letter;
  expect(shown(hers, 2)).toEqual([`${week(0)}T10:00:00`, `${week(3)}T10:00:00`]);
  expect(hers.events).toHaveLength(1);
  const his = letters.find((l) => l.to === 'rustam@example.org') as Letter;
  expect(shown(his, 3)).toEqual([`${week(0)}T10:00:00`, `${week(1)}T10:00:00`, `${week(2)}T15:00:00`]);
});
