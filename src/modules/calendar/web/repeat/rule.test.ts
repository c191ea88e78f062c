import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import type { Language } from '../../../../kernel/i18n.ts';
import { makeFormats } from '../../../../web/i18n/format.ts';
import en from '../../locale/en.json' with { type: 'json' };
import ru from '../../locale/ru.json' with { type: 'json' };
import uz from '../../locale/uz.json' with { type: 'json' };
import { firstRepeat, monthlyWays, type Repeat, readRule, ruleOf } from './rule.ts';
import { ruleWords } from './rule-words.ts';

const texts = createInstance();
await texts.init({
  lng: 'en',
  resources: { en: { calendar: en }, ru: { calendar: ru }, uz: { calendar: uz } },
  interpolation: { escapeValue: false },
});
const words = (r: Repeat, language: Language): string =>
  ruleWords(r, '2026-11-26', texts.getFixedT(language, 'calendar'), makeFormats(language, 'UTC', 'UZ'));
const week: Repeat = { ...firstRepeat('week', '2026-11-26'), every: 2, days: [4, 1], until: '2027-03-05' };

test('a rule is said in three languages as their speakers say it', () => {
  expect(['en', 'ru', 'uz'].map((l) => words(week, l as Language))).toEqual([
    'Every 2 weeks on Mon, Thu until 5 Mar 2027',
    'Каждые 2 недели: Пн, Чт, до 5 мар. 2027',
    'Har 2 haftada: Du, Pa, 5-mar, 2027 gacha',
  ]);
  const month: Repeat = { ...firstRepeat('month', '2026-11-26'), by: { place: -1, weekday: 5 }, times: 5 };
  expect(['en', 'ru', 'uz'].map((l) => words(month, l as Language))).toEqual([
    'Every month on the last Friday, 5 times',
    'Каждый месяц: последняя пятница, 5 раз',
    'Har oy: oxirgi juma, 5 marta',
  ]);
  expect(words({ ...week, every: 21, until: null, days: [1] }, 'ru')).toBe('Каждую 21 неделю: Пн');
  expect(words(firstRepeat('year', '2026-11-26'), 'ru')).toBe('Каждый год: 26 ноября');
});

test('a rule that the form made is read by it again; one that it cannot show is left alone', () => {
  const ends = { until: null, times: null };
  for (const unit of ['day', 'week', 'month', 'year'] as const) {
    const made = firstRepeat(unit, '2026-11-26');
    const read = readRule(ruleOf(made), ends);
    expect(read && ruleOf(read)).toBe(ruleOf(made));
  }
  expect(ruleOf(week)).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH');
  for (const by of monthlyWays('2026-11-26')) {
    const made = { ...firstRepeat('month', '2026-11-26'), by };
    expect(readRule(ruleOf(made), ends)).toMatchObject({ by });
  }
  for (const strange of [
    'FREQ=YEARLY;BYMONTH=3',
    'FREQ=MONTHLY;BYDAY=MO,TU',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=HOURLY',
  ])
    expect(readRule(strange, ends)).toBeUndefined();
});
