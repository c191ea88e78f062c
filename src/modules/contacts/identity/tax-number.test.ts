import { describe, expect, test } from 'vitest';
import { checkTaxNumber, defaultTaxKind, taxNumberKinds } from './tax-number.ts';

// Numbers that are commonly given as examples, among them those of large companies.
const checked = `
RU inn 7707083893 7736207543 500100732259 | RU ogrn 1027700132195 1027700229193 | RU ogrnip 304500116000157 | RU snils 11223344595
KZ bin 971240001315 940140000385 | BY unp 200988541 MA1953684 | MD idno 1008600038413 | UA edrpou 32855961 | UA rnokpp 1759013776
AT vat U13585627 | BE vat 0428759497 | BG vat 175074752 | CY vat 10259033P | CZ ico 25123891 | DE vat 136695976 | DK vat 13585628
EE vat 100931558 | ES vat B58378431 54362315K X2482300W | FI vat 20774740 | FR vat 40303265045 | FR siren 552008443
GR vat 094259216 | HR vat 33392005961 | HU vat 12892312 | IE vat 6433435F 6433435OA 8D79739I | IT piva 00743110157
IT codice RCCMNL83S18D969H | LT vat 119511515 100001919017 | LU vat 15027442 | LV vat 40003521600 | MT vat 11679112
NL vat 004495445B01 002455799B11 | PL nip 8567346215 | PL regon 192598184 12345678512347 | PT nif 501964843 | RO cui 18547290
SE vat 123456789701 | SI vat 50223054 | SK vat 2022749619 | GB vat 980780684 | CH uid CHE107787577 | NO orgnr 988077917
TR vkn 4540536920 | TR tckn 17291716060 | CA bn 123026635 | CN uscc 91110000600037341L | IN gstin 27AAPFU0939F1ZV
KR brn 1168200276 | JP corporate 5835678256246 | BR cnpj 16727230000197 | BR cpf 39053344705 | AU abn 83914571673
IL id 039337423 | RS pib 101134702`;

const numbers = checked
  .split(/[|\n]/)
  .map((part) => part.trim().split(' '))
  .filter((part) => part.length > 2)
  .flatMap(([country = '', kind = '', ...values]) =>
    values.map((n): [string, string, string] => [country, kind, n]),
  );

describe('checkTaxNumber', () => {
  test.each(numbers)('%s %s %s can exist', (country, kind, number) => {
    expect(checkTaxNumber(country, kind, number)).toEqual({ normalized: number, valid: true });
  });

  test.each(numbers)('%s %s %s with a slip cannot', (country, kind, number) => {
    // The last digit that is under the check, one higher.
    const at = country === 'SE' ? 9 : country === 'NL' ? 8 : number.search(/\d\D*$/);
    const slip = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
    expect(checkTaxNumber(country, kind, slip).valid).toBe(false);
  });

  test.each([
    ['RU', 'inn', '77 07 083 893', '7707083893'],
    ['DE', 'vat', 'DE 136 695 976', '136695976'],
    ['GR', 'vat', 'EL 094259216', '094259216'],
    ['AT', 'vat', 'ATU13585627', 'U13585627'],
    ['CH', 'uid', 'CHE-107.787.577 IVA', 'CHE107787577'],
    ['NO', 'orgnr', 'NO 988 077 917 MVA', '988077917'],
    ['BR', 'cnpj', '16.727.230/0001-97', '16727230000197'],
    ['ru', 'INN', '７７０７０８３８９３', '7707083893'],
  ])('%s %s: one form for %s', (country, kind, raw, normalized) => {
    expect(checkTaxNumber(country, kind, raw)).toEqual({ normalized, valid: true });
  });

  test.each([
    ['RU', 'inn', '770708389'],
    ['RU', 'kpp', '77360100'],
    ['UZ', 'stir', '12345678'],
    ['UZ', 'stir', '100000000'],
    ['UZ', 'pinfl', '91508861234567'],
    ['US', 'ein', '07-1144442'],
    ['US', 'ssn', '000-12-3456'],
    ['KZ', 'bin', '971340001315'],
    ['XX', 'tax', ' - '],
  ])('%s %s %s has not the form', (country, kind, raw) => {
    expect(checkTaxNumber(country, kind, raw)).toMatchObject({ valid: false, problem: 'tax_number_form' });
  });

  test('where no check digit is published, form and dates are checked', () => {
    expect(checkTaxNumber('UZ', 'stir', '301 234 567')).toEqual({ normalized: '301234567', valid: true });
    expect(checkTaxNumber('UZ', 'pinfl', '31508861234567').valid).toBe(true);
    expect(checkTaxNumber('UZ', 'pinfl', '33208861234567')).toMatchObject({
      valid: false,
      problem: 'tax_number_check',
    });
    expect(checkTaxNumber('RU', 'kpp', '773601001').valid).toBe(true);
    expect(checkTaxNumber('US', 'ein', '91-1144442')).toEqual({ normalized: '911144442', valid: true });
  });

  test('unknown countries and kinds are taken as they are', () => {
    expect(checkTaxNumber('ZW', 'tax', '12-34 a')).toEqual({ normalized: '1234A', valid: true });
  });

  test('proposes a kind by country, holder and the number itself', () => {
    expect(defaultTaxKind('UZ', false)).toBe('stir');
    expect(defaultTaxKind('UZ', true)).toBe('pinfl');
    expect(defaultTaxKind('UZ', true, '301234567')).toBe('stir');
    expect(defaultTaxKind('RU', false)).toBe('inn');
    expect(defaultTaxKind('RU', false, '1027700132195')).toBe('ogrn');
    expect(defaultTaxKind('KZ', true)).toBe('iin');
    expect(defaultTaxKind('ZW', true)).toBe('tax');
    expect(taxNumberKinds('ru')).toContain('ogrnip');
  });
});
