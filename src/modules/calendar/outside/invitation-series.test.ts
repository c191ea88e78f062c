import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checksums } from '../../../testing/checksum.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { type Letter, type Post, shown, startPost, text } from './post.testing.ts';

let t: TestApp;
let post: Post;
let anna: Client;
let boris: Client;
/** The first Tuesday far enough ahead for the day of the test not to matter. */
let first: string;
let series: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  post = await startPost(t);
  anna = await t.user('seller', { name: 'Anna', email: 'anna@example.com' });
  boris = await t.user('seller', { name: 'Boris', email: 'boris@example.com' });
  const today = Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime())
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  first = today.add({ days: 16 - today.dayOfWeek }).toString();
});
afterAll(async () => {
  await post.close();
  await t.close();
});

const guests = [{ email: 'dilnoza@example.org', name: 'Dilnoza' }, { email: 'rustam@example.org' }];
beforeEach(async () => {
  const values = {
    title: 'Rhythm',
    agenda: 'Our lowest price',
    startsOn: first,
    startTime: '10:00',
    minutes: 45,
    timeZone: 'Asia/Tashkent',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
  };
  const made = await anna.post('/meeting-series', { ...values, guests: [...guests, { user: boris.id }] });
  expect(made.status).toBe(201);
  series = made.body.id;
  await post.received();
});

const week = (n: number): string =>
  Temporal.PlainDate.from(first)
    .add({ days: 7 * n })
    .toString();
const at = (day: string, time: string): string => new Date(`${day}T${time}:00+05:00`).toISOString();
const invite = (who: Client, what = `series/${series}`) => who.post(`/calendar/${what}/invite`);
const onDay = async (day: string, of = series): Promise<string> => {
  const filter = { field: 'series', op: 'in', value: [of] };
  const { items } = (await anna.get('/meetings', { filter, limit: 200 })).body;
  return items.find((m) => m['occursOn'] === day)?.id ?? '';
};
const told = ({ to, method, events }: Letter) => ({ to, method, sequence: events[0]?.sequence });
const hers = (letters: Letter[]): Letter => letters.find((l) => l.to === 'dilnoza@example.org') as Letter;
test('a series is one letter to each outside, with its rule, the days taken out and those that differ', async () => {
  await anna.delete(`/meetings/${await onDay(week(1))}`);
  await anna.post(`/meetings/${await onDay(week(3))}/cancel`, {});
  const moved = await onDay(week(2));
  await anna.patch(`/meetings/${moved}`, { startsAt: at(week(2), '15:00'), endsAt: at(week(2), '16:00') });
  expect((await invite(anna)).body).toEqual({ invited: 2, calledOff: 0 });
  const letters = await post.received();
  expect(letters.map(told)).toEqual([
    { to: 'dilnoza@example.org', method: 'REQUEST', sequence: 0 },
    { to: 'rustam@example.org', method: 'REQUEST', sequence: 0 },
  ]);
  const letter = hers(letters);
  const [whole, own, ...more] = letter.events;
  expect(more).toEqual([]);
  expect(text(whole, 'rrule')).toBe('FREQ=WEEKLY;BYDAY=TU');
  expect(whole?.component.getAllProperties('exdate').map((p) => String(p.getFirstValue()))).toEqual([
    `${week(1)}T10:00:00`,
    `${week(3)}T10:00:00`,
  ]);
  expect(String(own?.recurrenceId)).toBe(`${week(2)}T10:00:00`);
  expect([text(own, 'uid'), own?.sequence]).toEqual([series, 0]);
  expect(shown(letter, 3)).toEqual([`${first}T10:00:00`, `${week(2)}T15:00:00`, `${week(4)}T10:00:00`]);
  expect(letter.events.map((e) => e.attendees.map((a) => a.getFirstValue()))).toEqual([
    ['mailto:dilnoza@example.org'],
    ['mailto:dilnoza@example.org'],
  ]);
  expect(text(whole, 'organizer')).toBe('mailto:anna@example.com');
  expect(letter.raw).not.toMatch(/lowest price|rustam|boris/);
  expect(letter.text).toContain('invites you to a series of meetings');
  expect(letter.text).toContain('(GMT+5)');
  expect(letter.text).toMatch(/\nThen: \S/);
  expect(letter.text, 'of no place nothing is said').not.toContain('Where');
});

test('SEQUENCE rises with each letter: a change of all, of one, and one called off and on again', async () => {
  await invite(anna);
  expect(hers(await post.received()).events[0]?.sequence).toBe(0);

  const all = { scope: 'all', values: { place: 'Navoi 1' } };
  await anna.post(`/meetings/${await onDay(first)}/changeSeries`, all);
  await invite(anna);
  const second = hers(await post.received());
  expect([second.method, second.events[0]?.sequence, second.events[0]?.location]).toEqual([
    'REQUEST',
    1,
    'Navoi 1',
  ]);

  const one = await onDay(week(2));
  await anna.patch(`/meetings/${one}`, { startsAt: at(week(2), '15:00'), endsAt: at(week(2), '16:00') });
  await invite(anna, `meetings/${one}`);
  const third = hers(await post.received());
  expect(
    third.events.map((e) => [text(e, 'uid'), String(e.recurrenceId), String(e.startDate), e.sequence]),
  ).toEqual([[series, `${week(2)}T10:00:00`, `${week(2)}T15:00:00`, 2]]);
  expect(text(third.events[0], 'rrule')).toBe('');

  await anna.post(`/meetings/${one}/cancel`, {});
  const off = hers(await post.received());
  expect([off.method, text(off.events[0], 'status'), off.events[0]?.sequence]).toEqual([
    'CANCEL',
    'CANCELLED',
    3,
  ]);
  expect(String(off.events[0]?.recurrenceId)).toBe(`${week(2)}T10:00:00`);
  await anna.post(`/meetings/${one}/reopen`, {});
  expect((await post.received()).map(told)).toEqual([
    { to: 'dilnoza@example.org', method: 'REQUEST', sequence: 4 },
    { to: 'rustam@example.org', method: 'REQUEST', sequence: 4 },
  ]);

  await anna.delete(`/meetings/${await onDay(week(4))}`);
  const gone = hers(await post.received());
  expect([gone.method, String(gone.events[0]?.recurrenceId)]).toEqual(['CANCEL', `${week(4)}T10:00:00`]);
  await invite(anna);
  expect(hers(await post.received()).events[0]?.sequence).toBe(6);
});

test('a series that is deleted is called off by one letter, not by one for each of its meetings', async () => {
  await invite(anna);
  await post.received();
  await anna.delete(`/meeting-series/${series}`);
  const letters = await post.received();
  expect(letters.map(told)).toEqual([
    { to: 'dilnoza@example.org', method: 'CANCEL', sequence: 1 },
    { to: 'rustam@example.org', method: 'CANCEL', sequence: 1 },
  ]);
  expect(hers(letters).events.map((e) => [text(e, 'uid'), text(e, 'status')])).toEqual([
    [series, 'CANCELLED'],
  ]);
  expect(hers(letters).text).toContain('called off a series of meetings');
  await anna.post(`/meeting-series/${series}/restore`, {});
  expect((await post.received()).map((l) => [l.method, l.events[0]?.sequence])).toEqual([
    ['REQUEST', 2],
    ['REQUEST', 2],
  ]);
});

test('where it ends is told with the last meeting, once', async () => {
  await invite(anna);
  await post.received();
  await anna.post(`/meetings/${await onDay(week(3))}/endSeries`, { scope: 'following' });
  const letters = await post.received();
  expect(letters.map((l) => l.method)).toEqual(['REQUEST', 'REQUEST']);
  expect(shown(hers(letters), 9)).toEqual([first, week(1), week(2)].map((day) => `${day}T10:00:00`));
  expect(hers(letters).text).toMatch(/ends a series[\s\S]*Last meeting/);
});

test('a series that ends before its first meeting is off', async () => {
  await invite(anna);
  await post.received();
  await anna.post(`/meetings/${await onDay(first)}/endSeries`, { scope: 'all' });
  expect((await post.received()).map((l) => l.method)).toEqual(['CANCEL', 'CANCEL']);
});

test('"this and the following" is two: the old one until then, and a new one', async () => {
  await invite(anna);
  await post.received();
  const ask = {
    scope: 'following',
    values: { startsAt: at(week(2), '15:00'), endsAt: at(week(2), '16:00') },
  };
  const third = await onDay(week(2));
  const { body } = await anna.post<{ series: string; split: object }>(`/meetings/${third}/changeSeries`, ask);
  expect(await post.received()).toEqual([]);
  await invite(anna, `series/${body.series}`);
  const his = (await post.received()).filter((l) => l.to === 'rustam@example.org');
  const byUid = new Map(his.map((l) => [text(l.events[0], 'uid'), l]));
  expect([...byUid.keys()].toSorted()).toEqual([series, body.series].toSorted());
  expect(shown(byUid.get(series) as Letter, 9)).toEqual([first, week(1)].map((day) => `${day}T10:00:00`));
  expect(shown(byUid.get(body.series) as Letter, 2)).toEqual(
    [week(2), week(3)].map((day) => `${day}T15:00:00`),
  );
  await invite(anna, `series/${body.series}`);
  expect(hers(await post.received()).events[0]?.sequence).toBe(1);
  // Taken back it is one again, for them too.
  await anna.post(`/calendar/meetings/${third}/rejoin`, body.split);
  const back = (await post.received()).filter((l) => l.to === 'rustam@example.org');
  expect(back.map((l) => [l.method, text(l.events[0], 'uid')]).toSorted()).toEqual([
    ['CANCEL', body.series],
    ['REQUEST', series],
  ]);
});

test('a series moved whole to another day stays the same one for those who were invited', async () => {
  await invite(anna);
  await post.received();
  const friday = Temporal.PlainDate.from(first).add({ days: 3 }).toString();
  const ask = { scope: 'all', values: { startsAt: at(friday, '10:00'), endsAt: at(friday, '10:45') } };
  const { body } = await anna.post<{ series: string }>(`/meetings/${await onDay(first)}/changeSeries`, ask);
  expect(await post.received()).toEqual([]);
  await invite(anna, `series/${body.series}`);
  const letters = await post.received();
  expect(letters).toHaveLength(2);
  expect([text(hers(letters).events[0], 'uid'), hers(letters).events[0]?.sequence]).toEqual([series, 1]);
  expect(shown(hers(letters), 1)).toEqual([`${friday}T10:00:00`]);
});

test('a meeting that is made to repeat changes for those who were invited to it', async () => {
  const values = { title: 'Once', startsAt: at(first, '17:00'), participants: guests.slice(0, 1) };
  const { id } = (await anna.post('/meetings', values)).body;
  await invite(anna, `meetings/${id}`);
  await post.received();
  const { body } = await anna.post<{ series: string }>(`/meetings/${id}/repeat`, {
    rule: 'FREQ=WEEKLY',
    times: 3,
  });
  await invite(anna, `series/${body.series}`);
  const [letter, ...more] = await post.received();
  expect(more).toEqual([]);
  expect([text(letter?.events[0], 'uid'), letter?.events[0]?.sequence]).toEqual([id, 1]);
  expect(text(letter?.events[0], 'rrule')).toBe('FREQ=WEEKLY;COUNT=3');
});

test('who is taken out of it hears that it is off, and who takes part in one meeting hears of that one', async () => {
  await invite(anna);
  await post.received();
  const filter = { field: 'email', op: 'eq', value: 'rustam@example.org' };
  const { items } = (await anna.get('/meeting-series-guests', { filter })).body;
  for (const { id } of items.filter((g) => (g['series'] as { id: string }).id === series))
    await anna.delete(`/meeting-series-guests/${id}`);
  expect((await invite(anna)).body).toEqual({ invited: 1, calledOff: 1 });
  expect((await post.received()).map((l) => [l.to, l.method])).toEqual([
    ['dilnoza@example.org', 'REQUEST'],
    ['rustam@example.org', 'CANCEL'],
  ]);

  const one = await onDay(week(1));
  await anna.post('/participants', { meeting: one, email: 'guest@example.org' });
  await invite(anna, `meetings/${one}`);
  const letters = await post.received();
  expect(letters.map((l) => [l.to, l.events.length, String(l.events[0]?.recurrenceId)])).toEqual([
    ['dilnoza@example.org', 1, `${week(1)}T10:00:00`],
    ['guest@example.org', 1, `${week(1)}T10:00:00`],
  ]);
  await anna.delete(`/meeting-series/${series}`);
  const off = await post.received();
  expect(off.map((l) => [l.to, l.method, l.events[0]?.recurrenceId ? 'one' : 'all'])).toEqual([
    ['dilnoza@example.org', 'CANCEL', 'all'],
    ['guest@example.org', 'CANCEL', 'one'],
  ]);
});

test('whose is one meeting alone invites to that one, never in place of the series', async () => {
  await invite(anna);
  await post.received();
  const one = await onDay(week(1));
  const moved = { startsAt: at(week(1), '15:00'), endsAt: at(week(1), '16:00') };
  await anna.patch(`/meetings/${one}`, { organiser: boris.id, ...moved });
  expect((await boris.get(`/meeting-series/${series}`)).status).toBe(404);
  expect((await invite(boris, `meetings/${one}`)).status).toBe(200);
  const letter = hers(await post.received());
  expect([text(letter.events[0], 'uid'), String(letter.events[0]?.recurrenceId)]).toEqual([
    series,
    `${week(1)}T10:00:00`,
  ]);
  expect(letter.raw).not.toContain('RRULE');
});

test('only who may change the series invites to it or gets its file, and nobody to one that is over', async () => {
  const before = await checksums(t.db);
  expect((await invite(boris)).status).toBe(404);
  expect((await invite(t.anonymous)).status).toBe(401);
  expect((await boris.get(`/calendar/series/${series}/invitation.ics`)).status).toBe(404);
  const { rate_limit: _, ...rest } = before;
  const { rate_limit: __, ...now } = await checksums(t.db);
  expect(now).toEqual(rest);
  const file = (await anna.get(`/calendar/series/${series}/invitation.ics`)).text;
  expect(file).toContain('METHOD:PUBLISH');
  expect(file).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU');
  expect(file).not.toMatch(/lowest price|dilnoza/);
  await anna.post(`/meetings/${await onDay(first)}/endSeries`, { scope: 'all' });
  expect((await invite(anna)).body.code).toBe('meeting_over');
  expect(await post.received()).toEqual([]);
});
