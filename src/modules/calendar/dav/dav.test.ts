import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { event, type PhoneDesk, phoneDesk } from './phone.testing.ts';

let d: PhoneDesk;
beforeAll(async () => {
  d = await phoneDesk();
});
afterAll(() => d.t.close());

test('a d.phone finds the calendars of its user from the address alone', async () => {
  const found = await d.phone.fetchCalendars();
  expect(found.map((c) => [c.displayName, c.components])).toEqual([
    ['Meetings', ['VEVENT']],
    ['Tasks', ['VTODO']],
  ]);
  const options = await fetch(`${d.base}/dav/`, { method: 'OPTIONS' });
  expect(options.headers.get('dav')).toContain('calendar-access');
});

test('holds what stands in the program, and brings what is entered on it', async () => {
  const made = await d.anna.post('/meetings', {
    title: 'Demo; with, signs',
    startsAt: '2030-03-05T05:00:00Z',
    endsAt: '2030-03-05T06:00:00Z',
    place: 'Navoi 1',
    agenda: 'Line one\nLine two',
  });
  const ours = (await d.objects()).get(`${made.body.id}.ics`);
  expect(ours?.data).toContain('SUMMARY:Demo\\; with\\, signs');
  expect(ours?.data).toContain('DTSTART;TZID=Asia/Tashkent:20300305T100000');
  expect(ours?.data).toContain('DESCRIPTION:Line one\\nLine two');

  expect(
    await d.put(
      'from-phone',
      event('phone-1', ['DTSTART;TZID=Europe/Berlin:20300306T090000', 'DURATION:PT90M', 'SUMMARY:Lunch']),
    ),
  ).toBe(201);
  const [lunch] = await d.meetingCalled('Lunch');
  expect(lunch).toMatchObject({ timeZone: 'Europe/Berlin', version: 1 });
  expect(Date.parse(String(lunch?.['startsAt']))).toBe(Date.parse('2030-03-06T08:00:00Z'));
  expect(Date.parse(String(lunch?.['endsAt']))).toBe(Date.parse('2030-03-06T09:30:00Z'));
  const back = (await d.objects()).get('from-phone.ics');
  expect(back?.data).toContain('UID:phone-1');
  const audit = await d.t.db.rows(
    sql`select user_id from audit_entry where record_id = ${String(lunch?.id)}`,
  );
  expect(audit).toEqual([{ user_id: d.anna.id }]);
});

test('changes by the version that it has seen, and is told where that is old', async () => {
  await d.put(
    'changing',
    event('phone-2', ['DTSTART:20300307T080000Z', 'DTEND:20300307T090000Z', 'SUMMARY:First']),
  );
  const seen = (await d.objects()).get('changing.ics');
  const [record] = await d.meetingCalled('First');
  await d.anna.patch(`/meetings/${record?.id}`, { agenda: 'From the desk' });
  const changed = { ...seen, data: String(seen?.data).replace('First', 'Second') };
  const late = await d.phone.updateCalendarObject({ calendarObject: { url: '', ...changed } });
  expect(late.status).toBe(412);
  expect(await d.meetingCalled('First')).toHaveLength(1);

  const anew = (await d.objects()).get('changing.ics');
  const good = { url: '', ...anew, data: String(anew?.data).replace('First', 'Second') };
  expect((await d.phone.updateCalendarObject({ calendarObject: good })).status).toBe(204);
  expect(await d.meetingCalled('Second')).toMatchObject([{ id: record?.id, agenda: 'From the desk' }]);
  expect(await d.put('changing', event('phone-2', ['DTSTART:20300307T080000Z', 'SUMMARY:Twice']))).toBe(412);
});

test('what it deletes goes to the recycle bin', async () => {
  await d.put('going', event('phone-3', ['DTSTART:20300308T080000Z', 'SUMMARY:Going']));
  const [record] = await d.meetingCalled('Going');
  const seen = (await d.objects()).get('going.ics');
  const old = await d.phone.deleteCalendarObject({ calendarObject: { url: '', ...seen, etag: '"0-old"' } });
  expect(old.status).toBe(412);
  const gone = await d.phone.deleteCalendarObject({ calendarObject: { url: '', ...seen } });
  expect(gone.status).toBe(204);
  expect(await d.meetingCalled('Going')).toEqual([]);
  const [row] = await d.t.db.rows<{ gone: boolean }>(
    sql`select deleted_at is not null as gone from meeting where id = ${String(record?.id)}`,
  );
  expect(row?.gone).toBe(true);
  expect(await d.put('going', event('phone-3', ['DTSTART:20300308T080000Z', 'SUMMARY:Back']))).toBe(201);
});

test('is told by its token what changed and what is gone', async () => {
  const sync = async (token: string) =>
    d.phone.syncCollection({
      url: d.meetings.url,
      props: { 'd:getetag': {} },
      syncLevel: 1,
      syncToken: token,
    });
  const tokenIn = (answers: Awaited<ReturnType<typeof sync>>): string =>
    String(answers[0]?.raw?.multistatus?.syncToken);
  const first = await sync('');
  await d.put('synced', event('phone-4', ['DTSTART:20300309T080000Z', 'SUMMARY:Synced']));
  const second = await sync(tokenIn(first));
  expect(second.map((r) => [r.href?.split('/').at(-1), r.status])).toEqual([['synced.ics', 207]]);
  const [record] = await d.meetingCalled('Synced');
  await d.anna.delete(`/meetings/${record?.id}`);
  const third = await sync(tokenIn(second));
  expect(third.map((r) => [r.href?.split('/').at(-1), r.status])).toEqual([['synced.ics', 404]]);
  expect(tokenIn(await sync(tokenIn(third)))).toBe(tokenIn(third));
  const unknown = await d.asked('REPORT', new URL(d.meetings.url).pathname, {
    body: '<sync-collection xmlns="DAV:"><sync-token>urn:mijoz:sync:nobody</sync-token><prop><getetag/></prop></sync-collection>',
  });
  expect(unknown).toMatchObject({ status: 403, text: expect.stringContaining('valid-sync-token') });
});

describe('a series', () => {
  const weekly = [
    'DTSTART;TZID=Asia/Tashkent:20300401T090000',
    'DTEND;TZID=Asia/Tashkent:20300401T093000',
    'RRULE:FREQ=WEEKLY;COUNT=5',
    'EXDATE;TZID=Asia/Tashkent:20300408T090000',
    'SUMMARY:Rhythm',
  ];
  const moved = [
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:phone-5',
    'DTSTAMP:20300101T000000Z',
    'RECURRENCE-ID;TZID=Asia/Tashkent:20300415T090000',
    'DTSTART;TZID=Asia/Tashkent:20300415T140000',
    'DTEND;TZID=Asia/Tashkent:20300415T143000',
    'SUMMARY:Rhythm later',
  ];

  test('keeps its rule, the day that was taken out, and the one that was moved', async () => {
    expect(await d.put('rhythm', event('phone-5', [...weekly, ...moved]))).toBe(201);
    const { items } = (await d.anna.get('/calendar', { from: '2030-03-25', to: '2030-05-10' })).body;
    const shown = items
      .filter((i) => String(i['title']).startsWith('Rhythm'))
      .map((i) => [new Date(String(i['startsAt'])).toISOString(), i['title']])
      .toSorted();
    expect(shown).toEqual([
      ['2030-04-01T04:00:00.000Z', 'Rhythm'],
      ['2030-04-15T09:00:00.000Z', 'Rhythm later'],
      ['2030-04-22T04:00:00.000Z', 'Rhythm'],
      ['2030-04-29T04:00:00.000Z', 'Rhythm'],
    ]);
    const data = String((await d.objects()).get('rhythm.ics')?.data);
    expect(data).toContain('RRULE:FREQ=WEEKLY;COUNT=5');
    expect(data).toContain('EXDATE;TZID=Asia/Tashkent:20300408T090000');
    expect(data).toContain('RECURRENCE-ID;TZID=Asia/Tashkent:20300415T090000');
    expect(data).toContain('BEGIN:VTIMEZONE');
  });

  test('is changed as a whole, and its exception let be as the others', async () => {
    const seen = (await d.objects()).get('rhythm.ics');
    const data = event(
      'phone-5',
      weekly.map((line) => line.replace('SUMMARY:Rhythm', 'SUMMARY:Beat')),
    );
    const answer = await d.phone.updateCalendarObject({ calendarObject: { url: '', ...seen, data } });
    expect(answer.status).toBe(204);
    const back = String((await d.objects()).get('rhythm.ics')?.data);
    expect(back).toContain('SUMMARY:Beat');
    expect(back).not.toContain('RECURRENCE-ID');
  });

  test('is not taken where its rule cannot be kept as it is meant', async () => {
    const before = await d.records();
    expect(
      await d.put(
        'hourly',
        event('phone-6', ['DTSTART:20300401T090000Z', 'RRULE:FREQ=HOURLY', 'SUMMARY:Often']),
      ),
    ).toBe(403);
    expect(
      await d.put(
        'dates',
        event('phone-7', ['DTSTART:20300401T090000Z', 'RDATE:20300402T090000Z', 'SUMMARY:Some']),
      ),
    ).toBe(403);
    expect(await d.records()).toEqual(before);
  });
});

test('a day without hours stays one', async () => {
  await d.put(
    'days',
    event('phone-8', ['DTSTART;VALUE=DATE:20300501', 'DTEND;VALUE=DATE:20300503', 'SUMMARY:Fair']),
  );
  const [fair] = await d.meetingCalled('Fair');
  expect(Date.parse(String(fair?.['startsAt']))).toBe(Date.parse('2030-05-01T00:00:00+05:00'));
  const data = String((await d.objects()).get('days.ics')?.data);
  expect(data).toContain('DTSTART;VALUE=DATE:20300501');
  expect(data).toContain('DTEND;VALUE=DATE:20300503');
});

test('tasks go both ways, done by the verb', async () => {
  const todo = (lines: string[]): string => event('todo-1', lines).replaceAll('VEVENT', 'VTODO');
  expect(
    await d.put('todo', todo(['SUMMARY:Call back', 'DUE;VALUE=DATE:20300601', 'PRIORITY:1']), d.tasks),
  ).toBe(201);
  const find = async () =>
    (await d.anna.get('/tasks', { filter: { field: 'title', op: 'eq', value: 'Call back' } })).body.items;
  expect(await find()).toMatchObject([{ dueOn: '2030-06-01', priority: 'high', state: 'open' }]);
  const query = {
    filters: {
      'comp-filter': {
        _attributes: { name: 'VCALENDAR' },
        'comp-filter': { _attributes: { name: 'VTODO' } },
      },
    },
  };
  const seen = (await d.phone.fetchCalendarObjects({ calendar: d.tasks, ...query })).find((o) =>
    o.url.endsWith('/todo.ics'),
  );
  const data = String(seen?.data).replace('NEEDS-ACTION', 'COMPLETED');
  expect(await d.send(seen, data)).toBe(204);
  expect(await find()).toMatchObject([{ state: 'done' }]);
});
