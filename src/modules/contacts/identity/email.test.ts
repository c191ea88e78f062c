import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeEmail } from './email.ts';

describe('normalizeEmail', () => {
  test.each([
    [' Ivan.Petrov@Example.COM ', 'ivan.petrov@example.com'],
    ['mailto:ivan@example.com', 'ivan@example.com'],
    ['"Petrov, Ivan" <Ivan@example.com>', 'ivan@example.com'],
    ['ivan+crm@example.co.uz', 'ivan+crm@example.co.uz'],
    ['info@почта.рф', 'info@xn--80a1acny.xn--p1ai'],
    ['иван@почта.рф', 'иван@xn--80a1acny.xn--p1ai'],
    ["o'brien@example.ie", "o'brien@example.ie"],
    ['ivan@example.com.', 'ivan@example.com'],
    ['ivan\u200b@example.com', 'ivan@example.com'],
    ['ｉｖａｎ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ivan@example.com'],
  ])('%s', (raw, expected) => expect(normalizeEmail(raw)).toBe(expected));

  test.each([
    '',
    'ivan',
    '@example.com',
    'ivan@',
    'ivan@localhost',
    'ivan@127.0.0.1',
    'ivan@[::1]',
    'a b@example.com',
    'a@b@example.com',
    '.ivan@example.com',
    'ivan..p@example.com',
    'ivan@-example.com',
    'ivan@exa_mple.com',
    'ivan@example.com/x',
    'ivan@example..com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    'a@example.com, b@example.com',
    'a@example.com\nbcc:b@example.com',
  ])('refuses %j', (raw) => expect(normalizeEmail(raw)).toBeNull());

  test('one form: normalising it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `${s}@example.com`),
        ),
        (raw) => {
          const once = normalizeEmail(raw);
          if (once !== null) expect(normalizeEmail(once)).toBe(once);
        },
      ),
    );
  });
});
