import { type DateForm, parseDate } from './date.ts';
import type { CellValue } from './table.ts';

const TIME =
  /^(.*?)[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?m?\.?\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?$/i;

/**
 * The instant as RFC 3339 in UTC, or null. A text without an offset is a wall clock in `timeZone`; a date alone is its
 * midnight. A time that the clock skips there (the night of the change to summer time) is refused; one that comes twice
 * is the earlier.
 */
export function parseDateTime(cell: CellValue, form: DateForm, timeZone: string): string | null {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? null : inZone(cell.toISOString().slice(0, 19), timeZone);
  if (typeof cell === 'number' && form.order === 'serial') return fromSerial(cell, timeZone);
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  const match = TIME.exec(text);
  const date = parseDate(match?.[1] ?? text, form);
  if (!date) return null;
  if (!match) return inZone(`${date}T00:00:00`, timeZone);
  const time = clock(match);
  if (!time) return null;
  return match[7] ? atOffset(`${date}T${time}`, match[7]) : inZone(`${date}T${time}`, timeZone);
}

function clock([, , hour = '', minute = '', second = '00', fraction = '', half]: string[]): string | null {
  let hours = Number(hour);
  if (half && (hours < 1 || hours > 12)) return null;
  if (half) hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

function atOffset(local: string, offset: string): string | null {
  const digits = offset.replace(/[^\d+-]/g, '');
  const zone = digits ? `${digits.slice(0, 3)}:${digits.slice(3)}` : 'Z';
  const instant = new Date(`${local}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

function inZone(local: string, timeZone: string): string | null {
  const plain = Temporal.PlainDateTime.from(local);
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(plain) ? new Date(zoned.epochMilliseconds).toISOString() : null;
}

function fromSerial(value: number, timeZone: string): string | null {
  const date = parseDate(value, { order: 'serial' });
  if (!date) return null;
  const seconds = Math.round((value - Math.floor(value)) * 86_400);
  return inZone(
    new Date(Date.parse(`${date}T00:00:00Z`) + seconds * 1000).toISOString().slice(0, 19),
    timeZone,
  );
}
