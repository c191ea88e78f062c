import { parseRule, ruleText } from './rule-text.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The rule after one of its meetings was moved from one day to another: that weekday, that day of the month, that "second
 * Tuesday" go along, others of the rule stay.
 */
export function movedRule(rule: string, from: string, to: string): string {
  const parts = parseRule(rule);
  if (!parts || from === to) return rule;
  const [old, now] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const byDay = parts.get('BYDAY');
  if (byDay && /\d/.test(byDay)) parts.set('BYDAY', ordinalDay(now, byDay.startsWith('-')));
  else if (byDay && !parts.has('BYSETPOS')) parts.set('BYDAY', exchanged(byDay, name(old), name(now)));
  if (parts.has('BYMONTHDAY')) parts.set('BYMONTHDAY', String(now.day));
  if (parts.has('BYMONTH') && old.month !== now.month) parts.set('BYMONTH', String(now.month));
  return ruleText(parts);
}

const name = (day: Temporal.PlainDate): string => weekdays[day.dayOfWeek - 1] ?? 'MO';

/** The second Tuesday stays a count from the month's beginning, the last Friday one from its end. */
function ordinalDay(day: Temporal.PlainDate, isFromEnd: boolean): string {
  const place = isFromEnd ? -Math.ceil((day.daysInMonth - day.day + 1) / 7) : Math.ceil(day.day / 7);
  return `${place}${name(day)}`;
}

function exchanged(list: string, old: string, now: string): string {
  const days = new Set(list.split(',').map((d) => (d === old ? now : d)));
  return weekdays.filter((d) => days.has(d)).join(',');
}
