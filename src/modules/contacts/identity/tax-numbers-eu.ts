import { luhn, mod11And10, remainder, weighted } from './checksums.ts';
import type { TaxNumberForm } from './tax-number-form.ts';

/**
 * VAT numbers of the European Union, kept without the country's letters. Forms as in the
 * Commission's "VIES VAT number structure"; the checks are those in general use, which no single source lists. Where a
 * state publishes none, the form alone is checked.
 */
export const europe: Record<string, Record<string, TaxNumberForm>> = {
  AT: vat('AT', /^U\d{8}$/, isAustrian),
  BE: vat('BE', /^[01]\d{9}$/, (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8))),
  BG: vat('BG', /^\d{9,10}$/, (n) => n.length === 10 || isBulgarian(n)),
  CY: vat('CY', /^\d{8}[A-Z]$/, isCypriot),
  CZ: {
    ...vat('CZ', /^\d{8,10}$/, (n) => n.length > 8 || isCzech(n)),
    ico: { pattern: /^\d{8}$/, check: isCzech, holder: 'company' },
  },
  DE: { ...vat('DE', /^[1-9]\d{8}$/, mod11And10), steuernummer: { pattern: /^\d{10,13}$/ } },
  DK: vat('DK', /^[1-9]\d{7}$/, (n) => weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0),
  EE: vat('EE', /^10\d{7}$/, (n) => weighted(n, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0),
  ES: vat('ES', /^[\dA-Z]\d{7}[\dA-Z]$/, isSpanish),
  FI: vat('FI', /^\d{8}$/, (n) => weighted(n, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0),
  FR: {
    ...vat('FR', /^[\dA-HJ-NP-Z]{2}\d{9}$/, isFrench),
    siren: { pattern: /^\d{9}$/, check: luhn, holder: 'company' },
    siret: { pattern: /^\d{14}$/, check: (n) => luhn(n) || isPostOffice(n), holder: 'company' },
  },
  GR: vat(
    '(?:EL|GR)',
    /^\d{9}$/,
    (n) => (weighted(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(n[8]),
  ),
  HR: vat('HR', /^\d{11}$/, mod11And10),
  HU: vat('HU', /^\d{8}$/, (n) => weighted(n, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0),
  IE: vat('IE', /^\d[\dA-Z+*]\d{5}[A-W][A-I]?$/, isIrish),
  IT: {
    piva: { prefix: /^IT(?=\d)/, pattern: /^\d{11}$/, check: luhn },
    codice: {
      pattern: /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/,
      check: isItalianPerson,
      holder: 'person',
    },
  },
  LT: vat('LT', /^(?:\d{9}|\d{12})$/, isLithuanian),
  LU: vat('LU', /^\d{8}$/, (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6))),
  LV: vat(
    'LV',
    /^\d{11}$/,
    (n) => !/^[4-9]/.test(n) || weighted(n, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3,
  ),
  MT: vat('MT', /^[1-9]\d{7}$/, (n) => (weighted(n, [3, 4, 6, 7, 8, 9]) + Number(n.slice(6))) % 37 === 0),
  NL: vat('NL', /^\d{9}B\d{2}$/, isDutch),
  PL: {
    nip: {
      prefix: /^PL(?=\d)/,
      pattern: /^\d{10}$/,
      check: (n) => weighted(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(n[9]),
    },
    regon: { pattern: /^(?:\d{9}|\d{14})$/, check: isRegon, holder: 'company' },
  },
  PT: {
    nif: {
      prefix: /^PT(?=\d)/,
      pattern: /^[1-9]\d{8}$/,
      check: (n) => elevenMinus(weighted(n, [9, 8, 7, 6, 5, 4, 3, 2])) === Number(n[8]),
    },
  },
  RO: { cui: { prefix: /^RO(?=\d)/, pattern: /^[1-9]\d{1,9}$/, check: isRomanian } },
  SE: vat('SE', /^\d{10}(?:0[1-9]|[1-8]\d|9[0-4])$/, (n) => luhn(n.slice(0, 10))),
  SI: vat('SI', /^[1-9]\d{7}$/, isSlovenian),
  SK: vat('SK', /^[1-9]\d[2-47-9]\d{7}$/, (n) => Number(n) % 11 === 0),
};

function vat(country: string, pattern: RegExp, check: (number: string) => boolean): { vat: TaxNumberForm } {
  return { vat: { prefix: new RegExp(`^${country}(?=.{7,})`), pattern, check } };
}

/** 11 less the remainder, where 10 and 11 become 0. */
const elevenMinus = (sum: number): number => ((11 - (sum % 11)) % 11) % 10;

function isAustrian(n: string): boolean {
  const sum = [...n.slice(1, 8)].reduce(
    (s, c, i) => s + (i % 2 === 0 ? Number(c) : crossSum(Number(c) * 2)),
    0,
  );
  return (10 - ((sum + 4) % 10)) % 10 === Number(n[8]);
}

const crossSum = (value: number): number => Math.floor(value / 10) + (value % 10);

function isBulgarian(n: string): boolean {
  const first = weighted(n, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const digit = first === 10 ? (weighted(n, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
  return digit === Number(n[8]);
}

function isCypriot(n: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = [...n.slice(0, 8)].reduce(
    (s, c, i) => s + (i % 2 === 0 ? (odd[Number(c)] ?? 0) : Number(c)),
    0,
  );
  return String.fromCharCode(65 + (sum % 26)) === n[8];
}

function isCzech(n: string): boolean {
  return (11 - (weighted(n, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(n[7]);
}

// Persons: 23 letters after the digits; companies: Luhn, as a digit or a letter by the kind of company.
function isSpanish(n: string): boolean {
  const person = /^[XYZ\d]\d{7}[A-Z]$/.test(n);
  if (person) {
    const number = Number(n.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2'));
    return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === n[8];
  }
  if (!/^[ABCDEFGHJKLMNPQRSUVW]/.test(n)) return false;
  const digit = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((d) => luhn(n.slice(1, 8) + d)) ?? 0;
  const letter = 'JABCDEFGHI'[digit];
  const mustBeLetter = /^[KLMNPQRSW]/.test(n);
  return n[8] === letter ? !/^[ABEH]/.test(n) : !mustBeLetter && n[8] === String(digit);
}

// Old numbers have digits for a key; the making of keys with letters is not published.
function isFrench(n: string): boolean {
  const siren = n.slice(2);
  if (!luhn(siren)) return siren.startsWith('000');
  return !/^\d{2}/.test(n) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(n.slice(0, 2));
}

// The branches of La Poste: the plain sum of the digits divides by five.
const isPostOffice = (n: string): boolean =>
  n.startsWith('356000000') && [...n].reduce((sum, c) => sum + Number(c), 0) % 5 === 0;

function isIrish(n: string): boolean {
  const letters = 'WABCDEFGHIJKLMNOPQRSTUV';
  // The old form has a letter or sign in the second place.
  const digits = /^\d{7}/.test(n) ? n.slice(0, 7) : `0${n.slice(2, 7)}${n[0]}`;
  const extra = n[8] && /^\d{7}/.test(n) ? 9 * (n.charCodeAt(8) - 64) : 0;
  return letters[(weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === n[7];
}

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isItalianPerson(n: string): boolean {
  const value = (c: string): number => (/\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65);
  const sum = [...n.slice(0, 15)].reduce((s, c, i) => s + (i % 2 === 0 ? (ODD[value(c)] ?? 0) : value(c)), 0);
  return String.fromCharCode(65 + (sum % 26)) === n[15];
}

function isLithuanian(n: string): boolean {
  if (n.at(-2) !== '1') return false;
  const places = [...n.slice(0, -1)].map((_, i) => i);
  const first =
    weighted(
      n,
      places.map((i) => 1 + (i % 9)),
    ) % 11;
  const digit =
    first === 10
      ? (weighted(
          n,
          places.map((i) => 1 + ((i + 2) % 9)),
        ) %
          11) %
        10
      : first;
  return digit === Number(n.at(-1));
}

// Since 2020 sole traders have numbers that hold by MOD 97-10 (ISO/IEC 7064) over the whole, letters as numbers.
function isDutch(n: string): boolean {
  if (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(n[8])) return true;
  return (
    remainder([...`NL${n}`].map((c) => (/\d/.test(c) ? c : String(c.charCodeAt(0) - 55))).join(''), 97) === 1
  );
}

function isRegon(n: string): boolean {
  const short = (weighted(n, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === Number(n[8]);
  const long = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];
  return n.length === 9 ? short : short && (weighted(n, long) % 11) % 10 === Number(n[13]);
}

function isRomanian(n: string): boolean {
  const padded = n.padStart(10, '0');
  return ((weighted(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === Number(padded[9]);
}

function isSlovenian(n: string): boolean {
  const digit = 11 - (weighted(n, [8, 7, 6, 5, 4, 3, 2]) % 11);
  return digit !== 11 && digit % 10 === Number(n[7]);
}
