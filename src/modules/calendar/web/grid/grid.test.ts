import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarItem } from '../calendar-data.ts';
import { addMonths, daysOfView, placeInMonth, startOfWeek, step } from '../days.ts';
import { momentOf, wallTime } from './clock.ts';
import { layOut } from './lay-out.ts';

const item = (
  id: string,
  startsAt: string,
  endsAt: string,
  more: Partial<CalendarItem> = {},
): CalendarItem => ({
  entity: 'activities.meeting',
  id,
  version: 1,
  kind: 'meeting',
  title: id,
  users: ['anna'],
  owner: 'anna',
  party: null,
  place: null,
  startsAt,
  endsAt,
  day: null,
  state: 'planned',
  series: null,
  isException: false,
  isImportant: false,
  canWrite: true,
  ...more,
});

describe('blocks of a day', () => {
  test('that overlap stand in lanes of their own, whatever comes', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const items = spans.map(([start, length], i) =>
          item(
            `i${i}`,
            momentOf('2026-03-05', start, 'UTC'),
            new Date(Date.parse(momentOf('2026-03-05', start, 'UTC')) + length * 60_000).toISOString(),
          ),
        );
        const blocks = layOut(items, '2026-03-05', 'UTC');
        expect(blocks).toHaveLength(items.length);
        for (const a of blocks) {
          expect(a.lane).toBeLessThan(a.lanes);
          for (const b of blocks)
            if (a !== b && a.start < b.end && b.start < a.end) expect(a.lane).not.toBe(b.lane);
        }
      }),
    );
  });
  test('are cut at midnight of the reader’s zone, and end there where they end at midnight', () => {
    const night = item('night', '2026-03-05T21:00:00Z', '2026-03-06T01:00:00Z');
    expect(layOut([night], '2026-03-05', 'UTC')).toMatchObject([{ start: 1260, end: 1440, goesOn: true }]);
    expect(layOut([night], '2026-03-06', 'UTC')).toMatchObject([{ start: 0, end: 60, isFromBefore: true }]);
    expect(layOut([night], '2026-03-06', 'Asia/Tashkent')).toMatchObject([{ start: 120, end: 360 }]);
    const late = item('late', '2026-03-05T22:00:00Z', '2026-03-06T00:00:00Z');
    expect(layOut([late], '2026-03-05', 'UTC')).toMatchObject([{ end: 1440, goesOn: false }]);
    expect(layOut([late], '2026-03-06', 'UTC')).toEqual([]);
  });
  test('of one person’s meetings that overlap are a conflict; of two people’s, held ones and tasks are none', () => {
    const [ten, half] = ['2026-03-05T10:00:00Z', '2026-03-05T10:30:00Z'];
    const eleven = '2026-03-05T11:00:00Z';
    const conflicts = (more: Partial<CalendarItem>, start = half) =>
      layOut(
        [item('a', ten, eleven), item('b', start, '2026-03-05T12:00:00Z', more)],
        '2026-03-05',
        'UTC',
      ).map((b) => b.isConflict);
    expect(conflicts({})).toEqual([true, true]);
    expect(conflicts({}, eleven)).toEqual([false, false]);
    expect(conflicts({ users: ['boris'] })).toEqual([false, false]);
    expect(conflicts({ state: 'held' })).toEqual([false, false]);
    expect(conflicts({ entity: 'activities.task' })).toEqual([false, false]);
  });
});

test('the wall clock is told and set in every zone', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tashkent', 'Australia/Lord_Howe'])
    for (const minute of [0, 615, 1439])
      expect(wallTime(momentOf('2026-10-25', minute, zone), zone)).toEqual({ day: '2026-10-25', minute });
});

test('views hold whole weeks, and months step to their last day', () => {
  expect(startOfWeek('2026-11-24', 1)).toBe('2026-11-23');
  expect(startOfWeek('2026-11-24', 7)).toBe('2026-11-22');
  expect(daysOfView('month', '2026-11-24', 1)).toHaveLength(42);
  expect(daysOfView('week', '2026-11-24', 1)[6]).toBe('2026-11-29');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(step('month', '2026-12-15', 1)).toBe('2027-01-15');
  expect(placeInMonth('2026-11-24')).toEqual({ place: 4, isLast: true });
  expect(placeInMonth('2026-11-10')).toEqual({ place: 2, isLast: false });
});
