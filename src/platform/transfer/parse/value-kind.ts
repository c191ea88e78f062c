import { parseBoolean } from './boolean.ts';
import { datePossibilities } from './date-evidence.ts';
import { numberEvidence } from './number-evidence.ts';
import { AmountCell, type CellValue } from './table.ts';

/** What a single value looks like. `code` is a row of digits that is no number: it begins with zero, or is too long. */
export type ValueKind =
  | 'empty'
  | 'integer'
  | 'decimal'
  | 'code'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'email'
  | 'phone'
  | 'url'
  | 'text';

/** The kind of a value, by itself: what its column makes of it is decided over all values. */
export function kindOf(cell: CellValue): ValueKind {
  if (cell === null) return 'empty';
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'integer' : 'decimal';
  if (typeof cell === 'boolean') return 'boolean';
  if (cell instanceof AmountCell) return 'decimal';
  if (cell instanceof Date) return cell.getTime() % 86_400_000 === 0 ? 'date' : 'datetime';
  return kindOfText(cell.trim());
}

/** Texts by which databases and people say that there is no value. */
export const isNothing = (text: string): boolean => NOTHING.has(text);
const NOTHING = new Set(['', 'NULL', 'null', '\\N', 'N/A', 'n/a', '#N/A', '#Н/Д', 'NaN', '-', '—', '–']);

function kindOfText(text: string): ValueKind {
  if (isNothing(text)) return 'empty';
  if (text.length > 320) return 'text';
  if (/\d/.test(text)) return kindWithDigits(text);
  if (parseBoolean(text) !== null) return 'boolean';
  return kindOfWords(text);
}

function kindWithDigits(text: string): ValueKind {
  if (/^\d+$/.test(text))
    return text.length > 15 || (text.length > 1 && text.startsWith('0')) ? 'code' : 'integer';
  if (text.includes('@')) return kindOfWords(text);
  const [day, time] = splitTime(text);
  if (datePossibilities(day).length > 0) return time ? 'datetime' : 'date';
  const isPhone = /^\+?[\d\s().\-/]{6,24}$/.test(text) && /^\D*(?:\d\D*){7,15}$/.test(text);
  if (isPhone && text.startsWith('+')) return 'phone';
  const number = numberEvidence(text);
  if (number) return number.isInteger && !number.in.currency ? 'integer' : 'decimal';
  return isPhone ? 'phone' : kindOfWords(text);
}

function splitTime(text: string): [string, string | undefined] {
  const match = /^(.+?)[T\s,]+(\d{1,2}:\d{2}.*)$/.exec(text);
  return match ? [match[1] ?? '', match[2]] : [text, undefined];
}

function kindOfWords(text: string): ValueKind {
  if (/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]{2,}$/.test(text)) return 'email';
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return 'url';
  return 'text';
}
