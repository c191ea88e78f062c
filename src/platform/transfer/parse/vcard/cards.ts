import type { Encoding } from '../encoding.ts';
import type { RowProblem } from '../table.ts';
import { type ContentLine, Unfolder } from './content-lines.ts';
import type { PhysicalLine } from './physical-lines.ts';
import { type CardProperty, readProperty } from './property.ts';

export interface Card {
  /** From 1, in the order of the file. */
  number: number;
  line: number;
  properties: CardProperty[];
  problems: RowProblem[];
  /** Lines within it, or before it, that are no property, or of which a part cannot be read. */
  unreadable: number[];
}

const MOST_PROPERTIES = 2000;
const BEGIN = /^\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$/i;
const END = /^\s*(?:[\w-]+\.)?END\s*:\s*VCARD\s*$/i;

/** Puts lines together to cards. A card that is not closed is given with its problem: nothing is thrown away. */
export class CardCollector {
  readonly #unfolder = new Unfolder();
  readonly #fallback: Encoding;
  #count = 0;
  #card: Card | undefined;
  /** How many cards stand within the open one (AGENT of 2.1): they are not the customer's. */
  #inner = 0;
  #stray: number[] = [];

  constructor(fallback: Encoding) {
    this.#fallback = fallback;
  }

  push(lines: PhysicalLine[]): Card[] {
    return this.#unfolder.push(lines).flatMap((line) => this.#next(line));
  }

  end(): Card[] {
    const last = this.#unfolder.end().flatMap((line) => this.#next(line));
    return [...last, ...this.#unclosed()];
  }

  #next(given: ContentLine): Card[] {
    const { bytes, line } = given;
    if (BEGIN.test(bytes)) return this.#begin(line);
    if (END.test(bytes)) return this.#close();
    if (this.#inner) return [];
    if (!this.#card) {
      if (this.#stray.length < 100) this.#stray.push(line);
      return [];
    }
    this.#add(this.#card, given);
    return [];
  }

  #begin(line: number): Card[] {
    const last = this.#card?.properties.at(-1);
    if (this.#card && last?.name === 'AGENT' && last.value.trim() === '') {
      this.#inner++;
      return [];
    }
    const before = this.#unclosed();
    const unreadable = this.#stray;
    this.#stray = [];
    this.#card = { number: ++this.#count, line, properties: [], problems: [], unreadable };
    return before;
  }

  #close(): Card[] {
    if (this.#inner) {
      this.#inner--;
      return [];
    }
    const card = this.#card;
    this.#card = undefined;
    return card ? [card] : [];
  }

  #unclosed(): Card[] {
    const card = this.#card;
    this.#card = undefined;
    this.#inner = 0;
    card?.problems.push({ code: 'card_unclosed', params: { card: card.number } });
    return card ? [card] : [];
  }

  #add(card: Card, given: ContentLine): void {
    const property = readProperty(given, this.#fallback);
    if ((!property || property.isDamaged) && card.unreadable.length < 100) card.unreadable.push(given.line);
    if (!property) return;
    if (card.properties.length < MOST_PROPERTIES) card.properties.push(property);
    else if (!card.problems.some((p) => p.code === 'card_too_big'))
      card.problems.push({ code: 'card_too_big', params: { card: card.number, max: MOST_PROPERTIES } });
  }
}
