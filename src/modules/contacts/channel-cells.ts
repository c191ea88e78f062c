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
  const [, plain = '', brackets = ''] = /^(.*?)((?:\s*\[[^[\]]*\])*)\s*$/s.exec(part) ?? [];
  const labels = [...brackets.matchAll(/\[([^[\]]*)\]/g)].map(([, label = '']) => label.trim());
  const own = labels.filter((label) => !mainWords.has(label.toLowerCase()));
  const given: GivenChannel = { field, kind: kindOf(field), value: plain.trim() };
  if (own.length) given.label = own.join(', ').slice(0, 80);
  if (own.length < labels.length) given.isMain = true;
  const [, number, extension] = /^(.*\S)\s+ext\. (\d{1,7})$/.exec(given.value) ?? [];
  return number && extension ? { ...given, value: number, extension } : given;
}

const mainWords = new Set(languages.map((l) => ownText(l, ['card', 'label', 'main']).toLowerCase()));

type Parting = (cell: string) => string[];

const parted = (cell: string, sign: RegExp): string[] =>
  cell.split(sign).flatMap((part) => part.trim() || []);

/** A cell without a digit (“none”, “—”) names no number. Signs in brackets are a label's. */
const numbers: Parting = (cell) =>
  parted(cell, /[;,\n](?![^[\n]*\])|\s\/\s/).filter((part) => /\d/.test(part));

/** A cell without the sign names no address; blanks and strokes part addresses only where there are several. */
const emails: Parting = (cell) =>
  parted(cell, /[;,|\n](?![^[\n]*\])/)
    .flatMap((part) => (part.split('@').length > 2 ? parted(part, /[\s/]+/) : [part]))
    .filter((part) => part.includes('@'));

/** Addresses of the web hold commas, though none with a blank behind it. */
const names: Parting = (cell) => parted(cell, /\n|[;,]\s+(?![^[\n]*\])/);

/** An address may go over several lines; an empty one parts it from the next. */
const addresses: Parting = (cell) =>
  parted(cell, /\n\s*\n/).map((address) => parted(address, /,?\s*\n\s*/).join(', '));

const takenApart: Record<string, Parting> = {
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
