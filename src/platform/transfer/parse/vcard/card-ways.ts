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
  text: string;
  isMain?: boolean;
}

/** Numbers, addresses and names in messengers: a line each, with its label in brackets. */
export function waysOf(card: OpenCard, kind: 'person' | 'company', words: CardWords): CardValues {
  const phones = card.of('TEL', 'X-MS-TEL').flatMap((p) => phoneWay(card, p, words));
  const emails = card.of('EMAIL').flatMap((p) => emailWay(card, p, words));
  const sites = card.of('URL').flatMap((p) => siteWay(card, p, words));
  const names = messengerOf(card).map(
    ({ property, field, text, service }): Way => ({
      field,
      text: labelled(text, [field === 'channels.messenger' ? service : '', labelOf(card, property, words)]),
    }),
  );
  const ways = [...withMain(phones, words), ...emails, ...names, ...ownSite(sites, kind)];
  const byField = Map.groupBy(ways, (way) => way.field);
  return Object.fromEntries(
    [...byField].map(([field, own]) => [field, [...new Set(own.map((w) => w.text))].join('\n')]),
  );
}

function phoneWay(card: OpenCard, property: CardProperty, words: CardWords): Way[] {
  const text = phoneText(textOf(property));
  if (!/\d/.test(text)) return [];
  card.take(property);
  const types = [...property.types, applesLabel(card, property).toLowerCase()];
  const is = (...wanted: string[]): boolean => types.some((t) => wanted.includes(t));
  const field = is('fax', 'homefax', 'workfax', 'otherfax')
    ? 'channels.fax'
    : is('cell', 'mobile', 'iphone')
      ? 'channels.mobile'
      : 'phone';
  return [{ field, text: labelled(text, [labelOf(card, property, words)]), isMain: isPreferred(property) }];
}

/** The first number of a row is the main one: another that the card prefers says so itself. */
function withMain(ways: Way[], words: CardWords): Way[] {
  const main = ways.find((way) => way.isMain && way.field !== 'channels.fax');
  const first =
    ways.find((way) => way.field === 'channels.mobile') ?? ways.find((way) => way.field === 'phone');
  if (!main || main === first) return ways;
  return ways.map((way) =>
    way === main ? { ...way, text: `${way.text} [${words.labels['main'] ?? 'main'}]` } : way,
  );
}

function emailWay(card: OpenCard, property: CardProperty, words: CardWords): Way[] {
  const text = textOf(property).replace(/^mailto:/i, '');
  if (!text.includes('@')) return [];
  card.take(property);
  return [{ field: 'email', text: labelled(text, [labelOf(card, property, words)]) }];
}

function siteWay(card: OpenCard, property: CardProperty, words: CardWords): Way[] {
  const text = textOf(card.take(property)).replace(/\s+/g, ' ');
  const messenger = /^(?:https?:\/\/)?(t\.me|telegram\.me|wa\.me)\//i.exec(text)?.[1]?.toLowerCase();
  const field = !messenger
    ? 'channels.site'
    : messenger === 'wa.me'
      ? 'channels.whatsapp'
      : 'channels.telegram';
  const own = field === 'channels.whatsapp' ? `+${text.replace(/^.*wa\.me\/\+?/i, '')}` : text;
  return [{ field, text: labelled(own, [labelOf(card, property, words)]) }];
}

/** A company has one site of its own, which bears no label. */
function ownSite(sites: Way[], kind: 'person' | 'company'): Way[] {
  const own = kind === 'company' ? sites.find((way) => way.field === 'channels.site') : undefined;
  return sites.map((way) =>
    way === own ? { field: 'website', text: way.text.replace(/(?: \[[^\]]*\])+$/, '') } : way,
  );
}
