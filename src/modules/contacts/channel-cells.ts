import { languages } from '../../kernel/i18n.ts';
import { ownText } from '../../platform/i18n/labels.ts';
import type { Values } from '../../platform/module.ts';

/** A way of reaching a customer as a cell of a table names it. */
export interface GivenChannel {
  /** The column that it stands in. */
  field: string;
  kind: string;
  value: string;
  label?: string;
  extension?: string;
  isMain?: boolean;
}

/** Columns of ways that are no fields of the customer. */
export const furtherKinds = [
  'mobile',
  'fax',
  'site',
  'telegram',
  'whatsapp',
  'messenger',
  'postalAddress',
  'visitAddress',
] as const;

export const kindOf = (field: string): string => field.replace('channels.', '');

/** All that the cells of a row name, in the order of their columns, the one that is called the main one in front. */
export function channelsIn(values: Values): GivenChannel[] {
  const fields = Object.keys(values).filter((name) => Object.hasOwn(takenApart, name));
  const given = fields.flatMap((field) => channelsOf(field, values[field]));
  return [...given.filter((g) => g.isMain), ...given.filter((g) => !g.isMain)];
}

export const channelsOf = (field: string, cell: unknown): GivenChannel[] =>
  typeof cell === 'string' ? (takenApart[field]?.(cell) ?? []).map((part) => channel(field, part)) : [];

/** `905-666-1234 ext. 12 [home] [main]`. */
function channel(field: string, part: string): GivenChannel {
  const { value, labels } = unlabelled(part);
  const own = labels.filter((label) => !mainWords.has(label.toLowerCase()));
  const given: GivenChannel = { field, kind: kindOf(field), value };
  if (own.length) given.label = own.join(', ').slice(0, 80);
  if (own.length < labels.length) given.isMain = true;
  const [, extension] = /\sext\. (\d{1,7})$/.exec(value.slice(-20)) ?? [];
  return extension
    ? { ...given, value: value.slice(0, -` ext. ${extension}`.length).trim(), extension }
    : given;
}

const mainWords = new Set(languages.map((l) => ownText(l, ['card', 'label', 'main']).toLowerCase()));

const MOST_LABELS = 5;

function unlabelled(part: string): { value: string; labels: string[] } {
  let value = part.trim();
  const labels: string[] = [];
  while (value.endsWith(']') && labels.length < MOST_LABELS) {
    const from = value.lastIndexOf('[');
    if (from < 0) break;
    labels.unshift(value.slice(from + 1, -1).trim());
    value = value.slice(0, from).trimEnd();
  }
  return { value, labels: labels.filter(Boolean) };
}

/** A cell without a digit (“none”, “—”) names no number. */
const numbers = (cell: string): string[] =>
  partedBy(cell, (sign, i) => ';,\n'.includes(sign) || (sign === '/' && isBlankAround(cell, i))).filter(
    (part) => /\d/.test(part),
  );

/** A cell without the sign names no address; blanks and strokes part addresses only where there are several. */
const emails = (cell: string): string[] =>
  partedBy(cell, (sign) => ';,|\n'.includes(sign))
    .flatMap((part) => (part.split('@').length > 2 ? part.split(/[\s/]+/) : [part]))
    .filter((part) => part.includes('@'));

/** Addresses of the web hold commas, though none with a blank behind it. */
const names = (cell: string): string[] =>
  partedBy(cell, (sign, i) => sign === '\n' || (';,'.includes(sign) && isBlank(cell, i + 1)));

/** An address may go over several lines; an empty one parts it from the next. */
function addresses(cell: string): string[] {
  const found: string[][] = [[]];
  for (const line of cell.split('\n').map((line) => line.trim()))
    if (line) found.at(-1)?.push(line.endsWith(',') ? line.slice(0, -1) : line);
    else found.push([]);
  return found.filter((lines) => lines.length).map((lines) => lines.join(', '));
}

const isBlank = (text: string, i: number): boolean => (text[i] ?? '').trim() === '' && i < text.length;
const isBlankAround = (text: string, i: number): boolean => isBlank(text, i - 1) && isBlank(text, i + 1);

/** Signs within brackets are a label's. */
function partedBy(cell: string, isSign: (sign: string, i: number) => boolean): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < cell.length; i++) {
    const sign = cell.charAt(i);
    if (sign === '[') i = Math.max(i, closing(cell, i));
    else if (isSign(sign, i)) {
      parts.push(cell.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, cell.slice(from)].flatMap((part) => part.trim() || []);
}

/** Where the bracket is closed; -1 where that is not near. */
const closing = (cell: string, from: number): number => {
  const near = cell.slice(from, from + 120).indexOf(']');
  return near < 0 || cell.slice(from, from + near).includes('\n') ? -1 : from + near;
};

const takenApart: Record<string, (cell: string) => string[]> = {
  phone: numbers,
  email: emails,
  'channels.mobile': numbers,
  'channels.fax': numbers,
  'channels.whatsapp': numbers,
  'channels.site': names,
  'channels.telegram': names,
  'channels.messenger': names,
  'channels.postalAddress': addresses,
  'channels.visitAddress': addresses,
};
