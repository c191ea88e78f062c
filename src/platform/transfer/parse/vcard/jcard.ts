import { DomainError } from '../../../../kernel/errors.ts';
import type { Card } from './cards.ts';
import { type CardProperty, property } from './property.ts';
import { escaped } from './values.ts';

/** Cards in JSON (RFC 7095): one, or a list of them. JSON has no lines to speak of, so a card's number stands for them. */
export function readJCards(text: string): Card[] {
  const parsed = parsedJson(text);
  const roots: unknown[] = parsed[0] === 'vcard' ? [parsed] : parsed;
  const cards = roots.map(cardOf);
  if (!cards.length) throw new DomainError('invalid', 'file_empty');
  return cards;
}

function parsedJson(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // Said below, as for what is JSON and no list.
  }
  throw new DomainError('invalid', 'cards_broken');
}

function cardOf(root: unknown, index: number): Card {
  const number = index + 1;
  const card: Card = { number, line: number, properties: [], problems: [], unreadable: [] };
  const [name, properties] = Array.isArray(root) ? (root as unknown[]) : [];
  if (name !== 'vcard' || !Array.isArray(properties)) {
    card.problems.push({ code: 'card_unreadable', params: { card: number } });
    return card;
  }
  for (const given of properties as unknown[]) {
    const read = propertyOf(given, number);
    if (read) card.properties.push(read);
    else card.unreadable.push(number);
  }
  return card;
}

function propertyOf(given: unknown, line: number): CardProperty | undefined {
  if (!Array.isArray(given)) return undefined;
  const [name, params, , ...values] = given as unknown[];
  if (typeof name !== 'string' || typeof params !== 'object' || params === null) return undefined;
  const own = new Map(Object.entries(params).map(([key, v]) => [key.toUpperCase(), listed(v)]));
  return property(name, own.get('GROUP')?.[0] ?? '', own, values.map(valueText).join(','), line);
}

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(plain) : [plain(value)]);

const valueText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((one) => (Array.isArray(one) ? one.map(escapedPlain).join(',') : escapedPlain(one))).join(';')
    : escapedPlain(value);

const escapedPlain = (value: unknown): string => escaped(plain(value));

const plain = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
