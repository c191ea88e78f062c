import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedRule } from './moved-rule.ts';
import { daysLater, daysOf, firstDay, localStart, type Recurrence, startOn } from './recurrence.ts';
import { lastDayOf, parseRule } from './rule-text.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tashkent', 'Australia/Lord_Howe'];
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const day = fc.integer({ min: 0, max: 900 }).map((n) => daysLater('2025-01-01', n));

/** A rule, and beside it in plain words which days it means: the judge of the library. */
interface Judged {
  rule: string;
  isOn(day: Temporal.PlainDate, first: Temporal.PlainDate): boolean;
}
const interval = fc.integer({ min: 1, max: 4 });
const daily = interval.map(
  (n): Judged => ({
    rule: `FREQ=DAILY;INTERVAL=${n}`,
    isOn: (d, first) => first.until(d, { largestUnit: 'day' }).days % n === 0,
  }),
);
const monday = (d: Temporal.PlainDate) => d.subtract({ days: d.dayOfWeek - 1 });
const weekly = fc.tuple(interval, fc.subarray(names, { minLength: 1 })).map(
  ([n, on]): Judged => ({
    rule: `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${on.join(',')}`,
    isOn: (d, first) =>
      on.includes(names[d.dayOfWeek - 1] ?? '') &&
      (monday(first).until(monday(d), { largestUnit: 'day' }).days / 7) % n === 0,
  }),
);
const months = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  (to.year - from.year) * 12 + to.month - from.month;
const byDate = fc.tuple(interval, fc.integer({ min: 1, max: 31 })).map(
  ([n, date]): Judged => ({
    rule: `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${date}`,
    isOn: (d, first) => d.day === date && months(first, d) % n === 0,
  }),
);
const byWeekday = fc.tuple(interval, fc.constantFrom(1, 2, 3, 4, -1), fc.integer({ min: 1, max: 7 })).map(
  ([n, place, weekday]): Judged => ({
    rule: `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${place}${names[weekday - 1]}`,
    isOn: (d, first) =>
      d.dayOfWeek === weekday &&
      months(first, d) % n === 0 &&
      (place > 0 ? Math.ceil(d.day / 7) === place : d.day + 7 > d.daysInMonth),
  }),
);
const yearly = fc.constant<Judged>({
  rule: 'FREQ=YEARLY',
  isOn: (d, first) => d.month === first.month && d.day === first.day,
});
const judged = fc.oneof(daily, weekly, byDate, byWeekday, yearly);

const SPAN = 500;
function asJudged({ isOn }: Judged, startsOn: string): string[] {
  const first = Temporal.PlainDate.from(startsOn);
  return Array.from({ length: SPAN + 1 }, (_, i) => first.add({ days: i }))
    .filter((d) => isOn(d, first))
    .map(String);
}

describe('a rule', () => {
  test('falls on the days that it means, whole or by its windows, to its last day or number', () => {
    fc.assert(
      fc.property(
        judged,
        day,
        fc.integer({ min: 0, max: SPAN }),
        fc.integer({ min: 1, max: 20 }),
        (j, startsOn, cut, times) => {
          const r: Recurrence = { rule: j.rule, startsOn, startTime: '10:00', timeZone: 'UTC' };
          const [middle, end] = [daysLater(startsOn, cut), daysLater(startsOn, SPAN)];
          const wanted = asJudged(j, startsOn);
          expect(daysOf(r, startsOn, end)).toEqual(wanted);
          expect([...daysOf(r, startsOn, middle), ...daysOf(r, daysLater(middle, 1), end)]).toEqual(wanted);
          expect(daysOf({ ...r, until: middle }, startsOn, end)).toEqual(wanted.filter((d) => d <= middle));
          expect(daysOf({ ...r, times }, startsOn, end)).toEqual(wanted.slice(0, times));
          expect(daysOf({ ...r, times }, middle, end)).toEqual(
            wanted.slice(0, times).filter((d) => d >= middle),
          );
          if (wanted[0]) expect(firstDay(r)).toBe(wanted[0]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('keeps its local hour and day in every zone, whatever the clocks do; an hour that is skipped comes an hour or half of one later', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.constantFrom(...zones), clock, day, (timeZone, startTime, startsOn) => {
        const days = daysOf(
          { rule: 'FREQ=DAILY', startsOn, startTime, timeZone },
          startsOn,
          daysLater(startsOn, 370),
        );
        expect(days).toHaveLength(371);
        for (const d of days) {
          const local = localStart(startOn({ startTime, timeZone }, d).toString(), timeZone);
          if (local.time === startTime) expect(local.day).toBe(d);
          else {
            moved++;
            const gap = Temporal.PlainTime.from(startTime).until(local.time).total('minutes');
            expect(gap).toBe(timeZone === 'Australia/Lord_Howe' ? 30 : 60);
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(moved).toBeLessThan(40 * 2);
  });

  test('has another offset after the clocks changed', () => {
    const at = (timeZone: string, d: string) => startOn({ startTime: '10:00', timeZone }, d).toString();
    expect([at('Europe/Berlin', '2026-03-28'), at('Europe/Berlin', '2026-03-29')]).toEqual([
      '2026-03-28T09:00:00Z',
      '2026-03-29T08:00:00Z',
    ]);
    expect([at('Australia/Lord_Howe', '2026-04-04'), at('Australia/Lord_Howe', '2026-04-05')]).toEqual([
      '2026-04-03T23:00:00Z',
      '2026-04-04T23:30:00Z',
    ]);
    expect(startOn({ startTime: '02:30', timeZone: 'Europe/Berlin' }, '2026-03-29').toString()).toBe(
      '2026-03-29T01:30:00Z',
    );
    expect(startOn({ startTime: '02:30', timeZone: 'Europe/Berlin' }, '2026-10-25').toString()).toBe(
      '2026-10-25T00:30:00Z',
    );
  });
});

test('what is no rule of days is refused', () => {
  for (const text of ['FREQ=WEEKLY;BYDAY=MO,TH', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR', 'freq=daily;interval=2'])
    expect(parseRule(text)?.get('FREQ')).toMatch(/LY$/);
  const wrong = [
    '',
    'weekly',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=MONTHLY;BYMONTHDAY=45',
    'FREQ=DAILY;INTERVAL=2=3',
  ];
  for (const text of wrong) expect(parseRule(text), text).toBeUndefined();
});

test('a rule goes along with a meeting that is moved', () => {
  expect(movedRule('FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-26', '2026-11-27')).toBe('FREQ=WEEKLY;BYDAY=MO,FR');
  expect(movedRule('FREQ=MONTHLY;BYMONTHDAY=10', '2026-11-10', '2026-11-12')).toBe(
    'FREQ=MONTHLY;BYMONTHDAY=12',
  );
  expect(movedRule('FREQ=MONTHLY;BYDAY=2TU', '2026-11-10', '2026-11-18')).toBe('FREQ=MONTHLY;BYDAY=3WE');
  expect(movedRule('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27', '2026-11-30')).toBe('FREQ=MONTHLY;BYDAY=-1MO');
  expect(movedRule('FREQ=DAILY', '2026-11-27', '2026-11-30')).toBe('FREQ=DAILY');
  // Only the one that was moved, of several; a count from the end stays one; of a set the place in it.
  const moves: [string, string, string, string][] = [
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-12-15', '2026-12-16', 'FREQ=MONTHLY;BYMONTHDAY=1,16'],
    ['FREQ=MONTHLY;BYDAY=1MO,3MO', '2026-12-21', '2026-12-22', 'FREQ=MONTHLY;BYDAY=1MO,4TU'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-31', '2026-12-30', 'FREQ=MONTHLY;BYMONTHDAY=-2'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-12-31',
      '2026-12-30',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    ],
    [
      'FREQ=YEARLY;BYMONTH=3,6,12;BYMONTHDAY=31',
      '2026-12-31',
      '2027-01-01',
      'FREQ=YEARLY;BYMONTH=3,6,1;BYMONTHDAY=1',
    ],
    ['FREQ=YEARLY;BYYEARDAY=1,100', '2027-04-10', '2027-04-11', 'FREQ=YEARLY;BYYEARDAY=1,101'],
    [
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      '2026-12-12',
      '2026-12-13',
      'FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=7,8,9,10,11,12,13',
    ],
  ];
  for (const [rule, from, to, wanted] of moves) expect(movedRule(rule, from, to), rule).toBe(wanted);
});

test('UNTIL with an hour is a moment: a meeting that begins later on its day is none', () => {
  const begins = { startTime: '10:00', timeZone: 'Europe/Berlin' };
  expect(lastDayOf('20271224', begins)).toBe('2027-12-24');
  expect(lastDayOf('20271224T090000Z', begins)).toBe('2027-12-24');
  expect(lastDayOf('20271224T085959Z', begins)).toBe('2027-12-23');
  expect(lastDayOf('20271224T235959Z', begins), 'one o’clock of the 25th').toBe('2027-12-24');
  expect(lastDayOf('20271224T095959', begins)).toBe('2027-12-23');
});
