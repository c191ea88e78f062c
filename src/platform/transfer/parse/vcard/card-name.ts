import { fold } from '../../../../kernel/fold.ts';
import type { OpenCard } from './open-card.ts';
import { componentsOf, textOf, wordsOf } from './values.ts';
import type { CardValues } from './words.ts';

/** Who a card is of, by what it says of its kind and by its names. */
export interface CardName {
  kind: 'person' | 'company';
  values: CardValues;
  /** A kind of card that is no customer: a group of contacts, a place. */
  notCustomer?: string;
}

export function nameOf(card: OpenCard): CardName {
  const declared = (card.of('KIND', 'X-ADDRESSBOOKSERVER-KIND')[0]?.value ?? '').trim().toLowerCase();
  const isShownAsCompany = card.of('X-ABSHOWAS').some((p) => /company/i.test(p.value));
  const isCompany =
    declared === 'org' || isShownAsCompany || (declared !== 'individual' && isNamedLikeItsCompany(card));
  const isCustomer = ['', 'individual', 'org'].includes(declared) || declared.startsWith('x-');
  return {
    ...(isCompany
      ? { kind: 'company', values: companyName(card, declared === 'org') }
      : { kind: 'person', values: personName(card) }),
    ...(isCustomer ? {} : { notCustomer: declared }),
  };
}

/** ORG, and nothing that would name somebody in it. */
function isNamedLikeItsCompany(card: OpenCard): boolean {
  const [org] = card.of('ORG');
  if (!org) return false;
  const own = [wordsOf(org)[0] ?? '', textOf(org)].map(fold);
  const isOwn = (name: string): boolean => own.includes(fold(name));
  const parts = card.of('N').flatMap((n) => componentsOf(n).slice(0, 3).flat());
  const [fn] = card.of('FN');
  return (parts.length === 0 || isOwn(parts.join(' '))) && (!fn || isOwn(textOf(fn)));
}

function companyName(card: OpenCard, isByFullName: boolean): CardValues {
  const [org] = card.of('ORG');
  const [name = '', ...units] = org ? wordsOf(card.take(org)) : [];
  const fullName = card.takeText('FN');
  const isSame = (text: string): boolean => fold(text) === fold(fullName) || fold(text) === fold(name);
  if (units.some((unit) => unit && !isSame(unit))) card.leaveOut('ORG');
  for (const n of card.of('N')) if (isSame(componentsOf(n).flat().join(' '))) card.take(n);
  return { name: (isByFullName ? fullName || name : name || fullName) || card.takeText('NICKNAME') };
}

function personName(card: OpenCard): CardValues {
  const [n] = card.of('N');
  const [last, first, middle, ...titles] = n ? componentsOf(card.take(n)).map((c) => c.join(' ')) : [];
  if (titles.some(Boolean)) card.leaveOut('N');
  const fullName = card.takeText('FN');
  const joined = [first, middle, last].filter(Boolean).join(' ');
  // A whole name in one part was never parted: which of its words is the family's nobody has said.
  const isUndivided = [first, middle, last].includes(joined) && joined.includes(' ') && joined === fullName;
  const parts = isUndivided ? {} : { lastName: last ?? '', firstName: first ?? '', middleName: middle ?? '' };
  // A telephone keeps whoever only wrote or called under nothing else.
  const name = joined || fullName || card.takeText('NICKNAME');
  return { ...parts, name: name || nameless(card) };
}

const nameless = (card: OpenCard): string => {
  const [way] = card.of('EMAIL', 'TEL');
  return way ? textOf(way).replace(/^(?:mailto|tel):/i, '') : '';
};
