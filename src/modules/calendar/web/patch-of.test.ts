import { describe, expect, test } from 'vitest';
import type { CalendarItem } from './calendar-data.ts';
import type { Draft } from './grid/use-drag.ts';
import { before, patchOf } from './patch-of.ts';

const zone = 'Europe/Berlin';
const item = (more: Partial<CalendarItem>): CalendarItem => ({
  entity: 'activities.meeting',
  id: 'i',
  version: 1,
  kind: 'meeting',
  title: 'Demo',
  users: ['anna', 'boris'],
  owner: 'anna',
  party: null,
  place: null,
  startsAt: null,
  endsAt: null,
  day: null,
  state: 'planned',
  series: null,
  isException: false,
  isImportant: false,
  canWrite: true,
  ...more,
});
const drop = (more: Partial<Draft>): Draft => ({
  mode: 'move',
  item: null,
  day: '2026-03-30',
  user: 'anna',
  surface: 'time',
  start: 600,
  end: 660,
  ...more,
});
const meeting = item({ startsAt: '2026-03-27T09:00:00.000Z', endsAt: '2026-03-27T10:30:00.000Z' });

describe('a meeting', () => {
  test('keeps its length and, on a day without hours, its hour, over a change of clocks', () => {
    expect(patchOf(meeting, drop({ start: 840 }), zone)).toEqual({
      startsAt: '2026-03-30T12:00:00.000Z',
      endsAt: '2026-03-30T13:30:00.000Z',
    });
    expect(patchOf(meeting, drop({ surface: 'day' }), zone)).toMatchObject({
      startsAt: '2026-03-30T08:00:00.000Z',
    });
  });
  test('is unchanged where it ends where it began, and is not put where no hours are', () => {
    expect(patchOf(meeting, drop({ day: '2026-03-27' }), zone)).toEqual({});
    expect(patchOf(meeting, drop({ surface: 'strip' }), zone)).toBe('needsHour');
  });
  test('becomes a colleague’s who had no part in it, and goes back as it was', () => {
    const patch = patchOf(meeting, drop({ day: '2026-03-27', user: 'vera' }), zone);
    expect(patch).toEqual({ organiser: 'vera' });
    expect(patchOf(meeting, drop({ day: '2026-03-27', user: 'boris' }), zone)).toEqual({});
    expect(before(meeting, { organiser: 'vera', startsAt: 'x' })).toEqual({
      organiser: 'anna',
      startsAt: meeting.startsAt,
    });
  });
  test('is longer or shorter by its edge, to midnight at most', () => {
    const resize = { mode: 'resize', day: '2026-03-27', start: 600 } as const;
    expect(patchOf(meeting, drop({ ...resize, end: 660 }), zone)).toEqual({
      endsAt: '2026-03-27T10:00:00.000Z',
    });
    expect(patchOf(meeting, drop({ ...resize, end: 1440 }), zone)).toEqual({
      endsAt: '2026-03-27T23:00:00.000Z',
    });
    expect(patchOf(meeting, drop({ ...resize, end: 690 }), zone)).toEqual({});
  });
});

describe('a task', () => {
  const byDay = item({ entity: 'activities.task', day: '2026-03-27', users: ['anna'] });
  const byHour = item({ entity: 'activities.task', startsAt: '2026-03-27T09:00:00.000Z', users: ['anna'] });
  test('gets an hour, loses it, or keeps what it has', () => {
    expect(patchOf(byDay, drop({}), zone)).toEqual({ dueAt: '2026-03-30T08:00:00.000Z', dueOn: null });
    expect(patchOf(byHour, drop({ surface: 'strip' }), zone)).toEqual({ dueAt: null, dueOn: '2026-03-30' });
    expect(patchOf(byDay, drop({ surface: 'day' }), zone)).toEqual({ dueOn: '2026-03-30' });
    expect(patchOf(byHour, drop({ surface: 'day' }), zone)).toEqual({
      dueAt: '2026-03-30T08:00:00.000Z',
      dueOn: null,
    });
  });
});

test('a planned contact has a day only', () => {
  const contact = item({ entity: 'plans.contact', day: '2026-03-27', users: ['anna'] });
  expect(patchOf(contact, drop({}), zone)).toEqual({ dueOn: '2026-03-30' });
  expect(patchOf(contact, drop({ day: '2026-03-27', user: 'vera', surface: 'day' }), zone)).toEqual({
    assignee: 'vera',
  });
});
