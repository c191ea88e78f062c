import { fold } from '../../kernel/fold.ts';
import { isLegalForm } from '../../kernel/legal-forms.ts';

/** What a customer is told from others by, each part in the one form in which it is compared. */
export interface Profile {
  kind: 'company' | 'person';
  /** Folded words of the name, without legal forms. */
  words: string[];
  /** Last nine digits: the rest is the country, which people leave out. */
  phones: string[];
  emails: string[];
  /** Domains of sites and of addresses that are the company's own. */
  domains: string[];
  tax: string | null;
  /** `YYYY-MM-DD`. */
  birthday: string | null;
  city: string;
  region: string | null;
  /** Folded words of each address. */
  addresses: string[][];
  /** Where a person works. */
  company: string | null;
}

/** What is known of a customer, as people write it. */
export interface Known {
  kind: 'company' | 'person';
  name: string;
  phones?: readonly string[];
  emails?: readonly string[];
  sites?: readonly string[];
  tax?: string | null;
  birthday?: string | null;
  city?: string | null;
  region?: string | null;
  addresses?: readonly string[];
  company?: string | null;
}

export function profileOf(k: Known): Profile {
  const emails = (k.emails ?? []).map((e) => e.toLowerCase());
  const sites = [...(k.sites ?? []).map(domainOf), ...emails.map((e) => e.slice(e.indexOf('@') + 1))];
  return {
    kind: k.kind,
    words: wordsOf(k.name, k.kind),
    phones: unique((k.phones ?? []).map(digits)),
    emails,
    domains: unique(sites.filter((d) => d && !isPublic(d))),
    tax: k.tax || null,
    birthday: k.birthday || null,
    city: fold(k.city ?? ''),
    region: k.region || null,
    addresses: (k.addresses ?? []).map((a) => words(a)).filter((a) => a.length > 0),
    company: k.company || null,
  };
}

const words = (text: string): string[] => fold(text).split(' ').filter(Boolean);

/** A name that is nothing but a legal form keeps it. */
function wordsOf(name: string, kind: Profile['kind']): string[] {
  const all = words(name);
  if (kind === 'person') return all;
  const own = all.filter((word) => !isLegalForm(word));
  return own.length ? own : all;
}

/** Addresses that anybody may have: the domain says nothing of a company. */
const isPublic = (domain: string): boolean => publicDomains.has(domain);
const publicDomains = new Set(
  (
    'gmail.com googlemail.com mail.ru bk.ru list.ru inbox.ru internet.ru yandex.ru yandex.com ya.ru yandex.uz rambler.ru ' +
    'outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com proton.me protonmail.com gmx.de gmx.net ' +
    'web.de ukr.net i.ua mail.uz umail.uz inbox.uz qip.ru facebook.com instagram.com t.me telegram.me vk.com'
  ).split(' '),
);

function domainOf(site: string): string {
  const host = site
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/, '');
  return host.includes('.') ? host.replace(/^www\./, '') : '';
}

const digits = (phone: string): string => {
  const all = phone.replace(/\D/g, '');
  return all.length >= 5 ? all.slice(-9) : '';
};

const unique = (list: string[]): string[] => [...new Set(list.filter(Boolean))];
