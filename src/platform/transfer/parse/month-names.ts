import { fold } from '../../../kernel/fold.ts';

/** The month (1 to 12) that an English, Russian (also genitive) or Uzbek name or short form stands for. */
export const monthOf = (word: string): number | undefined =>
  word.length > 12 ? undefined : MONTHS.get(folded(word));

/** Whether the word names a day of the week, which a date may begin with. */
export const isWeekday = (word: string): boolean => word.length <= 14 && WEEKDAYS.has(folded(word));

const seen = new Map<string, string>();

// The same few words come in every row.
function folded(word: string): string {
  const known = seen.get(word);
  if (known !== undefined) return known;
  if (seen.size > 1000) seen.clear();
  const result = fold(word);
  seen.set(word, result);
  return result;
}

const NAMES = [
  'january jan январь января янв yanvar yan',
  'february feb февраль февраля фев февр fevral',
  'march mar март марта мар mart',
  'april apr апрель апреля апр aprel',
  'may май мая',
  'june jun июнь июня июн iyun',
  'july jul июль июля июл iyul',
  'august aug август августа авг avgust avg',
  'september sep sept сентябрь сентября сен сент sentabr sentyabr sen',
  'october oct октябрь октября окт oktabr oktyabr okt',
  'november nov ноябрь ноября ноя нояб noyabr noy',
  'december dec декабрь декабря дек dekabr dek',
];

const MONTHS = new Map(
  NAMES.flatMap((names, i) => names.split(' ').map((name): [string, number] => [fold(name), i + 1])),
);

const WEEKDAYS = new Set(
  [
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
    'понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс',
    'dushanba seshanba chorshanba payshanba juma shanba yakshanba',
  ].flatMap((names) => names.split(' ').map(fold)),
);
