import { DomainError } from '../../../../kernel/errors.ts';
import { detectEncoding, type Encoding } from '../encoding.ts';
import type { TableShape } from '../shape.ts';
import { readBytes, readPieces, sizeOf } from '../source.ts';
import type { Source } from '../table.ts';
import { type CardRow, tableRow } from './card-row.ts';
import { readCardRows } from './read-cards.ts';
import { type CardField, type CardWords, cardFields } from './words.ts';

/** A file of electronic cards: vCard of any version, or jCard. */
export interface DetectedCards extends TableShape {
  kind: 'cards';
  form: 'vcard' | 'jcard';
  encoding: Encoding;
  words: CardWords;
  cards: number;
  /** What each column fills, in the order of the columns. */
  fields: CardField[];
  /** Which of them cards of a kind fill. */
  used: Record<'person' | 'company', CardField[]>;
  /** Properties that no field takes, the commonest first. */
  untaken: { name: string; count: number }[];
  /** Birthdays that went to the notes, since they are no whole dates. */
  partsOfBirthdays: number;
  unreadable: { count: number; places: { card: number; line: number }[] };
}

const HEAD = 64 * 1024;
const SAMPLE_ROWS = 20;
const MOST_PLACES = 5;

/** Undefined for a file of another kind: the contents decide, not the name. */
export async function detectCards(source: Source, words: CardWords): Promise<DetectedCards | undefined> {
  const head = await readBytes(source, 0, HEAD);
  const form = formOf(
    new TextDecoder((await detectEncoding([head])).encoding).decode(head, { stream: true }),
  );
  if (!form) return undefined;
  const { encoding } = await detectEncoding(readPieces(source));
  const given = { form, encoding, words };
  const tally = new CardTally();
  for await (const row of readCardRows(source, given)) tally.add(row);
  if (!tally.cards) throw new DomainError('invalid', (await sizeOf(source)) ? 'cards_broken' : 'file_empty');
  return { kind: 'cards', ...given, ...tally.found(words) };
}

function formOf(head: string): DetectedCards['form'] | undefined {
  const lines = head.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  // Mailers and copies put a line or two of their own above the first card.
  if (lines.slice(0, 10).some((line) => /^\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$/i.test(line))) return 'vcard';
  if (/^\s*\[\s*(?:\[\s*)?"vcard"/.test(head)) return 'jcard';
  const start = head.slice(0, 2000).trimStart();
  if (start.startsWith('<') && start.includes('urn:ietf:params:xml:ns:vcard'))
    throw new DomainError('invalid', 'file_is_xcard');
  return undefined;
}

class CardTally {
  cards = 0;
  readonly #used = { person: new Set<CardField>(), company: new Set<CardField>() };
  readonly #untaken = new Map<string, number>();
  readonly #first: CardRow[] = [];
  readonly #places: { card: number; line: number }[] = [];
  #unreadable = 0;
  #birthdays = 0;

  add(row: CardRow & { card: number; unreadable: number[] }): void {
    this.cards++;
    for (const field of cardFields) if (row.values[field]) this.#used[row.kind].add(field);
    this.#used[row.kind].add('name');
    for (const name of row.untaken) this.#count(name);
    if (row.hasPartOfBirthday) this.#birthdays++;
    if (this.#first.length < SAMPLE_ROWS) this.#first.push(row);
    this.#unreadable += row.unreadable.length;
    for (const line of row.unreadable)
      if (this.#places.length < MOST_PLACES) this.#places.push({ card: row.card, line });
  }

  // Makers name properties as they like: beyond this they are one.
  #count(name: string): void {
    const key = this.#untaken.has(name) || this.#untaken.size < 200 ? name.slice(0, 60) : '…';
    this.#untaken.set(key, (this.#untaken.get(key) ?? 0) + 1);
  }

  found(words: CardWords): Omit<DetectedCards, 'kind' | 'form' | 'encoding' | 'words'> {
    const isMixed = this.#used.person.size > 0 && this.#used.company.size > 0;
    const isFilled = (field: CardField): boolean =>
      field === 'kind' ? isMixed : this.#used.person.has(field) || this.#used.company.has(field);
    const fields = cardFields.filter(isFilled);
    const header = fields.map((field) => words.headings[field] ?? field);
    return {
      cards: this.cards,
      fields,
      used: { person: [...this.#used.person], company: [...this.#used.company] },
      untaken: [...this.#untaken].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
      partsOfBirthdays: this.#birthdays,
      unreadable: { count: this.#unreadable, places: this.#places },
      ...{ startLine: 1, hasHeader: true, header, firstRow: header, columns: fields.length },
      sample: this.#first.map((row) => tableRow(row, fields)),
    };
  }
}
