import type { Card } from './cards.ts';
import { BINARY, type CardProperty } from './property.ts';
import { textOf } from './values.ts';

/** A card while it becomes a row: what nobody has taken from it in the end is told to the importer. */
export class OpenCard {
  readonly #all: CardProperty[];
  readonly #left: Set<CardProperty>;
  readonly #extra: string[] = [];

  constructor({ properties }: Card) {
    this.#all = withoutAlternatives(properties);
    this.#left = new Set(this.#all);
  }

  /** Those of any of the names with something in them, the preferred ones first. */
  of(...names: string[]): CardProperty[] {
    const found = this.#all.filter((p) => names.includes(p.name) && isFilled(p));
    return found.toSorted((a, b) => rankOf(a) - rankOf(b));
  }

  untakenOf(name: string): CardProperty[] {
    return this.of(name).filter((p) => this.#left.has(p));
  }

  take(property: CardProperty): CardProperty {
    this.#left.delete(property);
    return property;
  }

  /** Text of the preferred one, which is taken. */
  takeText(...names: string[]): string {
    const [first] = this.of(...names);
    return first ? textOf(this.take(first)) : '';
  }

  /** Something was left out of a property that was taken otherwise. */
  leaveOut(what: string): void {
    this.#extra.push(what);
  }

  /** A companion of the same group: `item1.X-ABLabel` of `item1.TEL`. */
  besides({ group }: CardProperty, name: string): CardProperty | undefined {
    return group === '' ? undefined : this.#all.find((p) => p.group === group && p.name === name);
  }

  untaken(): string[] {
    const left = [...this.#left].filter((p) => BINARY.has(p.name) || (isFilled(p) && !TECHNICAL.has(p.name)));
    return left.map((p) => p.name).concat(this.#extra);
  }
}

const isFilled = ({ value }: CardProperty): boolean => value.replaceAll(';', '').trim() !== '';

/** Tells of the card, not of the customer, or is read together with another property. */
const TECHNICAL = new Set([
  ...['VERSION', 'PRODID', 'REV', 'UID', 'PROFILE', 'CLIENTPIDMAP', 'MAILER', 'XML', 'X-ETAG'],
  ...['KIND', 'X-ADDRESSBOOKSERVER-KIND', 'X-ABSHOWAS', 'X-ABLABEL', 'X-ABADR'],
  ...['X-MS-OL-DESIGN', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS'],
]);

/** PREF=1 to 100 (4.0), or a type of that name. */
function rankOf({ params, types }: CardProperty): number {
  const rank = Number(params.get('PREF')?.[0] ?? Number.NaN);
  return Number.isNaN(rank) ? (types.includes('pref') ? 1 : 101) : rank;
}

export const isPreferred = (property: CardProperty): boolean => rankOf(property) <= 100;

/** One thing said in several languages or forms (ALTID) is one thing. */
function withoutAlternatives(properties: CardProperty[]): CardProperty[] {
  const seen = new Set<string>();
  return properties.filter(({ name, params }) => {
    const id = params.get('ALTID')?.[0];
    const key = `${name} ${id}`;
    if (id === undefined || !seen.has(key)) {
      if (id !== undefined) seen.add(key);
      return true;
    }
    return false;
  });
}
