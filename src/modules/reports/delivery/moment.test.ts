import { describe, expect, it } from 'vitest';
import { lastMoment, type Schedule } from './moment.ts';

const daily: Schedule = { every: 'day', weekday: null, monthDay: null, hour: 2 };
const at = (s: Schedule, now: string, zone: string): string | undefined =>
  lastMoment(s, new Date(now), zone)?.toISOString();

describe('when a delivery goes', () => {
  it('at its hour on the company’s clock, and not before', () => {
    const weekly: Schedule = { ...daily, every: 'week', weekday: 1, hour: 9 };
    expect(at(weekly, '2026-11-30T03:59:59Z', 'Asia/Tashkent')).toBeUndefined();
    expect(at(weekly, '2026-11-30T04:00:00Z', 'Asia/Tashkent')).toBe('2026-11-30T04:00:00.000Z');
    expect(at(weekly, '2026-12-01T04:00:00Z', 'Asia/Tashkent')).toBeUndefined();
  });
  it('on the last day of a month that is too short', () => {
    const monthly: Schedule = { ...daily, every: 'month', monthDay: 31, hour: 0 };
    expect(at(monthly, '2026-02-28T12:00:00Z', 'UTC')).toBe('2026-02-28T00:00:00.000Z');
    expect(at(monthly, '2026-03-30T12:00:00Z', 'UTC')).toBeUndefined();
  });
  it('once on a day whose clock leaps over the hour, and on one that shows it twice', () => {
    const moments = (from: string, hours: number): Set<string | undefined> =>
      new Set(
        Array.from({ length: hours * 4 }, (_, i) =>
          at(daily, new Date(Date.parse(from) + i * 900_000).toISOString(), 'Europe/Berlin'),
        ).filter(Boolean),
      );
    // 29 March 2026: 02:00 is 03:00. 25 October 2026: 02:00 comes twice.
    expect([...moments('2026-03-28T22:30:00Z', 24)]).toEqual(
      ['2026-03-28T01:00:00.000Z', '2026-03-29T01:00:00.000Z'].slice(1),
    );
    expect([...moments('2026-10-24T22:30:00Z', 24)]).toEqual(['2026-10-25T00:00:00.000Z']);
  });
  it('is made up for within the day, and not after', () => {
    expect(at({ ...daily, hour: 9 }, '2026-05-05T23:00:00Z', 'UTC')).toBe('2026-05-05T09:00:00.000Z');
    expect(at({ ...daily, hour: 9 }, '2026-05-06T05:00:00Z', 'UTC')).toBe('2026-05-05T09:00:00.000Z');
    expect(
      at({ ...daily, hour: 9, every: 'week', weekday: 2 }, '2026-05-06T06:00:00Z', 'UTC'),
    ).toBeUndefined();
  });
});
