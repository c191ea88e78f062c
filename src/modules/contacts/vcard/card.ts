import type { Context } from '../../../platform/context.ts';
import type { Values } from '../../../platform/module.ts';
import { addressLines } from './addresses.ts';
import { type Line, partsLine, plainLine, textLine, written } from './content-line.ts';
import type { CardWork, Customer } from './customer.ts';
import { channelLines, type Groups } from './ways.ts';

/**
 * A customer as vCard 3.0 (RFC 2426). Not 4.0: Google Contacts, iCloud and most Androids write 3.0 themselves and read it
 * whole; Outlook reads no 4.0 at all, and Apple and Google take types and preference in the words of 3.0 alone. What 3.0 lacks is
 * said in the ways that Apple made usual: `X-ABLabel`, `X-ABShowAs`, `X-ABADR`, IMPP.
 */
export function cardOf(ctx: Context, customer: Customer): string {
  const { values } = customer;
  const isCompany = values['kind'] === 'company';
  let count = 0;
  const groups: Groups = () => `item${++count}`;
  const lines: Line[] = [
    { name: 'VERSION', value: '3.0' },
    { name: 'PRODID', value: '-//Mijoz//Mijoz//EN' },
    { name: 'UID', value: `urn:uuid:${values['id']}` },
    ...given(values, 'updatedAt', (at) => [{ name: 'REV', value: at.replace(/\.\d+/, '') }]),
    ...nameLines(values, isCompany),
    ...workLines(customer.works, groups),
    ...channelLines(customer.channels, isCompany, groups),
    ...given(values, 'website', (site) => [plainLine('URL', site, { TYPE: ['PREF'] })]),
    ...addressLines(ctx, customer, isCompany, groups),
    ...given(values, 'birthday', (day) => [{ name: 'BDAY', value: day }]),
    ...given(values, 'language', (language) => [textLine('LANG', language)]),
    ...categories(values['segments']),
    ...given(values, 'description', (text) => [textLine('NOTE', text)]),
  ];
  return ['BEGIN:VCARD\r\n', ...lines.map(written), 'END:VCARD\r\n'].join('');
}

function given(values: Values, field: string, lines: (text: string) => Line[]): Line[] {
  const value = values[field];
  return typeof value === 'string' && value ? lines(value) : [];
}

/** N must be there. A name whose parts are not known stands whole as the given one, for readers that pass over FN. */
function nameLines(values: Values, isCompany: boolean): Line[] {
  const part = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
  const name = part('name');
  if (isCompany)
    return [
      partsLine('N', ['', '', '', '', '']),
      textLine('FN', name),
      partsLine('ORG', [name]),
      { name: 'X-ABShowAs', value: 'COMPANY' },
    ];
  const parts = ['lastName', 'firstName', 'middleName'].map(part);
  const [last = '', first = '', middle = ''] = parts.some(Boolean) ? parts : ['', name, ''];
  return [partsLine('N', [last, first, middle, '', '']), textLine('FN', name)];
}

/** Readers that know one company take the first; in a group a position stays with its company. */
function workLines(works: CardWork[], groups: Groups): Line[] {
  return works.flatMap(({ company, position, department }, i) => {
    const own = i === 0 ? {} : { group: groups() };
    const org = { ...partsLine('ORG', [company, ...(department ? [department] : [])]), ...own };
    return position ? [org, { ...textLine('TITLE', position), ...own }] : [org];
  });
}

function categories(segments: unknown): Line[] {
  if (!Array.isArray(segments) || !segments.length) return [];
  return [{ name: 'CATEGORIES', value: segments.map((s) => textLine('', String(s)).value).join(',') }];
}
