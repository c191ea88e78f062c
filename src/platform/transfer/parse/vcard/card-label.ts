import { oneLine } from './one-line.ts';
import type { OpenCard } from './open-card.ts';
import type { CardProperty } from './property.ts';
import { textOf } from './values.ts';
import type { CardWords } from './words.ts';

/** Types that the column says already, or that say nothing. */
const SAID_OTHERWISE = new Set([
  ...['pref', 'voice', 'internet', 'cell', 'mobile', 'iphone', 'fax', 'text', 'textphone', 'msg', 'video'],
  ...['x400', 'pcs', 'modem', 'isdn', 'bbs', 'homepage', 'other', ''],
  ...['dom', 'intl', 'postal', 'parcel'],
]);

/** What the owner calls it: a label of one's own, else its types as far as the column does not say them. */
export function labelOf(card: OpenCard, property: CardProperty, words: CardWords): string {
  const own = card.besides(property, 'X-ABLABEL');
  const apples = applesLabel(card, property);
  if (own && !apples) return textOf(own);
  const types = apples ? [apples.replace(/fax$/i, '')] : property.types;
  const telling = types.filter((type) => !SAID_OTHERWISE.has(type.toLowerCase()));
  return [...new Set(telling)].map((type) => wordFor(type, words)).join(' ');
}

/** Apple's own labels are written `_$!<Home>!$_`. */
export function applesLabel(card: OpenCard, property: CardProperty): string {
  const own = card.besides(property, 'X-ABLABEL');
  return /^_\$!<(.*)>!\$_$/.exec(own ? textOf(own) : '')?.[1] ?? '';
}

/** A value of a cell with its labels in brackets, which the owning module takes apart again. */
export const labelled = (text: string, labels: string[]): string => {
  const own = [...new Set(labels.map(clean).filter(Boolean))].map((label) => `[${label}]`);
  return [oneLine(text), ...own].join(' ');
};

/** Types are whatever the file says: `constructor` too. */
const wordFor = (type: string, { labels }: CardWords): string =>
  (Object.hasOwn(labels, type.toLowerCase()) ? labels[type.toLowerCase()] : undefined) ?? inWords(type);

/** `AssistantPhone` as people write it. */
const inWords = (type: string): string => type.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');

const clean = (label: string): string =>
  label
    .replace(/[[\]\s]+/g, ' ')
    .trim()
    .slice(0, 80);
