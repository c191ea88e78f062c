import type { TFunction } from 'i18next';
import type { Formats } from '../../../../web/i18n/format.ts';
import { months } from '../../../../web/i18n/uzbek.ts';
import type { Repeat } from './rule.ts';

/** "Every 2 weeks on Mon, Thu until 5 March", in the language spoken. */
export function ruleWords(r: Repeat, startsOn: string, t: TFunction<'calendar'>, formats: Formats): string {
  const unit = r.every === 1 ? t(`repeat.each.${r.unit}`) : t(`repeat.every.${r.unit}`, { count: r.every });
  const on = onWords(r, startsOn, t, formats);
  const rule = on ? t('repeat.on', { unit, on }) : unit;
  if (r.until) return t('repeat.until', { rule, date: formats.date(r.until) });
  return r.times ? t('repeat.times', { rule, count: r.times }) : rule;
}

function onWords(r: Repeat, startsOn: string, t: TFunction<'calendar'>, formats: Formats): string {
  const weekdays = formats.weekdays(1);
  if (r.unit === 'week')
    return r.days
      .toSorted()
      .map((d) => weekdays[d - 1])
      .join(', ');
  if (r.unit === 'month') return monthlyWords(r.by ?? { date: Number(startsOn.slice(8)) }, t);
  return r.unit === 'year' ? dayAndMonth(startsOn, formats.language) : '';
}

/** "day 12", "the second Tuesday". */
export function monthlyWords(by: NonNullable<Repeat['by']>, t: TFunction<'calendar'>): string {
  if ('date' in by) return t('repeat.date', { date: by.date });
  const gender = t(`weekday.gender.${by.weekday}`);
  const weekday = t(`weekday.${by.weekday}`);
  return t('repeat.place', {
    place: t(`repeat.places.${gender}.${by.place < 0 ? 'last' : by.place}`),
    weekday,
  });
}

function dayAndMonth(day: string, language: string): string {
  if (language === 'uz') return `${Number(day.slice(8))}-${months[Number(day.slice(5, 7)) - 1] ?? ''}`;
  const at = new Date(`${day}T00:00:00Z`);
  const locale = language === 'en' ? 'en-GB' : 'ru-RU';
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
}
