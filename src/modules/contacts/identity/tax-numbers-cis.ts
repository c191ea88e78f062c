import { isDay, remainder, weighted } from './checksums.ts';
import type { TaxNumberForm } from './tax-number-form.ts';

/** Numbers of the countries around the Commonwealth of Independent States, by ISO 3166 code and kind. */
export const commonwealth: Record<string, Record<string, TaxNumberForm>> = {
  UZ: {
    // STIR (INN): nine digits, companies 2 or 3, people 4 to 8 first. How the ninth is made is not published.
    stir: { pattern: /^[2-8]\d{8}$/, holder: 'company' },
    // JSHSHIR (PINFL): sex and century, day of birth, district, serial and a digit whose making is not published.
    pinfl: { pattern: /^[1-6]\d{13}$/, check: (n) => isDay(n.slice(1, 3), n.slice(3, 5)), holder: 'person' },
  },
  RU: {
    // Order of the Federal Tax Service MMV-7-6/435@ of 2012-06-29.
    inn: { pattern: /^(?:\d{10}|\d{12})$/, check: isInn },
    // The same order: office, reason, serial; no check digit.
    kpp: { pattern: /^\d{4}[\dA-Z]{2}\d{3}$/, holder: 'company' },
    // The remainder of all digits but the last by 11 (companies) or 13 (sole traders), its own last digit.
    ogrn: {
      pattern: /^[1-9]\d{12}$/,
      check: (n) => remainder(n.slice(0, 12), 11) % 10 === Number(n[12]),
      holder: 'company',
    },
    ogrnip: {
      pattern: /^[34]\d{14}$/,
      check: (n) => remainder(n.slice(0, 14), 13) % 10 === Number(n[14]),
      holder: 'person',
    },
    // Numbers up to 001-001-998 have no check.
    snils: { pattern: /^\d{11}$/, check: isSnils, holder: 'person' },
  },
  KZ: {
    // BIN begins with year and month, then 4 to 6 for the kind of holder; both are checked by two rounds of weights.
    bin: { pattern: /^\d{2}(?:0[1-9]|1[0-2])[4-6]\d{7}$/, check: isKazakh, holder: 'company' },
    iin: {
      pattern: /^\d{12}$/,
      check: (n) => isDay(n.slice(4, 6), n.slice(2, 4)) && isKazakh(n),
      holder: 'person',
    },
  },
  BY: {
    // UNP: companies in digits, people with two letters (Latin).
    unp: { pattern: /^(?:[1-9]\d{8}|[ABCEHKM][ABCEHKMOPT]\d{7})$/, check: isUnp },
  },
  // INN: kind of payer, day of birth or registration, serial; no algorithm is published.
  KG: { inn: { pattern: /^[0-3]\d{13}$/, check: (n) => isDay(n.slice(1, 3), n.slice(3, 5)) } },
  // RMA (INN) of nine digits; no algorithm is published.
  TJ: { inn: { pattern: /^\d{9}$/ } },
  TM: { inn: { pattern: /^\d{12}$/ } },
  // VOEN: 1 for companies, 2 for people at the end; the check digit's making is not published.
  AZ: { voen: { pattern: /^\d{9}[12]$/ } },
  AM: { hvhh: { pattern: /^\d{8}$/ } },
  GE: { id: { pattern: /^\d{9}$/, holder: 'company' }, personal: { pattern: /^\d{11}$/, holder: 'person' } },
  // IDNO and IDNP: weights 7, 3, 1.
  MD: {
    idno: {
      pattern: /^\d{13}$/,
      check: (n) => weighted(n, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === Number(n[12]),
    },
  },
  UA: {
    edrpou: { pattern: /^\d{8}$/, check: isEdrpou, holder: 'company' },
    rnokpp: {
      pattern: /^\d{10}$/,
      check: (n) => (((weighted(n, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === Number(n[9]),
      holder: 'person',
    },
  },
};

function isInn(n: string): boolean {
  const digit = (weights: number[]): number => (weighted(n, weights) % 11) % 10;
  if (n.length === 10) return digit([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(n[9]);
  return (
    digit([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(n[10]) &&
    digit([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(n[11])
  );
}

function isSnils(n: string): boolean {
  if (Number(n.slice(0, 9)) <= 1_001_998) return true;
  return (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(n.slice(9));
}

function isKazakh(n: string): boolean {
  const first = weighted(n, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  const digit = first === 10 ? weighted(n, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 : first;
  return digit === Number(n[11]);
}

function isUnp(n: string): boolean {
  const second = 'ABCEHKMOPT'.indexOf(n[1] ?? '');
  const digits = second < 0 ? n : n[0] + String(second) + n.slice(2);
  const values = [...digits].map((c) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(c));
  const sum = [29, 23, 19, 17, 13, 7, 5, 3].reduce((s, weight, i) => s + weight * (values[i] ?? 0), 0);
  return sum % 11 === Number(n[8]);
}

function isEdrpou(n: string): boolean {
  const weights =
    Number(n) > 30_000_000 && Number(n) < 60_000_000 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const first = weighted(n, weights) % 11;
  const digit =
    first === 10
      ? (weighted(
          n,
          weights.map((w) => w + 2),
        ) %
          11) %
        10
      : first;
  return digit === Number(n[7]);
}
