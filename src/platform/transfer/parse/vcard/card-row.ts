import type { RowProblem, TableRow } from '../table.ts';
import { addressesOf } from './card-address.ts';
import { birthdayOf } from './card-birthday.ts';
import { nameOf } from './card-name.ts';
import { waysOf } from './card-ways.ts';
import { workOf } from './card-work.ts';
import type { Card } from './cards.ts';
import { OpenCard } from './open-card.ts';
import { listOf, textOf } from './values.ts';
import type { CardField, CardValues, CardWords } from './words.ts';

/** What a card says, by the fields of a customer. */
export interface CardRow {
  kind: 'person' | 'company';
  line: number;
  values: CardValues;
  problems: RowProblem[];
  /** Names of properties that no field takes, each as often as it stands there. */
  untaken: string[];
  /** A birthday that went to the notes, since it is no whole date. */
  hasPartOfBirthday: boolean;
}

export function rowOfCard(card: Card, words: CardWords): CardRow {
  const open = new OpenCard(card);
  const { kind, values: names, notCustomer } = nameOf(open);
  // All that a company has is of its work.
  const own = kind === 'company' ? { ...words, labels: { ...words.labels, work: '' } } : words;
  const work = kind === 'person' ? workOf(open) : {};
  const day = kind === 'person' ? birthdayOf(open, words) : { birthday: '', note: '' };
  const notes = [...open.of('NOTE').map((p) => textOf(open.take(p))), day.note];
  const segments = open.of('CATEGORIES').flatMap((p) => listOf(open.take(p)));
  const values: CardValues = {
    ...names,
    kind: words.kinds[kind],
    ...work,
    ...waysOf(open, kind, own),
    ...addressesOf(open, own),
    birthday: day.birthday,
    segments: [...new Set(segments)].join('\n'),
    language: languageOf(open),
    description: notes.filter(Boolean).join('\n'),
  };
  const problems = problemsOf(card, values, notCustomer);
  return {
    kind,
    line: card.line,
    values,
    problems,
    untaken: open.untaken(),
    hasPartOfBirthday: day.note !== '',
  };
}

function languageOf(open: OpenCard): string {
  const known = open.of('LANG').find((p) => /^[a-z]{2}(?:-[A-Za-z]{2})?$/i.test(textOf(p)));
  if (!known) return '';
  const [language = '', place] = textOf(open.take(known)).split('-');
  return place ? `${language.toLowerCase()}-${place.toUpperCase()}` : language.toLowerCase();
}

function problemsOf(card: Card, values: CardValues, notCustomer: string | undefined): RowProblem[] {
  const params = { card: card.number };
  const own = [...card.problems];
  const tooLong = card.properties.find((p) => p.isTooLong);
  if (tooLong) own.push({ code: 'too_long', params: { ...params, line: tooLong.line } });
  if (notCustomer)
    own.push({ code: 'card_not_customer', params: { ...params, kind: notCustomer.slice(0, 40) } });
  else if (!values.name && !own.length) own.push({ code: 'card_without_name', params });
  return own;
}

/** The row as a table has it, in the columns that the file fills. */
export function tableRow({ line, values, problems }: CardRow, fields: readonly CardField[]): TableRow {
  const cells = fields.map((field) => values[field] ?? '');
  return problems.length ? { line, cells, problems } : { line, cells };
}
