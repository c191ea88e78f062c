import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, type PhoneDesk, phoneDesk } from './phone.testing.ts';

let d: PhoneDesk;
beforeAll(async () => {
  d = await phoneDesk();
});
afterAll(() => d.t.close());

/** As Outlook calls and describes the time of Central Europe; `changes` in other months are nobody's. */
const zone = (changes: [march: number, october: number]): string =>
  [
    ['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time'],
    ['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
    [`RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${changes[1]}`, 'END:STANDARD'],
    ['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
    [`RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${changes[0]}`, 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ]
    .flat()
    .join('\r\n');
const mondays = (uid: string, changes: [number, number], from: string): string =>
  event(uid, [
    `DTSTART;TZID=W. Europe Standard Time:${from}T220000`,
    `DTEND;TZID=W. Europe Standard Time:${from}T230000`,
    'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=6',
    `SUMMARY:${uid}`,
  ]).replace('BEGIN:VEVENT', `${zone(changes)}\r\nBEGIN:VEVENT`);

test('a series on the clock of a zone by its own name keeps that clock: late on Monday there, Tuesday here', async () => {
  // In March 2031, so that the clocks change between the meetings.
  expect(await d.put('outlook', mondays('outlook', [3, 10], '20310317'))).toBe(201);
  const filter = { field: 'title', op: 'eq', value: 'outlook' };
  const [series] = (await d.anna.get('/meeting-series', { filter })).body.items;
  expect(series).toMatchObject({
    timeZone: 'Europe/Berlin',
    startsOn: '2031-03-17',
    startTime: '22:00',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
  });
  const found = (await d.objects()).get('outlook.ics');
  expect(found?.data).toContain('DTSTART;TZID=Europe/Berlin:20310317T220000');
});

test('a series on a clock that no zone has is refused with its name; a single meeting is where it is meant', async () => {
  const answer = await d.asked('PUT', `${d.path}nobody.ics`, {
    body: mondays('nobody', [2, 11], '20310317'),
  });
  expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('W. Europe Standard Time')]);
  const single = mondays('once', [2, 11], '20310317').replace(/RRULE:FREQ=WEEKLY.*\r\n/, '');
  expect(await d.put('once', single)).toBe(201);
  const [once] = await d.meetingCalled('once');
  expect(Date.parse(String(once?.['startsAt']))).toBe(Date.parse('2031-03-17T20:00:00Z'));
});

test('a mark of byte order is no part of a calendar, and EXRULE is not passed over', async () => {
  const lines = ['DTSTART:20310305T080000Z', 'DTEND:20310305T090000Z', 'SUMMARY:Marked'];
  expect(await d.put('marked', `\ufeff${event('marked', lines)}`)).toBe(201);
  const rules = ['RRULE:FREQ=DAILY;COUNT=9', 'EXRULE:FREQ=WEEKLY;COUNT=3'];
  expect(await d.put('less', event('less', [...lines, ...rules]))).toBe(403);
});
