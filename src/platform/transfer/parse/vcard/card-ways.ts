import { applesLabel, labelled, labelOf } from './card-label.ts';
import { messengerOf } from './messengers.ts';
import { isPreferred, type OpenCard } from './open-card.ts';
import { phoneText } from './phone-text.ts';
import type { CardProperty } from './property.ts';
import { textOf } from './values.ts';
import type { CardField, CardValues, CardWords } from './words.ts';

type WayField = Exclude<CardField, 'kind' | 'name'>;
interface Way {
  field: WayField;
  value: string;
  labels: string[];
  isMain?: boolean;
}

/** Numbers, addresses and names in messengers: a line each, with its label in brackets. */
export function waysOf(card: OpenCard, kind: 'person' | 'company', words: CardWords): CardValues {
  const phones = card.of('TEL', 'X-MS-TEL').flatMap((p) => phoneWay(card, p, words));
  const emails = card.of('EMAIL').flatMap((p) => emailWay(card, p, words));
  const sites = card.of('URL').flatMap((p) => siteWay(card, p, words));
  const names = messengerOf(card).map(({ property, field, text, service }): Way => {
    const own = field === 'channels.messenger' ? [service] : [];
    return { field, value: text, labels: [...own, labelOf(card, property, words)] };
  });
  const ways = [...withMain(phones, words), ...emails, ...names, ...ownSite(sites, kind)];
  const byField = Map.groupBy(ways, (way) => way.field);
  const cell = (own: Way[]): string =>
    [...new Set(own.map(({ value, labels }) => labelled(value, labels)))].join('\n');
  return Object.fromEntries([...byField].map(([field, own]) => [field, cell(own)]));
}

function phoneWay(card: OpenCard, property: CardProperty, words: CardWords): Way[] {
  const value = phoneText(textOf(property));
  if (!/\d/.test(value)) return [];
  card.take(property);
  const types = [...property.types, applesLabel(card, property).toLowerCase()];
  const is = (...wanted: string[]): boolean => types.some((t) => wanted.includes(t));
  const field = is('fax', 'homefax', 'workfax', 'otherfax')
    ? 'channels.fax'
    : is('cell', 'mobile', 'iphone')
      ? 'channels.mobile'
      : 'phone';
  return [{ field, value, labels: [labelOf(card, property, words)], isMain: isPreferred(property) }];
}

/** The first number of a row is the main one: another that the card prefers says so itself. */
function withMain(ways: Way[], words: CardWords): Way[] {
  const main = ways.find((way) => way.isMain && way.field !== 'channels.fax');
  const first =
    ways.find((way) => way.field === 'channels.mobile') ?? ways.find((way) => way.field === 'phone');
  if (!main || main === first) return ways;
  const label = words.labels['main'] ?? 'main';
  return ways.map((way) => (way === main ? { ...way, labels: [...way.labels, label] } : way));
}

function emailWay(card: OpenCard, property: CardProperty, words: CardWords): Way[] {
  const value = textOf(property).replace(/^mailto:/i, '');
  if (!value.includes('@')) return [];
  card.take(property);
  return [{ field: 'email', value, labels: [labelOf(card, property, words)] }];
}

function siteWay(card: OpenCard, property: CardProperty, words: CardWords): Way[] {
  const text = textOf(card.take(property)).replace(/\s+/g, ' ');
  const messenger = /^(?:https?:\/\/)?(t\.me|telegram\.me|wa\.me)\//i.exec(text)?.[1]?.toLowerCase();
  const field = !messenger
    ? 'channels.site'
    : messenger === 'wa.me'
      ? 'channels.whatsapp'
      : 'channels.telegram';
  const value = field === 'channels.whatsapp' ? `+${text.replace(/^.*wa\.me\/\+?/i, '')}` : text;
  return [{ field, value, labels: [labelOf(card, property, words)] }];
}

/** A company has one site of its own, which bears no label. */
function ownSite(sites: Way[], kind: 'person' | 'company'): Way[] {
  const own = kind === 'company' ? sites.find((way) => way.field === 'channels.site') : undefined;
  return sites.map((way) => (way === own ? { ...way, field: 'website', labels: [] } : way));
}
