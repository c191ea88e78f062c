/** Parts of a rule as it is written, in their order. */
export type RuleParts = Map<string, string>;

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const weekday = '(MO|TU|WE|TH|FR|SA|SU)';
const shapes: Record<string, RegExp> = {
  FREQ: new RegExp(`^(${frequencies.join('|')})$`),
  INTERVAL: /^[1-9]\d{0,2}$/,
  BYDAY: new RegExp(`^([+-]?[1-9]\\d?)?${weekday}(,([+-]?[1-9]\\d?)?${weekday})*$`),
  BYMONTHDAY: list('-?([1-9]|[12]\\d|3[01])'),
  BYMONTH: list('([1-9]|1[0-2])'),
  BYYEARDAY: list('-?[1-9]\\d{0,2}'),
  BYWEEKNO: list('-?([1-9]|[1-4]\\d|5[0-3])'),
  BYSETPOS: list('-?[1-9]\\d{0,2}'),
  WKST: new RegExp(`^${weekday}$`),
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
};

/** Undefined where it is no rule of days: parts that are unknown, twice there or finer than a day. */
export function parseRule(text: string): RuleParts | undefined {
  const parts: RuleParts = new Map();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!shapes[name]?.test(value) || parts.has(name) || part.split('=').length !== 2) return undefined;
    parts.set(name, value);
  }
  return parts.has('FREQ') && !hasStrayOrdinals(parts) ? parts : undefined;
}

export const ruleText = (parts: RuleParts): string => [...parts].map(([k, v]) => `${k}=${v}`).join(';');

/** UNTIL as the last day; one with an hour is a moment, before which a meeting of its own day may not have begun yet. */
export function lastDayOf(until: string, begins: { startTime: string; timeZone: string }): string {
  const [, y, m, d, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6}Z?))?$/.exec(until) ?? [];
  const day = Temporal.PlainDate.from(`${y}-${m}-${d}`);
  if (!time) return day.toString();
  const clock = day.toPlainDateTime(Temporal.PlainTime.from(`T${time.slice(0, 6)}`));
  const last = time.endsWith('Z')
    ? clock.toZonedDateTime('UTC').withTimeZone(begins.timeZone).toPlainDateTime()
    : clock;
  const isBefore = Temporal.PlainTime.compare(last.toPlainTime(), begins.startTime) < 0;
  return last
    .toPlainDate()
    .subtract({ days: isBefore ? 1 : 0 })
    .toString();
}

function list(item: string): RegExp {
  return new RegExp(`^${item}(,${item})*$`);
}

/** "The second Tuesday" is of a month or a year. */
const hasStrayOrdinals = (parts: RuleParts): boolean =>
  /\d/.test(parts.get('BYDAY') ?? '') && !['MONTHLY', 'YEARLY'].includes(parts.get('FREQ') ?? '');
