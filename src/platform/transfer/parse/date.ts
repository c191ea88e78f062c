import { isWeekday, monthOf } from './month-names.ts';
import type { CellValue } from './table.ts';

/**
 * How a column writes dates. A date that begins with a year of four digits, or names its month, is read alike in all
 * orders. With `serial`, whole numbers are a workbook's days (1 is 1900-01-01).
 */
export interface DateForm {
  order: 'dmy' | 'mdy' | 'ymd' | 'serial';
}

/**
 * The date as `YYYY-MM-DD`; null for what is no date in this form. Days that do not exist are refused, never moved to
 * the next month; a time behind the date is left out without a change of the day.
 */
export function parseDate(cell: CellValue, form: DateForm): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return form.order === 'serial' ? fromSerial(cell) : null;
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  if (form.order === 'serial' && /^\d{1,7}(?:\.\d+)?$/.test(text)) return fromSerial(Number(text));
  const parts = dateParts(withoutTime(text), form.order);
  return parts && isoDate(parts.year, parts.month, parts.day);
}

/** `YYYY-MM-DD`, or null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

// The first workbooks took 1900 for a leap year: day 60 is the 29th of February that never was.
function fromSerial(value: number): string | null {
  const days = Math.floor(value);
  if (days < 1 || days === 60 || days > 2_958_465) return null;
  return new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000).toISOString().slice(0, 10);
}

const TIME_BEHIND = /[T\s,]+\d{1,2}:\d{2}.*$/i;
const withoutTime = (text: string): string => text.replace(TIME_BEHIND, '');

export interface DateParts {
  year: number;
  month: number;
  day: number;
}

const NUMERIC = /^(\d{1,4})([./\-\s])\s?(\d{1,2})\2\s?(\d{1,4})(?:\s?(?:г|y)\.?)?\.?$/i;

/** Whether the text is three numbers with signs between, which an order of day, month and year gives a meaning. */
export const isNumericDate = (text: string): boolean => NUMERIC.test(text);

/** The numbers of a date in the order given; nothing is checked against the calendar. */
export function dateParts(text: string, order: DateForm['order']): DateParts | null {
  if (text.length > 40) return null;
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) };
  const numeric = NUMERIC.exec(text);
  return numeric
    ? numericParts(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '', order)
    : namedParts(text);
}

function numericParts(
  first: string,
  second: string,
  third: string,
  order: DateForm['order'],
): DateParts | null {
  if (first.length === 4) return { year: Number(first), month: Number(second), day: dayOf(third) };
  if (first.length === 3 || third.length === 3 || third.length === 1) return null;
  if (order === 'ymd')
    return third.length === 2 ? { year: yearOf(first), month: Number(second), day: Number(third) } : null;
  const [day, month] = order === 'mdy' ? [second, first] : [first, second];
  return { year: yearOf(third), month: Number(month), day: Number(day) };
}

const dayOf = (text: string): number => (text.length > 2 ? 0 : Number(text));

/** Two digits mean the years 1970 to 2069. */
const yearOf = (text: string): number =>
  text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text);

const NOISE = /^(?:г|год|года|y|yil|yili|yilning|йил|йили|of|the|st|nd|rd|th|го|е)$/i;

// 5 марта 2024 г., March 5th, 2024, 2024-yil 5-mart, 5-Mar-24: one month by name, a day and a year.
function namedParts(text: string): DateParts | null {
  const tokens = text.match(/\d+|[\p{L}'ʻ’]+|[^\s\d\p{L}.,\-/]/gu) ?? [];
  const words = tokens.filter((t) => !NOISE.test(t));
  if (words[0] && isWeekday(words[0])) words.shift();
  if (words.length !== 3) return null;
  const at = words.findIndex((w) => !/^\d/.test(w));
  const month = monthOf(words[at] ?? '');
  const [first = '', second = ''] = words.filter((_, i) => i !== at);
  if (!month || !/^\d+$/.test(first + second)) return null;
  const isYearFirst = first.length === 4;
  const [day, year] = isYearFirst ? [second, first] : [first, second];
  return day.length < 3 && (year.length === 4 || year.length === 2)
    ? { year: yearOf(year), month, day: Number(day) }
    : null;
}
