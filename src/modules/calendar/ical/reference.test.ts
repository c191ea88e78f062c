import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../kernel/errors.ts';
import { calendarText, parseCalendars } from './jcal.ts';
import { readEntries } from './read-calendar.ts';
import { writeCalendar } from './write-calendar.ts';

const root = resolve(process.env['MIJOZ_REFERENCE_DATA'] ?? '../shared/data', '06-standards/ical');
const files = existsSync(root)
  ? readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ics|vcf|json)$/.test(name) && !name.startsWith('rrule/'))
      .toSorted()
  : [];
if (!files.length) console.log(`skipped: no reference data in ${root} (set MIJOZ_REFERENCE_DATA)`);
const text = (name: string): string => readFileSync(join(root, name), 'utf8');

/** Read, or refused for a reason of our own: its code. */
function outcome(name: string): string {
  try {
    const calendars = parseCalendars(text(name));
    for (const calendar of calendars) {
      const entries = readEntries(calendar, 'Asia/Tashkent');
      const again = parseCalendars(calendarText(writeCalendar(entries)));
      expect(
        again.flatMap((c) => readEntries(c, 'Asia/Tashkent')),
        name,
      ).toEqual(entries);
    }
    return 'read';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}

describe.skipIf(!files.length)('the reference files', () => {
  test('are read, or refused with a reason, and what is read is written back the same', () => {
    const outcomes = files.map((name) => [name, outcome(name)] as const);
    const others = Object.fromEntries(outcomes.filter(([, code]) => code !== 'read'));
    // Cards of people are no calendars, and the one event among them says not which it is.
    expect(others).toEqual({
      'ical.js/test/parser/component.json': 'calendar_without_uid',
      'ical.js/test/parser/escape_semicolon.json': 'calendar_not_one',
      'ical.js/test/parser/escape_semicolon.vcf': 'calendar_not_one',
      'ical.js/test/parser/vcard.vcf': 'calendar_not_one',
      'ical.js/test/parser/vcard_grouped.json': 'calendar_not_one',
    });
  });

  const answered = files.filter(
    (name) => name.endsWith('.ics') && files.includes(name.replace('.ics', '.json')),
  );
  test.each(answered)('%s is the jCal that is published beside it', (name) => {
    const calendars = parseCalendars(text(name));
    const published: unknown = JSON.parse(text(name.replace('.ics', '.json')));
    expect(calendars.length === 1 ? calendars[0] : calendars).toEqual(published);
  });
});
