import { parseRule, type RuleParts, ruleText } from './rule-text.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The rule after one of its meetings was moved from one day to another: that weekday, that day of the month, that "second
 * Tuesday" go along, others of the rule stay.
 */
export function movedRule(rule: string, from: string, to: string): string {
  const parts = parseRule(rule);
  if (!parts || from === to) return rule;
  const [old, now] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const exchange = (name: string, item: (given: string) => string): void => {
    const list = parts.get(name)?.split(',');
    if (list) parts.set(name, [...new Set(list.map(item))].join(','));
  };
  const isOneOfMany = moveInSet(parts, old, now);
  if (!isOneOfMany) exchange('BYDAY', (given) => movedWeekday(given, old, now));
  // Days of the month beside weekdays are the weeks in which those fall.
  const areWeeks = parts.has('BYDAY') && parts.get('BYMONTHDAY')?.includes(',');
  if (!areWeeks)
    exchange('BYMONTHDAY', (given) =>
      movedNumber(given, [old.day, old.daysInMonth], [now.day, now.daysInMonth]),
    );
  exchange('BYYEARDAY', (given) =>
    movedNumber(given, [old.dayOfYear, old.daysInYear], [now.dayOfYear, now.daysInYear]),
  );
  exchange('BYWEEKNO', (given) => (Number(given) === old.weekOfYear ? String(now.weekOfYear) : given));
  exchange('BYMONTH', (given) => (Number(given) === old.month ? String(now.month) : given));
  return ruleText(parts);
}

const name = (day: Temporal.PlainDate): string => weekdays[day.dayOfWeek - 1] ?? 'MO';

/** The second Tuesday stays a count from the month's beginning, the last Friday one from its end. */
function movedWeekday(given: string, old: Temporal.PlainDate, now: Temporal.PlainDate): string {
  if (!/\d/.test(given)) return given === name(old) ? name(now) : given;
  const isOld = [false, true].some((isFromEnd) => given.replace('+', '') === ordinalDay(old, isFromEnd));
  return isOld ? ordinalDay(now, given.startsWith('-')) : given;
}

function ordinalDay(day: Temporal.PlainDate, isFromEnd: boolean): string {
  const place = isFromEnd ? -Math.ceil((day.daysInMonth - day.day + 1) / 7) : Math.ceil(day.day / 7);
  return `${place}${name(day)}`;
}

type Counted = [place: number, of: number];

/** The last day stays a count from the end. */
function movedNumber(given: string, [old, ofOld]: Counted, [now, ofNow]: Counted): string {
  if (Number(given) === old) return String(now);
  return Number(given) === old - ofOld - 1 ? String(now - ofNow - 1) : given;
}

/** "The last working day of the month" becomes the last but one; false where the rule is of no such set. */
function moveInSet(parts: RuleParts, old: Temporal.PlainDate, now: Temporal.PlainDate): boolean {
  const places = parts.get('BYSETPOS');
  const set = parts.get('BYDAY')?.split(',') ?? [];
  if (!places) return false;
  if (places.includes(',') || parts.get('FREQ') !== 'MONTHLY' || old.month !== now.month) return true;
  const days = Array.from({ length: now.daysInMonth }, (_, i) => now.with({ day: i + 1 }));
  const inSet = days.filter((day) => set.includes(name(day)));
  const place = inSet.findIndex((day) => day.equals(now));
  if (place >= 0) parts.set('BYSETPOS', String(Number(places) < 0 ? place - inSet.length : place + 1));
  return true;
}
