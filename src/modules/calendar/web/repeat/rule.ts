import { placeInMonth, weekdayOf } from '../days.ts';

/** A rule of repetition as the form has it; `days` are ISO weekdays. */
export interface Repeat {
  unit: 'day' | 'week' | 'month' | 'year';
  every: number;
  days: number[];
  /** Of a month: its date, or its weekday by place (-1 the last). */
  by: { date: number } | { place: number; weekday: number } | null;
  until: string | null;
  times: number | null;
}
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;

export function ruleOf(r: Repeat): string {
  const parts = [`FREQ=${frequencies[r.unit]}`];
  if (r.every > 1) parts.push(`INTERVAL=${r.every}`);
  if (r.unit === 'week')
    parts.push(
      `BYDAY=${r.days
        .toSorted()
        .map((d) => codes[d - 1])
        .join()}`,
    );
  if (r.unit === 'month' && r.by)
    parts.push('date' in r.by ? `BYMONTHDAY=${r.by.date}` : `BYDAY=${r.by.place}${codes[r.by.weekday - 1]}`);
  return parts.join(';');
}

/** Undefined for a rule that this form cannot show (it came by the API). */
export function readRule(
  text: string,
  ends: { until: string | null; times: number | null },
): Repeat | undefined {
  const parts = new Map(text.split(';').map((p) => p.split('=') as [string, string]));
  const unit = (Object.keys(frequencies) as Repeat['unit'][]).find(
    (u) => frequencies[u] === parts.get('FREQ'),
  );
  const strange = [...parts.keys()].some(
    (k) => !['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'WKST'].includes(k),
  );
  const list = parts.get('BYDAY')?.split(',') ?? [];
  const days = list.map((d) => codes.indexOf(d.slice(-2)) + 1);
  const places = list.map((d) => Number.parseInt(d, 10));
  const dates = parts.get('BYMONTHDAY')?.split(',') ?? [];
  if (!unit || strange || dates.length > 1 || (unit !== 'week' && list.length > 1)) return undefined;
  if (unit === 'month' && list.length && Number.isNaN(places[0])) return undefined;
  if (unit !== 'month' && (dates.length || (unit !== 'week' && list.length))) return undefined;
  const by = dates[0]
    ? { date: Number(dates[0]) }
    : unit === 'month' && days[0]
      ? { place: places[0] ?? 1, weekday: days[0] }
      : null;
  return { unit, every: Number(parts.get('INTERVAL') ?? 1), days: unit === 'week' ? days : [], by, ...ends };
}

/** What one means who only says how often: on the weekday, the date of the first day. */
export const firstRepeat = (unit: Repeat['unit'], day: string): Repeat => ({
  unit,
  every: 1,
  days: [weekdayOf(day)],
  by: unit === 'month' ? { date: Number(day.slice(8)) } : null,
  until: null,
  times: null,
});

/** The ways to repeat monthly that the first day allows. */
export function monthlyWays(day: string): NonNullable<Repeat['by']>[] {
  const { place, isLast } = placeInMonth(day);
  const weekday = weekdayOf(day);
  return [
    { date: Number(day.slice(8)) },
    ...(place < 5 ? [{ place, weekday }] : []),
    ...(isLast ? [{ place: -1, weekday }] : []),
  ];
}
