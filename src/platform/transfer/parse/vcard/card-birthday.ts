import type { OpenCard } from './open-card.ts';
import type { CardProperty } from './property.ts';
import { textOf } from './values.ts';
import type { CardWords } from './words.ts';

export interface CardBirthday {
  birthday: string;
  /** What is no whole day, in words: a note is better than a lost one. */
  note: string;
}

/** BDAY of all versions: whole days, days without a year (`--0203`, Apple's year 1604), parts of a date, words. */
export function birthdayOf(card: OpenCard, words: CardWords): CardBirthday {
  const [property] = card.of('BDAY');
  if (!property) return { birthday: '', note: '' };
  const text = textOf(card.take(property));
  const whole = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
  const [, year = '', ...day] = whole ?? [];
  if (whole && !isYearLeftOut(property, year) && isDay(year, day))
    return { birthday: [year, ...day].join('-'), note: '' };
  const [, month, date] = (whole && [...whole].slice(1)) ?? /^--(\d{2})-?(\d{2})/.exec(text) ?? [];
  const said = month && date && isDay('2000', [month, date]) ? inWords(month, date, words.language) : text;
  return { birthday: '', note: `${words.birthday}: ${said}` };
}

function isYearLeftOut({ params }: CardProperty, year: string): boolean {
  return params.get('X-APPLE-OMIT-YEAR')?.includes(year) === true || year === '1604';
}

function isDay(year: string, [month = '', date = '']: string[]): boolean {
  const day = new Date(`${year}-${month}-${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.getUTCDate() === Number(date);
}

const inWords = (month: string, date: string, language: string): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`2000-${month}-${date}T00:00:00Z`),
  );
