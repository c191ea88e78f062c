import { expect } from 'vitest';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { daysLater } from './recurrence.ts';

/** A meeting as these tests look at it. */
export interface Met {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  state: string;
  occursOn: string;
  isException: boolean | null;
}
const ZONE = 'Europe/Berlin';

/** The program with a seller who arranges series, and a colleague. */
export interface Desk {
  t: TestApp;
  anna: Client;
  boris: Client;
  party: string;
  today(): Temporal.PlainDate;
  /** The first Monday that is far enough ahead for the day of the test not to matter, or so many weeks after it. */
  week(n: number): string;
  at(day: string, time: string): string;
  /** A meeting on Mondays at ten, for three quarters of an hour. */
  arrange(more?: object): Promise<string>;
  meetings(series: string, who?: Client): Promise<Met[]>;
  days(series: string): Promise<string[]>;
  hours(series: string): Promise<string[]>;
}

export async function startDesk(): Promise<Desk> {
  const t = await startTestApp({ timeZone: ZONE });
  const anna = await t.user('seller', { name: 'Anna' });
  const boris = await t.user('seller', { name: 'Boris' });
  const party = (await anna.post('/companies', { name: 'Acme' })).body.id;
  const today = (): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime()).toZonedDateTimeISO(ZONE).toPlainDate();
  const monday = today().add({ days: 15 - today().dayOfWeek });
  const week = (n: number): string => daysLater(monday.toString(), 7 * n);
  const meetings = async (series: string, who = anna): Promise<Met[]> => {
    const filter = { field: 'series', op: 'in', value: [series] };
    return (await who.get<{ items: Met[] }>('/meetings', { filter, sort: 'startsAt', limit: 200 })).body
      .items;
  };
  return {
    t,
    anna,
    boris,
    party,
    today,
    week,
    meetings,
    at: (day, time) =>
      new Date(
        Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE).epochMilliseconds,
      ).toISOString(),
    arrange: async (more = {}) => {
      const made = await anna.post('/meeting-series', { ...weekly(party, week(0)), ...more });
      expect(made.status, made.text).toBe(201);
      return made.body.id;
    },
    days: async (series) => (await meetings(series)).map((m) => m.occursOn),
    hours: async (series) => (await meetings(series)).map((m) => hourOf(m.startsAt)),
  };
}

const weekly = (party: string, startsOn: string) => ({
  title: 'Weekly',
  party,
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  startsOn,
  startTime: '10:00',
  minutes: 45,
  timeZone: ZONE,
});

const hourOf = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' });
