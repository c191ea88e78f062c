import { labelled, labelOf } from './card-label.ts';
import { oneLine } from './one-line.ts';
import type { OpenCard } from './open-card.ts';
import type { CardProperty } from './property.ts';
import { componentsOf, textOf } from './values.ts';
import type { CardValues, CardWords } from './words.ts';

/** Addresses, parted by empty lines since they may be of several, and the place of the first that names one. */
export function addressesOf(card: OpenCard, words: CardWords): CardValues {
  const given = card.of('ADR').map((property) => read(card, card.take(property), words));
  const lines = [...given, ...labelsAlone(card, given.length > 0, words)].filter((a) => a.text);
  const of = (isPostal: boolean): string =>
    [...new Set(lines.filter((a) => a.isPostal === isPostal).map((a) => labelled(a.text, [a.label])))].join(
      '\n\n',
    );
  const place = given.find((a) => a.city || a.region || a.country);
  return {
    'channels.postalAddress': of(true),
    'channels.visitAddress': of(false),
    country: place?.country ?? '',
    region: place?.region ?? '',
    city: place?.city ?? '',
  };
}

interface Address {
  text: string;
  isPostal: boolean;
  label: string;
  city?: string;
  region?: string;
  country?: string;
}

function read(card: OpenCard, property: CardProperty, words: CardWords): Address {
  const parts = componentsOf(property).map((c) => oneLine(c.join(', ')));
  const [box = '', more = '', street = '', city = '', region = '', code = '', country = ''] = parts;
  const written = card.besides(property, 'LABEL');
  const isPlaceOnly = ![box, more, street, code].some(Boolean);
  const iso = card.besides(property, 'X-ABADR');
  const text = written
    ? oneLine(textOf(card.take(written)))
    : [street, more, box, city, region, code, country].filter(Boolean).join(', ');
  return {
    text: isPlaceOnly && !written ? '' : text,
    isPostal: isPostal(property.types) || box !== '',
    label: addressLabel(card, property, words),
    city,
    region,
    // Apple keeps the country's code beside the address, which is surer than a name in whatever language.
    country: iso && /^[a-z]{2}$/i.test(textOf(iso)) ? textOf(iso).toUpperCase() : country,
  };
}

/** Labels repeat their address for printing (RFC 2426, 3.2.2); one without an address is all there is. */
function labelsAlone(card: OpenCard, hasAddress: boolean, words: CardWords): Address[] {
  const labels = card.of('LABEL').map((property) => card.take(property));
  return hasAddress
    ? []
    : labels.map((p) => ({
        text: oneLine(textOf(p)),
        isPostal: isPostal(p.types),
        label: labelOf(card, p, words),
      }));
}

/** An address that names no use is for letters too; one of home or work that does not say so is where somebody is. */
const isPostal = (types: readonly string[]): boolean =>
  types.includes('postal') || types.includes('parcel') || !types.some((t) => t === 'home' || t === 'work');

/** Our own cards call an address by its kind, which is no label. */
function addressLabel(card: OpenCard, property: CardProperty, words: CardWords): string {
  const label = labelOf(card, property, words);
  const kinds = [words.headings['channels.postalAddress'], words.headings['channels.visitAddress']];
  return kinds.includes(label) ? '' : label;
}
