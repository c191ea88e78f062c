import { createDAVClient, type DAVCalendar } from 'tsdav';
import { expect } from 'vitest';
import { checksums } from '../../../testing/checksum.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

export interface Asked {
  status: number;
  text: string;
  headers: Headers;
}
/** Anna with her phone, over the network, and Boris beside her. */
export interface PhoneDesk {
  t: TestApp;
  anna: Client;
  boris: Client;
  base: string;
  password: string;
  phone: Awaited<ReturnType<typeof createDAVClient>>;
  meetings: DAVCalendar;
  tasks: DAVCalendar;
  /** Path of Anna's meetings. */
  path: string;
  put(name: string, data: string, calendar?: DAVCalendar): Promise<number>;
  objects(
    calendar?: DAVCalendar,
  ): Promise<Map<string | undefined, { url: string; etag?: string; data?: string }>>;
  /** Sends a file back as the phone had it, or with other text. */
  send(seen: { url: string; etag?: string; data?: string } | undefined, data?: string): Promise<number>;
  remove(seen: { url: string; etag?: string } | undefined): Promise<number>;
  asked(
    method: string,
    path: string,
    o?: { auth?: string; body?: string; headers?: Record<string, string> },
  ): Promise<Asked>;
  meetingCalled(title: string): Promise<{ id: string; [name: string]: unknown }[]>;
  /** All records, but for what notes that a phone was here. */
  records(): Promise<object>;
}

export async function phoneDesk(): Promise<PhoneDesk> {
  const t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  const anna = await t.user('seller', { name: 'Anna', email: 'anna@example.com' });
  const boris = await t.user('seller', { name: 'Boris', email: 'boris@example.com' });
  const base = await t.server.listen({ port: 0, host: '127.0.0.1' });
  const password = await appPassword(anna);
  const phone = await createDAVClient({
    serverUrl: base,
    credentials: { username: 'anna@example.com', password },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
  });
  const found = await phone.fetchCalendars();
  const [meetings, tasks] = ['/meetings/', '/tasks/'].map(
    (end) => found.find((c) => c.url.endsWith(end)) as DAVCalendar,
  ) as [DAVCalendar, DAVCalendar];
  return {
    ...{ t, anna, boris, base, password, phone, meetings, tasks, path: new URL(meetings.url).pathname },
    put: async (name, data, calendar = meetings) =>
      (await phone.createCalendarObject({ calendar, filename: `${name}.ics`, iCalString: data })).status,
    objects: async (calendar = meetings) =>
      new Map((await phone.fetchCalendarObjects({ calendar })).map((o) => [o.url.split('/').at(-1), o])),
    send: async (seen, data) =>
      (await phone.updateCalendarObject({ calendarObject: { url: '', ...seen, ...(data ? { data } : {}) } }))
        .status,
    remove: async (seen) =>
      (await phone.deleteCalendarObject({ calendarObject: { url: '', ...seen } })).status,
    asked: async (method, path, o = {}) => {
      const auth = Buffer.from(o.auth ?? `anna@example.com:${password}`).toString('base64');
      const headers = { authorization: `Basic ${auth}`, ...o.headers };
      const answer = await fetch(base + path, { method, headers, ...(o.body ? { body: o.body } : {}) });
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    meetingCalled: async (title) =>
      (await anna.get('/meetings', { filter: { field: 'title', op: 'eq', value: title } })).body.items,
    records: async () => {
      const { calendar_pass, calendar_sync, ...others } = await checksums(t.db);
      return others;
    },
  };
}

export async function appPassword(who: Client): Promise<string> {
  const made = await who.post<{ password: string }>('/me/calendar/phones', { name: 'Phone' });
  expect(made.status).toBe(201);
  return made.body.password;
}

export const event = (uid: string, lines: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//Test//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20300101T000000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
