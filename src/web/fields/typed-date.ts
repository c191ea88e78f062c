import type { DateOrder } from '../i18n/format-dates.ts';

const words: Record<string, number> = {
  today: 0,
  сегодня: 0,
  bugun: 0,
  tomorrow: 1,
  завтра: 1,
  ertaga: 1,
  yesterday: -1,
  вчера: -1,
  kecha: -1,
};

/**
 * A day as people type it: `12.3.2026`, `12/3`, `120326`, `2026-03-12`, `today`, `+7`. Without a year it is this one.
 * Undefined where it is no day, and for days that no month has.
 */
export function parseTypedDate(text: string, order: DateOrder, today: string): string | undefined {
  const typed = text.trim().toLowerCase();
  const offset = words[typed] ?? (/^[+-]\d{1,4}$/.test(typed) ? Number(typed) : undefined);
  if (offset !== undefined) return shifted(today, offset);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{2}|\d{4}))?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(typed);
  if (!parts) return undefined;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  const year = parts[3] ? fullYear(parts[3], today) : Number(today.slice(0, 4));
  return order === 'mdy' ? existing(year, first, second) : existing(year, second, first);
}

/** Two digits mean the year within fifty of today's. */
function fullYear(digits: string, today: string): number {
  if (digits.length === 4) return Number(digits);
  const now = Number(today.slice(0, 4));
  const year = now - (now % 100) + Number(digits);
  return year > now + 50 ? year - 100 : year;
}

function existing(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined;
  return date.toISOString().slice(0, 10);
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
