import { expect, test } from 'vitest';
import { compareTranslations } from './compare-translations.mjs';

const none = new Set();
const compare = (en, ru, uz, allowed = none) => compareTranslations({ en, ru, uz }, allowed);

test('complete translations have no problem', () => {
  const en = {
    deal: { title: 'Deal {{name}}', days_one: '{{count}} day', days_other: '{{count}} days' },
    csv: 'CSV',
  };
  const ru = {
    deal: {
      title: 'Сделка {{name}}',
      days_one: '{{count}} день',
      days_few: '{{count}} дня',
      days_many: '{{count}} дней',
      days_other: '{{count}} дня',
    },
    csv: 'CSV',
  };
  const uz = {
    deal: { title: 'Bitim {{name}}', days_one: '{{count}} kun', days_other: '{{count}} kun' },
    csv: 'CSV',
  };
  expect(compare(en, ru, uz, new Set(['CSV']))).toEqual([]);
});

test.each([
  ['a missing file', { a: 'Deal' }, { a: 'Сделка' }, undefined, 'uz.json is missing'],
  [
    'a missing key',
    { a: 'Deal', b: 'Won' },
    { a: 'Сделка' },
    { a: 'Bitim', b: 'Yutildi' },
    'ru: b is missing',
  ],
  ['a key too many', { a: 'Deal' }, { a: 'Сделка', b: 'Лишнее' }, { a: 'Bitim' }, 'ru: b is not in English'],
  [
    'a lost placeholder',
    { a: '{{n}} deals' },
    { a: 'сделки' },
    { a: '{{n}} bitim' },
    'ru: a has other placeholders',
  ],
  ['an empty text', { a: 'Deal' }, { a: ' ' }, { a: 'Bitim' }, 'ru: a is empty'],
  ['English left', { a: 'Deal' }, { a: 'Сделка' }, { a: 'Deal' }, 'uz: a is left in English'],
  ['Latin in Russian', { a: 'Deal' }, { a: 'Sdelka' }, { a: 'Bitim' }, 'ru: a has no Cyrillic'],
  ['Cyrillic in Uzbek', { a: 'Deal' }, { a: 'Сделка' }, { a: 'Битим' }, 'uz: a has Cyrillic'],
  ['a wrong apostrophe', { a: 'By' }, { a: 'Путь' }, { a: "yo'l" }, 'uz: a has a quotation mark'],
])('%s is found', (_, en, ru, uz, problem) => {
  expect(compare(en, ru, uz)).toEqual([expect.stringContaining(problem)]);
});

test('each language needs its own plurals', () => {
  const en = { a_one: '{{count}} day', a_other: '{{count}} days' };
  const ru = { a_one: '{{count}} день', a_other: '{{count}} дня' };
  const uz = { a_one: '{{count}} kun', a_other: '{{count}} kun' };
  expect(compare(en, ru, uz)).toEqual(['ru: a_few is missing', 'ru: a_many is missing']);
});
