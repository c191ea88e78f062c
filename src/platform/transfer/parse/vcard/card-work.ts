import type { OpenCard } from './open-card.ts';
import { textOf, wordsOf } from './values.ts';
import type { CardValues } from './words.ts';

/** Where a person works, and as what: a line for each company, the lines of the three belonging together. */
export function workOf(card: OpenCard): CardValues {
  const orgs = card.of('ORG').map((p) => ({ property: card.take(p), words: wordsOf(p) }));
  const companies = orgs.filter(({ words: [name] }) => name);
  if (companies.length < orgs.length) card.leaveOut('ORG');
  if (!companies.length) return {};
  const grouped = companies.map(({ property }) => card.besides(property, 'TITLE'));
  for (const title of grouped) if (title) card.take(title);
  const free = companies.filter((_, i) => !grouped[i]).length;
  const titles = free ? spread(titlesOf(card), free) : [];
  return {
    company: companies.map(({ words: [name = ''] }) => oneLine(name)).join('\n'),
    position: lines(grouped.map((title) => (title ? oneLine(textOf(title)) : (titles.shift() ?? '')))),
    'employment.department': lines(
      companies.map(({ words: [, ...units] }) => oneLine(units.filter(Boolean).join(', '))),
    ),
  };
}

/** Those that belong to no company by their group. */
function titlesOf(card: OpenCard): string[] {
  const titles = card.untakenOf('TITLE');
  return (titles.length ? titles : card.untakenOf('ROLE')).map((p) => oneLine(textOf(card.take(p))));
}

/** More titles than companies are several at the first of them. */
function spread(titles: string[], count: number): string[] {
  const surplus = titles.slice(count);
  const [first = '', ...rest] = titles.slice(0, count);
  return [[first, ...surplus].filter(Boolean).join(', '), ...rest];
}

const lines = (values: string[]): string => (values.some(Boolean) ? values.join('\n') : '');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
