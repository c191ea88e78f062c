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

test('a line that is folded in the middle of a letter is read whole, and what is written is no longer than it may be', async () => {
  const title = 'Встреча о поставках бумаги и картона '.repeat(6).trim();
  const text = event('folded', ['DTSTART:20310305T100000Z', 'DTEND:20310305T110000Z', `SUMMARY:${title}`]);
  const [head = '', tail = ''] = text.split('картона Встреча');
  const cut = Buffer.from(`${head}картона`);
  const folded = Buffer.concat([
    cut.subarray(0, -1),
    Buffer.from('\r\n '),
    cut.subarray(-1),
    Buffer.from(` Встреча${text.slice(`${head}картона Встреча`.length)}`),
  ]);
  expect(tail).not.toBe('');
  const authorization = `Basic ${Buffer.from(`anna@example.com:${d.password}`).toString('base64')}`;
  const put = await fetch(`${d.base}${d.path}folded.ics`, {
    method: 'PUT',
    headers: { authorization },
    body: folded,
  });
  expect(put.status).toBe(201);
  expect(await d.meetingCalled(title)).toHaveLength(1);
  const { text: written } = await d.asked('GET', `${d.path}folded.ics`);
  expect(Math.max(...written.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});

test('a span of time finds what is rare or far, and days by the clock of the reader', async () => {
  const rare = [
    'DTSTART;TZID=Europe/Berlin:20310315T100000',
    'DURATION:PT1H',
    'RRULE:FREQ=YEARLY;INTERVAL=3',
  ];
  await d.put('rare', event('rare', [...rare, 'SUMMARY:Rare']));
  await d.put(
    'days',
    event('days', ['DTSTART;VALUE=DATE:20310306', 'DTEND;VALUE=DATE:20310308', 'SUMMARY:Days']),
  );
  const found = async (start: string, end?: string): Promise<string[]> => {
    const body = `<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:"><D:prop><D:getetag/></D:prop><C:filter>
      <C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range
 start="${start}"${end ? ` end="${end}"` : ''}/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>`;
    const { text } = await d.asked('REPORT', d.path, { body, headers: { depth: '1' } });
    return ['rare', 'days'].filter((name) => text.includes(`/${name}.ics`));
  };
  expect(await found('20350101T000000Z')).toEqual(['rare']);
  expect(await found('20320101T000000Z', '20350101T000000Z')).toEqual(['rare']);
  expect(await found('20320101T000000Z', '20330101T000000Z')).toEqual([]);
  // Midnight in Tashkent, five hours before that of Greenwich.
  expect(await found('20310305T190000Z', '20310305T200000Z')).toEqual(['days']);
  expect(await found('20310307T190000Z', '20310307T200000Z')).toEqual([]);
});

test('what is not done here is said to be so', async () => {
  for (const method of ['PROPPATCH', 'MKCALENDAR', 'MOVE']) {
    const answer = await d.asked(method, d.path, { body: '<x/>' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, expect.stringContaining('REPORT')]);
  }
});
