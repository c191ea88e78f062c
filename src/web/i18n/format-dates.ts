import type { Language } from '../../kernel/i18n.ts';
import { months, relativeUzbek, shortMonths, shortWeekdays } from './uzbek.ts';

/** Order of the parts when a date is typed: `dmy` everywhere but in the United States. */
export type DateOrder = 'dmy' | 'mdy';

export function dateFormats(language: Language, timeZone: string, country: string) {
  const order: DateOrder = language === 'en' && country === 'US' ? 'mdy' : 'dmy';
  const locale = language === 'en' ? (order === 'mdy' ? 'en-US' : 'en-GB') : 'ru-RU';
  const make = (o: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, o);
  const medium = make({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const thisYear = make({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const time = make({ hour: '2-digit', minute: '2-digit', timeZone });
  const monthYear = make({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const localDay = new Intl.DateTimeFormat('en-CA', { timeZone });

  const dayOf = (instant: string | number): string => localDay.format(new Date(instant));
  /** `YYYY-MM-DD` as `12 Mar 2026`, without the year where it is this one's and `isShort`. */
  const date = (day: string, isShort = false): string => {
    const omitsYear = isShort && day.slice(0, 4) === dayOf(Date.now()).slice(0, 4);
    if (language === 'uz') return uzbekDate(day, omitsYear);
    return (omitsYear ? thisYear : medium).format(utc(day)).replace(/\sг\.$/, '');
  };
  const month = (day: string): string => {
    if (language === 'uz') return `${capital(months[Number(day.slice(5, 7)) - 1] ?? '')} ${day.slice(0, 4)}`;
    return capital(monthYear.format(utc(day)).replace(/\sг\.$/, ''));
  };
  return {
    order,
    date,
    month,
    dayOf,
    time: (instant: string): string => time.format(new Date(instant)),
    dateTime: (instant: string): string => `${date(dayOf(instant), true)}, ${time.format(new Date(instant))}`,
    /** Days by calendar where a day or more lies between, else hours and minutes. */
    relative: (instant: string): string => {
      const [value, unit] = distance(instant, dayOf);
      return language === 'uz' ? relativeUzbek(value, unit) : relative.format(value, unit);
    },
    weekdays: (weekStart: number): string[] =>
      rotate(language === 'uz' ? shortWeekdays : weekdayNames(locale), weekStart),
    typed: (day: string): string => typedDate(day, order),
  };
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function uzbekDate(day: string, omitsYear: boolean): string {
  const text = `${Number(day.slice(8, 10))}-${shortMonths[Number(day.slice(5, 7)) - 1] ?? ''}`;
  return omitsYear ? text : `${text}, ${day.slice(0, 4)}`;
}

function typedDate(day: string, order: DateOrder): string {
  const [y, m, d] = day.split('-');
  return order === 'mdy' ? `${m}/${d}/${y}` : `${d}.${m}.${y}`;
}

function distance(
  instant: string,
  dayOf: (at: string | number) => string,
): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = Math.round((Date.parse(instant) - Date.now()) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return [0, 'second'];
  if (size < 3600) return [Math.sign(seconds) * Math.max(1, Math.round(size / 60)), 'minute'];
  const days = Math.round((utc(dayOf(instant)).getTime() - utc(dayOf(Date.now())).getTime()) / 86_400_000);
  if (size < 20 * 3600 || days === 0) return [Math.round(seconds / 3600), 'hour'];
  if (Math.abs(days) < 7) return [days, 'day'];
  if (Math.abs(days) < 30) return [Math.trunc(days / 7), 'week'];
  return Math.abs(days) < 365 ? [Math.trunc(days / 30), 'month'] : [Math.trunc(days / 365), 'year'];
}

function weekdayNames(locale: string): string[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, i) => capital(name.format(new Date(Date.UTC(2024, 0, 1 + i)))));
}

const rotate = (days: string[], weekStart: number): string[] => [
  ...days.slice(weekStart - 1),
  ...days.slice(0, weekStart - 1),
];
