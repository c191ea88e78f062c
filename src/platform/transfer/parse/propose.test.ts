import { describe, expect, test } from 'vitest';
import { proposeMatches } from './matches.ts';
import { proposeMapping } from './propose.ts';
import { editDistance, jaroWinkler } from './similarity.ts';

const best = (value: string, candidates: string[]) => proposeMatches(value, candidates)[0];

describe('similarity', () => {
  test('counts slips as published', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('ca', 'ac')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
    // The pairs of Winkler's own tables.
    expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.813, 3);
    expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 2);
  });
});

describe('proposeMatches', () => {
  test.each([
    ['GTXPro', ['GTX Basic', 'GTX Plus Pro', 'GTX Pro', 'MG Special'], 'GTX Pro', 0.95],
    ['technolgy', ['retail', 'technology', 'telecommunications'], 'technology', 0.85],
    ['Philipines', ['Philippines', 'Panama'], 'Philippines', 0.85],
    ['Ташкент', ['Toshkent', 'Tashkent'], 'Tashkent', 0.95],
    ['выиграна', ['Выиграна', 'Проиграна'], 'Выиграна', 0.95],
    ['Петров Иван', ['Иван Петров', 'Пётр Иванов'], 'Иван Петров', 0.95],
  ])('%s', (value, candidates, expected, least) => {
    expect(best(value, candidates)?.candidate).toBe(expected);
    expect(best(value, candidates)?.confidence).toBeGreaterThanOrEqual(least);
  });

  test('the same text comes before what is only alike, and nothing is made up', () => {
    expect(proposeMatches('Won', ['won', 'Won']).map((m) => m.candidate)).toEqual(['Won', 'won']);
    expect(proposeMatches('Kenya', ['Belgium', 'Romania'])).toEqual([]);
    expect(proposeMatches('', ['a'])).toEqual([]);
  });

  test('things that differ by a number only are not taken for one another', () => {
    expect(best('Widget 200', ['Widget 300'])?.confidence ?? 0).toBeLessThan(0.8);
  });
});

const targets = [
  { key: 'name', labels: ['Name', 'Название', 'Nomi'], synonyms: ['Company name', 'account', 'организация'] },
  { key: 'firstName', labels: ['First name', 'Имя', 'Ismi'] },
  { key: 'lastName', labels: ['Last name', 'Фамилия', 'Familiyasi'], synonyms: ['surname'] },
  { key: 'email', labels: ['E-mail', 'Эл. почта', 'E-pochta'], synonyms: ['mail', 'почта'] },
  { key: 'phone', labels: ['Phone', 'Телефон', 'Telefon'], synonyms: ['tel', 'mobile'] },
  { key: 'closeDate', labels: ['Close date', 'Дата закрытия', 'Yopilish sanasi'] },
  { key: 'amount', labels: ['Amount', 'Сумма', 'Summa'], synonyms: ['value', 'deal value'] },
  { key: 'taxNumber', labels: ['Tax number', 'ИНН', 'STIR'], synonyms: ['inn', 'vat'] },
];

const mapped = (headers: string[]) => proposeMapping(headers, targets).map((m) => m?.key ?? null);

describe('proposeMapping', () => {
  test('reads other spellings, cases, languages and alphabets', () => {
    expect(mapped(['close_date', 'FIRST_NAME', 'lastName', 'Email Address', 'Сумма, руб.', 'zzz'])).toEqual([
      'closeDate',
      'firstName',
      'lastName',
      'email',
      'amount',
      null,
    ]);
    expect(mapped(['Телефон', 'Фамилия', 'Эл. почта', 'Название'])).toEqual([
      'phone',
      'lastName',
      'email',
      'name',
    ]);
    expect(mapped(['телефон рабочий', 'Yopilish sanasi', 'inn'])).toEqual([
      'phone',
      'closeDate',
      'taxNumber',
    ]);
    expect(mapped(['Yopilish sanasi', 'Ёпилиш санаси'])).toContain('closeDate');
    expect(mapped(['Phne', 'Amuont'])).toEqual(['phone', 'amount']);
  });

  test('gives each target once, to the header that fits it best', () => {
    expect(mapped(['Phone 2', 'Phone'])).toEqual([null, 'phone']);
    expect(proposeMapping(['name'], targets)[0]).toEqual({ key: 'name', confidence: 1 });
  });

  test('leaves headers alone that only share a word by chance', () => {
    expect(mapped(['Date of birth', '', 'id'])).toEqual([null, null, null]);
  });
});
