import { luhn, mod11And10, weighted } from './checksums.ts';
import type { TaxNumberForm } from './tax-number-form.ts';

/** Numbers of other countries that customers of the region trade with, by ISO 3166 code and kind. */
export const asiaAndOthers: Record<string, Record<string, TaxNumberForm>> = {
  // HMRC: the remainder of 97, since 2010 also with 55 added.
  GB: {
    vat: {
      prefix: /^GB(?=.{9,})/,
      pattern: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/,
      check: isBritish,
    },
    company: { pattern: /^(?:\d{8}|[A-Z]{2}\d{6})$/, holder: 'company' },
  },
  // UID (eCH-0097), kept with CHE.
  CH: {
    uid: {
      pattern: /^CHE\d{9}$/,
      prefix: /(?:MWST|TVA|IVA|VAT)$/,
      check: (n) => (11 - (weighted(n.slice(3), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === Number(n[11]),
    },
  },
  // Brønnøysund register.
  NO: {
    orgnr: {
      prefix: /^NO(?=\d)|MVA$/g,
      pattern: /^[89]\d{8}$/,
      check: (n) => (11 - (weighted(n, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(n[8]),
    },
  },
  TR: {
    // Revenue Administration; identity numbers: law 5490.
    vkn: { pattern: /^\d{10}$/, check: isVkn, holder: 'company' },
    tckn: { pattern: /^[1-9]\d{10}$/, check: isTckn, holder: 'person' },
  },
  // IRS publication 1635: prefixes of the campuses; no check digit.
  US: {
    ein: { pattern: /^(?!0[07-9]|1[789]|28|29|49|69|70|78|79|89|9[67])\d{9}$/, holder: 'company' },
    ssn: { pattern: /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/, holder: 'person' },
  },
  // Business number: Luhn over its first nine digits.
  CA: { bn: { pattern: /^\d{9}(?:R[CMPTZ]\d{4})?$/, check: (n) => luhn(n.slice(0, 9)) } },
  // GB 32100-2015.
  CN: { uscc: { pattern: /^[\dA-HJ-NP-RT-UW-Y]{2}\d{6}[\dA-HJ-NP-RT-UW-Y]{10}$/, check: isUscc } },
  // GST: state, PAN, serial, Z and a check character by MOD 36.
  IN: {
    gstin: { pattern: /^(?:0[1-9]|[1-3]\d|9[79])[A-Z]{5}\d{4}[A-Z][1-9A-Z][\dA-Z][\dA-Z]$/, check: isGstin },
    pan: { pattern: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/ },
  },
  // Federal Tax Authority: fifteen digits that begin with 100; no check digit is published.
  AE: { trn: { pattern: /^1\d{14}$/ } },
  SA: { vat: { pattern: /^3\d{13}3$/ } },
  // National Tax Service.
  KR: { brn: { pattern: /^\d{10}$/, check: isKorean } },
  // National Tax Agency: 13 digits, the first is the check digit.
  JP: { corporate: { prefix: /^T(?=\d)/, pattern: /^[1-9]\d{12}$/, check: isJapanese, holder: 'company' } },
  BR: {
    // Receita Federal.
    cnpj: {
      pattern: /^\d{14}$/,
      check: (n) => brazilian(n, 12, 9) && brazilian(n, 13, 9),
      holder: 'company',
    },
    cpf: {
      pattern: /^(?!(\d)\1{10})\d{11}$/,
      check: (n) => brazilian(n, 9, 11) && brazilian(n, 10, 11),
      holder: 'person',
    },
  },
  // Australian Business Register.
  AU: {
    abn: {
      pattern: /^[1-9]\d{10}$/,
      check: (n) =>
        weighted(`${Number(n[0]) - 1}${n.slice(1)}`, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0,
    },
  },
  // Israel Tax Authority.
  IL: { id: { pattern: /^\d{9}$/, check: luhn } },
  // PIB: ISO/IEC 7064, MOD 11,10.
  RS: { pib: { prefix: /^RS(?=\d)/, pattern: /^\d{9}$/, check: mod11And10 } },
};

function isBritish(n: string): boolean {
  if (!/^\d/.test(n)) return true;
  const sum = weighted(n, [8, 7, 6, 5, 4, 3, 2]) + Number(n.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

function isVkn(n: string): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) {
    const moved = (Number(n[i]) + 9 - i) % 10;
    const power = (moved * 2 ** (9 - i)) % 9;
    sum += moved !== 0 && power === 0 ? 9 : power;
  }
  return (10 - (sum % 10)) % 10 === Number(n[9]);
}

function isTckn(n: string): boolean {
  const digits = [...n].map(Number);
  const sum = (from: number, to: number, step: number): number =>
    digits.slice(from, to).reduce((s, d, i) => s + (i % step === 0 ? d : 0), 0);
  const tenth = (((sum(0, 9, 2) * 7 - sum(1, 8, 2)) % 10) + 10) % 10;
  return tenth === digits[9] && sum(0, 10, 1) % 10 === digits[10];
}

function isUscc(n: string): boolean {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const char of n.slice(0, 17)) {
    sum += letters.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return letters[(31 - (sum % 31)) % 31] === n[17];
}

function isGstin(n: string): boolean {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const sum = [...n.slice(0, 14)].reduce((s, char, i) => {
    const product = letters.indexOf(char) * (i % 2 === 0 ? 1 : 2);
    return s + Math.floor(product / 36) + (product % 36);
  }, 0);
  return letters[(36 - (sum % 36)) % 36] === n[14];
}

function isKorean(n: string): boolean {
  const sum = weighted(n, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((Number(n[8]) * 5) / 10);
  return (10 - (sum % 10)) % 10 === Number(n[9]);
}

function isJapanese(n: string): boolean {
  const sum = [...n.slice(1)].reverse().reduce((s, c, i) => s + Number(c) * (i % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9) === Number(n[0]);
}

// Weights from 2 upwards from the right, beginning again at `highest`.
function brazilian(n: string, length: number, highest: number): boolean {
  const sum = [...n.slice(0, length)]
    .reverse()
    .reduce((s, c, i) => s + Number(c) * (2 + (i % (highest - 1))), 0);
  const rest = sum % 11;
  return (rest < 2 ? 0 : 11 - rest) === Number(n[length]);
}
