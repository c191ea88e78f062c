import { currencyOf } from './currency-marks.ts';
import { AmountCell, type CellValue, cellText } from './table.ts';

/** How a column writes numbers: its decimal sign, and what parts thousands (a space stands for spaces of every width). */
export interface NumberForm {
  decimal: '.' | ',';
  group: '' | ' ' | '.' | ',' | "'";
}

/**
 * The number as a plain decimal string (`-1234.50`), or null where the text is no number in this form: thousands must be
 * parted at their places, so that a value of another form is refused, never read a thousandfold. Allows a sign before or
 * after, brackets for minus, a currency, per cent (12 % is 12) and an exponent.
 */
export function parseDecimal(cell: CellValue, form: NumberForm): string | null {
  return parseMoney(cell, form)?.amount ?? null;
}

/** As `parseDecimal`, with the currency that stands beside the number, as an ISO 4217 code. */
export function parseMoney(cell: CellValue, form: NumberForm): { amount: string; currency?: string } | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { amount: cellText(cell) } : null;
  if (cell instanceof AmountCell) return { amount: cellText(cell.amount), currency: cell.currency };
  if (typeof cell !== 'string') return null;
  const number = numberIn(cell);
  if (!number || !isWritten(number.digits, form)) return null;
  const [whole = '', fraction] = number.digits.replaceAll(form.group || '\0', '').split(form.decimal);
  const amount = plain(whole, fraction ?? '', number.exponent, number.isNegative);
  return number.currency ? { amount, currency: number.currency } : { amount };
}

/** A text taken apart into a number and what may stand around one; the digits still hold their signs. */
export interface NumberInText {
  digits: string;
  isNegative: boolean;
  exponent: number;
  currency?: string;
  isPercent?: boolean;
}

const NUMBER = /^([^\d.,]*)((?:\d|[.,](?=\d))[\d.,' ]*?)(?:[eE]([+-]?\d{1,2}))?([^\d]*)$/;

/** The number in a text, in whatever form; null where there is anything beside it but a sign, a currency or per cent. */
export function numberIn(text: string): NumberInText | null {
  if (text.length > 60) return null;
  const match = NUMBER.exec(tidy(text));
  if (!match) return null;
  const [, before = '', digits = '', exponent = '0', after = ''] = match;
  const around = marksOf(before, after);
  return around && { digits: digits.trim(), exponent: Number(exponent), ...around };
}

const tidy = (text: string): string =>
  (/^[ -~]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[\u2212\u2012\u2013]/g, '-')
        .replace(/[’ʼ]/g, "'")
  )
    .replace(/\s+/g, ' ')
    .trim();

function marksOf(before: string, after: string): Omit<NumberInText, 'digits' | 'exponent'> | null {
  const isBracketed = before.includes('(') && after.includes(')');
  const marks = isBracketed ? [before.replace('(', ''), after.replace(')', '')] : [before, after];
  const signs = marks.join(' ').match(/[+-]/g) ?? [];
  if (signs.length > (isBracketed ? 0 : 1)) return null;
  const words = marks.map((m) => m.replace(/[+-]/, '').trim()).filter(Boolean);
  const isNegative = isBracketed || signs[0] === '-';
  if (words.length === 0) return { isNegative };
  if (words.length > 1) return null;
  const word = words[0] ?? '';
  if (word === '%') return { isNegative, isPercent: true };
  const currency = currencyOf(word);
  return currency ? { isNegative, currency } : null;
}

const written = new Map<string, RegExp>();

function isWritten(digits: string, form: NumberForm): boolean {
  const key = form.decimal + form.group;
  const pattern = written.get(key) ?? patternOf(form);
  written.set(key, pattern);
  return pattern.test(digits);
}

function patternOf({ decimal, group }: NumberForm): RegExp {
  const g = `[${group}]`;
  // India parts lakhs and crores: 12,34,567.
  const grouped = group
    ? `|\\d{1,3}(?:${g}\\d{3})+${group === ',' ? '|\\d{1,2}(?:,\\d{2})+,\\d{3}' : ''}`
    : '';
  return new RegExp(`^(?:\\d+${grouped})?(?:[${decimal}]\\d*)?$`);
}

function plain(whole: string, fraction: string, exponent: number, isNegative: boolean): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point > 0 ? digits.padEnd(point, '0') : digits.padStart(digits.length - point, '0');
  const at = Math.max(point, 0);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const rest = padded.slice(at);
  const value = rest ? `${integer}.${rest}` : integer;
  return isNegative && /[1-9]/.test(value) ? `-${value}` : value;
}
