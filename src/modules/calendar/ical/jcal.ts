import ICAL from 'ical.js';
import { DomainError } from '../../../kernel/errors.ts';

/** jCal (RFC 7265), which is also how iCalendar text is read and written here. */
export type JProperty = [string, Record<string, unknown>, string, ...unknown[]];
export type JComponent = [string, JProperty[], JComponent[]];

const DEEPEST = 4;
const MOST_PARTS = 5000;

// 75 octets with the blank that a folded line begins with.
ICAL.foldLength = 74;

/** Why a calendar is not taken, in a code and what its text needs. */
export const refused = (code: string, params: Record<string, unknown> = {}): DomainError =>
  new DomainError('invalid', code, { params });

/** The calendars of a text, which is iCalendar or jCal. */
export function parseCalendars(given: string): JComponent[] {
  const text = given.replace(/^\ufeff/, '');
  const parsed = text.trimStart().startsWith('[') ? fromJson(text) : fromText(text);
  const roots = (typeof parsed[0] === 'string' ? [parsed] : parsed) as JComponent[];
  const budget = { left: MOST_PARTS };
  for (const root of roots) {
    demandComponent(root, DEEPEST, budget);
    if (root[0] !== 'vcalendar') throw refused('calendar_not_one', { is: root[0].slice(0, 40) });
  }
  if (!roots.length) throw refused('calendar_empty');
  return roots;
}

/** iCalendar text: lines folded, values escaped. */
export const calendarText = (calendar: JComponent): string => `${ICAL.stringify(calendar)}\r\n`;

export const componentsOf = (calendar: JComponent, name: string): JComponent[] =>
  calendar[2].filter((part) => part[0] === name);
export const propertiesOf = (part: JComponent, name: string): JProperty[] =>
  part[1].filter((property) => property[0] === name);
export const propertyOf = (part: JComponent, name: string): JProperty | undefined =>
  part[1].find((property) => property[0] === name);

function fromText(text: string): unknown[] {
  if (!/^\s*BEGIN:/i.test(text)) throw refused('calendar_not_one', { is: 'text' });
  try {
    return ICAL.parse(text) as unknown[];
  } catch (error) {
    throw refused('calendar_unreadable', { reason: reasonOf(error) });
  }
}

function fromJson(text: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch (error) {
    throw refused('calendar_unreadable', { reason: reasonOf(error) });
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : '').slice(0, 200);

function demandComponent(part: unknown, deep: number, budget: { left: number }): void {
  const [name, properties, parts] = Array.isArray(part) ? (part as unknown[]) : [];
  if (typeof name !== 'string' || !Array.isArray(properties) || !Array.isArray(parts))
    throw refused('calendar_unreadable', { reason: 'not jCal' });
  budget.left -= 1;
  if (deep < 0 || budget.left < 0) throw refused('calendar_too_big', { max: MOST_PARTS });
  if (!properties.every(isProperty))
    throw refused('calendar_unreadable', { reason: 'not a property of jCal' });
  for (const inner of parts) demandComponent(inner, deep - 1, budget);
}

const isProperty = (p: unknown): boolean =>
  Array.isArray(p) &&
  p.length >= 3 &&
  typeof p[0] === 'string' &&
  typeof p[1] === 'object' &&
  p[1] !== null &&
  typeof p[2] === 'string';
