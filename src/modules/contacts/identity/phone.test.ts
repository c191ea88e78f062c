import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalizePhone } from './phone.ts';

const file = `${process.env.MIJOZ_REFERENCE_DATA ?? '../shared/data'}/06c-phones/phones.csv`;
if (!existsSync(file)) console.log(`skipped: no reference data at ${file}`);

interface Expected {
  raw: string;
  country: string;
  e164: string;
  valid: boolean;
  extension: string;
}

function expectedPhones(): Expected[] {
  const [head = [], ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map(cells);
  const at = (row: string[], name: string): string => row[head.indexOf(name)] ?? '';
  return rows.map((row) => ({
    raw: at(row, 'raw'),
    country: at(row, 'default_region'),
    e164: at(row, 'e164'),
    valid: at(row, 'valid') === '1',
    extension: at(row, 'extension'),
  }));
}

const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

describe('normalizePhone', () => {
  test.each([
    ['90 123 45 67', 'UZ', '+998901234567'],
    ['+998 (90) 123-45-67', 'RU', '+998901234567'],
    ['998901234567', 'UZ', '+998901234567'],
    ['8 (495) 123-45-67', 'RU', '+74951234567'],
    ['8 10 998 90 123 45 67', 'RU', '+998901234567'],
    ['тел.: +7 916 123 45 67', 'RU', '+79161234567'],
    ["'+998901234567", 'UZ', '+998901234567'],
    ['00998901234567', 'UZ', '+998901234567'],
  ])('%s in %s', (raw, country, e164) =>
    expect(normalizePhone(raw, country)).toMatchObject({ e164, valid: true }),
  );

  test.each([
    ['+7 495 123 45 67 доб. 123', '123'],
    ['8 (495) 123-45-67 (доб. 12)', '12'],
    ['+7 495 123 45 67 вн. 5', '5'],
    ['+74951234567,,123', '123'],
    ['+7 495 123 45 67 #77', '77'],
    ['+7 495 123 45 67 ext 9', '9'],
  ])('the extension of %s', (raw, extension) =>
    expect(normalizePhone(raw, 'RU')).toMatchObject({ e164: '+74951234567', extension }),
  );

  test.each(['', 'abc', '+', '+7 916 123 45 67 / +7 495 111 22 33', 'call me', '1234567890123456789'])(
    '%j is no number',
    (raw) => {
      expect(normalizePhone(raw, 'RU')).toBeNull();
    },
  );

  test('a number outside its plan is kept and marked', () => {
    expect(normalizePhone('+7 000 000 00 00', 'RU')).toMatchObject({ e164: '+70000000000', valid: false });
  });

  test('an unknown default country still reads international numbers', () => {
    expect(normalizePhone('+998901234567', '')?.e164).toBe('+998901234567');
    expect(normalizePhone('901234567', '??')).toBeNull();
  });

  test.runIf(existsSync(file))(
    'meets the expected forms of 245 regions, but for plans that changed since',
    () => {
      const all = expectedPhones();
      const got = all.map((p) => ({ p, phone: normalizePhone(p.raw, p.country) }));
      const share = (met: typeof got) => met.length / all.length;
      expect(all.length).toBeGreaterThan(800);
      expect(share(got.filter(({ p, phone }) => (phone?.e164 ?? '') === p.e164))).toBeGreaterThan(0.995);
      expect(share(got.filter(({ p, phone }) => (phone?.valid ?? false) === p.valid))).toBeGreaterThan(0.985);
      expect(share(got.filter(({ p, phone }) => (phone?.extension ?? '') === p.extension))).toBe(1);
    },
  );
});
