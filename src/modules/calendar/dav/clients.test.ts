import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { appPassword, type PhoneDesk, phoneDesk } from './phone.testing.ts';

let d: PhoneDesk;
beforeAll(async () => {
  d = await phoneDesk();
});
afterAll(() => d.t.close());

const xml = { 'content-type': 'application/xml; charset=UTF-8', depth: '1' };
const ics = { 'content-type': 'text/calendar; charset=utf-8' };
const propfind = `<?xml version="1.0" encoding="utf-8" ?>
            <propfind xmlns="DAV:">
                <prop>
                    <resourcetype/>
                    <getcontenttype/>
                    <getetag/>
                </prop>
            </propfind>`;
/** As vdirsyncer 0.19 lists: ETags by file. */
async function listed(): Promise<Record<string, string>> {
  const { text } = await d.asked('PROPFIND', d.path, { headers: xml, body: propfind });
  const found = text.matchAll(/<d:href>([^<]*\.ics)<\/d:href>.*?<d:getetag>([^<]*)<\/d:getetag>/g);
  return Object.fromEntries([...found].map(([, href = '', etag = '']) => [href, plain(etag)]));
}
/** As vdirsyncer and calcurse fetch what they name. */
async function fetched(...hrefs: string[]): Promise<string> {
  const body = `<?xml version="1.0" encoding="utf-8" ?>
        <C:calendar-multiget xmlns="DAV:"
            xmlns:C="urn:ietf:params:xml:ns:caldav">
            <prop>
                <getetag/>
                <C:calendar-data/>
            </prop>
            ${hrefs.map((href) => `<href>${href}</href>`).join('\n')}
        </C:calendar-multiget>`;
  return plain((await d.asked('REPORT', d.path, { headers: xml, body })).text);
}
const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&apos;', "'");
const upload = async (name: string, lines: string[], headers: Record<string, string>) =>
  (
    await d.asked('PUT', `${d.path}${name}.ics`, {
      headers: { ...ics, ...headers },
      body: `${lines.join('\r\n')}\r\n`,
    })
  ).status;
const isNew = { 'if-none-match': '*' };

/** As khal 0.10 writes. */
const khal = (uid: string, lines: string[], alarms: string[] = []): string[] => [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//PIMUTILS.ORG//NONSGML khal / icalendar //EN',
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Tashkent',
  'BEGIN:STANDARD',
  'DTSTART;VALUE=DATE-TIME:19910929T020000',
  'RDATE:20380119T081407',
  'TZNAME:+05',
  'TZOFFSETFROM:+0600',
  'TZOFFSETTO:+0500',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  ...lines,
  'DTSTAMP;VALUE=DATE-TIME:20261128T210509Z',
  `UID:${uid}`,
  ...alarms,
  'END:VEVENT',
  'END:VCALENDAR',
];
const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:None', 'TRIGGER:-PT15M', 'END:VALARM'];
const call = [
  'SUMMARY:Созвон',
  'DTSTART;TZID=Asia/Tashkent;VALUE=DATE-TIME:20300305T100000',
  'DTEND;TZID=Asia/Tashkent;VALUE=DATE-TIME:20300305T110000',
];

test('what khal adds for its own user comes back to this user alone, until khal takes it away', async () => {
  const mine = [...call, 'CATEGORIES:Дом,Дача', 'URL:https://example.org/x', 'TRANSP:TRANSPARENT'];
  expect(await upload('alarmed', khal('khal-1', mine, alarm), isNew)).toBe(201);
  const href = `${d.path}alarmed.ics`;
  const back = await fetched(href);
  expect(back).toContain('BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:None\nTRIGGER:-PT15M\nEND:VALARM');
  for (const line of ['CATEGORIES:Дом,Дача', 'URL:https://example.org/x', 'TRANSP:TRANSPARENT'])
    expect(back).toContain(line);

  const [meeting] = await d.meetingCalled('Созвон');
  await d.anna.post('/participants', { meeting: meeting?.id, user: d.boris.id });
  const auth = `boris@example.com:${await appPassword(d.boris)}`;
  const his = await d.asked('GET', `${d.path.replace(d.anna.id, d.boris.id)}${meeting?.id}.ics`, { auth });
  expect(his.text).toContain('SUMMARY:Созвон');
  expect(his.text).not.toMatch(/VALARM|CATEGORIES/);

  const etag = (await listed())[href] ?? '';
  expect(await upload('alarmed', khal('khal-1', call), { 'if-match': etag })).toBe(204);
  expect(await fetched(href)).not.toMatch(/VALARM|CATEGORIES/);
});

test('an alarm of one day of a series stays on that day', async () => {
  const weekly = khal('khal-2', [...call, 'RRULE:FREQ=WEEKLY;COUNT=3'], alarm);
  const own = khal(
    'khal-2',
    [...call, 'RECURRENCE-ID;TZID=Asia/Tashkent:20300312T100000'].map((line) =>
      line.replace('TIME:20300305', 'TIME:20300312').replace('Созвон', 'Созвон дольше'),
    ),
    alarm.map((line) => line.replace('15M', '45M')),
  );
  const event = own.slice(own.indexOf('BEGIN:VEVENT'), -1);
  expect(await upload('days', [...weekly.slice(0, -1), ...event, 'END:VCALENDAR'], isNew)).toBe(201);
  const [, whole = '', day = ''] = (await fetched(`${d.path}days.ics`)).split('BEGIN:VEVENT');
  expect(whole).toContain('TRIGGER:-PT15M');
  expect(day).toContain('RECURRENCE-ID;TZID=Asia/Tashkent:20300312T100000');
  expect(day).toContain('TRIGGER:-PT45M');
});

test('what no text can hold is left out, and nothing becomes unreadable by it', async () => {
  const jcal = [
    'vcalendar',
    [['version', {}, 'text', '2.0']],
    [
      [
        'vevent',
        [
          ['uid', {}, 'text', 'odd-1'],
          ['dtstart', {}, 'date-time', '2030-03-06T10:00:00Z'],
          ['summary', {}, 'text', 'Odd'],
          ['url', {}, 'uri', { not: 'text' }],
          ['categories', {}, 'text', 'a\u0001b'],
        ],
        [['valarm', [['trigger', {}, 'duration', null]], []]],
      ],
    ],
  ];
  const sent = await d.asked('PUT', `${d.path}odd.ics`, {
    headers: { ...ics, ...isNew },
    body: JSON.stringify(jcal),
  });
  expect(sent.status).toBe(201);
  const back = await fetched(...Object.keys(await listed()));
  expect(back).toContain('SUMMARY:Odd');
  expect(back).not.toContain('\u0001');
});

test('khal says the midnight after which nothing follows: its day has no meeting', async () => {
  const lines = ['SUMMARY:Отчёт', ...call.slice(1), 'RRULE:FREQ=WEEKLY;UNTIL=20300318T190000Z'];
  expect(await upload('until', khal('khal-3', lines), isNew)).toBe(201);
  const { items } = (await d.anna.get('/calendar', { from: '2030-03-01', to: '2030-03-31' })).body;
  const days = items.filter((i) => i['title'] === 'Отчёт').map((i) => String(i['startsAt']).slice(0, 10));
  expect(days).toEqual(['2030-03-05', '2030-03-12']);
  expect(await fetched(`${d.path}until.ics`)).toContain('UNTIL=20300318T050000Z');
});

test('a second sync of vdirsyncer finds nothing new, and it deletes by the ETag that it has seen', async () => {
  const first = await listed();
  expect(Object.keys(first).length).toBeGreaterThan(3);
  await fetched(...Object.keys(first));
  expect(await listed()).toEqual(first);
  const href = `${d.path}until.ics`;
  const gone = (etag: string) => d.asked('DELETE', href, { headers: { ...xml, 'if-match': etag } });
  await d.anna.patch(`/meeting-series/${await seriesCalled('Отчёт')}`, { place: 'Навои 1' });
  expect((await gone(first[href] ?? '')).status).toBe(412);
  expect((await gone((await listed())[href] ?? '')).status).toBe(204);
  expect(Object.keys(await listed())).toEqual(Object.keys(first).filter((h) => h !== href));
});

const seriesCalled = async (title: string): Promise<string | undefined> =>
  (await d.anna.get('/meeting-series', { filter: { field: 'title', op: 'eq', value: title } })).body.items[0]
    ?.id;

test('calcurse sends times without a zone, which are its user’s, and a change as a new file', async () => {
  const calcurse = (uid: string, lines: string[]): string[] => [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//calcurse//NONSGML v4.7.1//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const rule = ['DURATION:P0DT0H20M0S', 'RRULE:FREQ=WEEKLY;UNTIL=20300422', 'EXDATE:20300408T080000'];
  expect(
    await upload('2859a', calcurse('2859a', ['DTSTART:20300401T080000', ...rule, 'SUMMARY:Зарядка']), {}),
  ).toBe(201);
  const { items } = (await d.anna.get('/calendar', { from: '2030-04-01', to: '2030-04-30' })).body;
  const shown = items.filter((i) => i['title'] === 'Зарядка').map((i) => Date.parse(String(i['startsAt'])));
  expect(shown).toEqual(
    ['2030-04-01', '2030-04-15', '2030-04-22'].map((day) => Date.parse(`${day}T08:00:00+05:00`)),
  );
  // Of its two copies of one UID none is taken, so that it doubles nothing here.
  const twice = calcurse('2859b', ['DTSTART:20300401T090000', 'SUMMARY:Дважды']);
  const event = twice.slice(3, -1);
  expect(await upload('2859b', [...twice.slice(0, -1), ...event, 'END:VCALENDAR'], {})).toBe(403);
  expect(await d.meetingCalled('Дважды')).toEqual([]);
});

test('who may only read is told so by the collection, and writes nothing', async () => {
  const rita = await d.t.user('readOnly', { name: 'Rita', email: 'rita@example.com' });
  const auth = `rita@example.com:${await appPassword(rita)}`;
  const path = d.path.replace(d.anna.id, rita.id);
  const body = '<propfind xmlns="DAV:"><prop><current-user-privilege-set/></prop></propfind>';
  const asked = (where: string, who?: string) =>
    d.asked('PROPFIND', where, { headers: { ...xml, depth: '0' }, body, ...(who ? { auth: who } : {}) });
  expect((await asked(d.path)).text).toContain('<d:write/>');
  const hers = (await asked(path, auth)).text;
  expect(hers).toContain('<d:read/>');
  expect(hers).not.toContain('<d:write/>');
  const before = await d.records();
  const put = await d.asked('PUT', `${path}new.ics`, {
    auth,
    headers: { ...ics, ...isNew },
    body: khal('khal-4', call, alarm).join('\r\n'),
  });
  expect(put.status).toBe(403);
  expect(await d.records()).toEqual(before);
});

test('a meeting over the change of clocks keeps both its ends', async () => {
  const night = [
    'SUMMARY:Через смену часов',
    'DTSTART;TZID=Europe/Berlin;VALUE=DATE-TIME:20300331T013000',
    'DTEND;TZID=Europe/Berlin;VALUE=DATE-TIME:20300331T033000',
  ];
  expect(await upload('clocks', khal('khal-5', night), isNew)).toBe(201);
  const [row] = await d.t.db.rows<{ hours: number }>(
    sql`select (extract(epoch from ends_at - starts_at) / 3600)::int as hours from meeting where title = 'Через смену часов'`,
  );
  expect(row?.hours).toBe(1);
  const back = await fetched(`${d.path}clocks.ics`);
  expect(back).toContain('DTSTART;TZID=Europe/Berlin:20300331T013000');
  expect(back).toContain('DTEND;TZID=Europe/Berlin:20300331T033000');
});
