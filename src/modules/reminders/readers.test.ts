import { describe, expect, test } from 'vitest';
import { readerAt, type Wishes } from './readers.ts';

const at = (instant: string, more: Partial<Wishes> = {}) =>
  readerAt(
    Temporal.Instant.from(instant),
    {
      user: 'u',
      timeZone: 'Europe/Berlin',
      off: [],
      morning: '09:00',
      quietFrom: null,
      quietUntil: null,
      isDigest: false,
      isByLetter: false,
      ...more,
    },
    'Asia/Tashkent',
  );

describe('the morning is the reader’s own, whatever the clocks do', () => {
  test.each([
    ['the day before clocks go back', '2026-10-24T06:59:59Z', '2026-10-23'],
    ['the same morning', '2026-10-24T07:00:00Z', '2026-10-24'],
    ['an hour later by the world’s clock once they went back', '2026-10-25T07:59:59Z', '2026-10-24'],
    ['nine by the changed clock', '2026-10-25T08:00:00Z', '2026-10-25'],
    ['nine by the clock that went forward', '2027-03-28T07:00:00Z', '2027-03-28'],
  ])('%s', (_, instant, last) => expect(at(instant)?.last).toBe(last));

  test('a morning in the hour that is left out comes when the clock goes on', () => {
    const wishes = { timeZone: 'Australia/Lord_Howe', morning: '02:15' };
    expect(at('2026-10-03T15:44:00Z', wishes)?.last).toBe('2026-10-03');
    expect(at('2026-10-03T15:45:00Z', wishes)?.last).toBe('2026-10-04');
  });

  test('without a zone of one’s own, or with one that is not known, there is a morning too', () => {
    expect(at('2026-10-24T04:00:00Z', { timeZone: null })?.last).toBe('2026-10-24');
    expect(at('2026-10-24T09:00:00Z', { timeZone: 'Mars/Olympus' })?.last).toBe('2026-10-24');
  });
});

describe('quiet hours and digests', () => {
  const night = { quietFrom: '22:00', quietUntil: '08:00' };
  test.each([
    ['2026-10-24T19:59:00Z', night, true],
    ['2026-10-24T20:00:00Z', night, false],
    ['2026-10-25T06:59:00Z', night, false],
    ['2026-10-25T07:00:00Z', night, true],
    ['2026-10-24T10:30:00Z', { quietFrom: '12:00', quietUntil: '13:00' }, false],
    ['2026-10-24T11:00:00Z', { quietFrom: '12:00', quietUntil: '13:00' }, true],
    ['2026-10-24T10:30:00Z', { quietFrom: '12:00', quietUntil: '12:00' }, true],
  ])('at %s with %j is told: %s', (instant, wishes, isTold) =>
    expect(at(instant, wishes) !== undefined).toBe(isTold),
  );

  test('a digest begins with the morning and reaches to the end of the day', () => {
    expect(at('2026-10-25T07:59:00Z', { isDigest: true })).toBeUndefined();
    expect(at('2026-10-25T08:00:00Z', { isDigest: true })).toMatchObject({
      digest: '2026-10-25',
      until: '2026-10-25T22:59:59.999Z',
    });
  });
});
