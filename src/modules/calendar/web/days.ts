/** Calendar arithmetic on days as text, `YYYY-MM-DD`; weekdays as in ISO 8601, Monday 1. */
export type View = 'day' | 'week' | 'month' | 'team' | 'agenda';
export const views: View[] = ['day', 'week', 'month', 'team', 'agenda'];

const DAY_MS = 86_400_000;
const ms = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => text(ms(day) + days * DAY_MS);
const daysBetween = (from: string, to: string): number => Math.round((ms(to) - ms(from)) / DAY_MS);
export const weekdayOf = (day: string): number => new Date(ms(day)).getUTCDay() || 7;
export const startOfWeek = (day: string, weekStart: number): string =>
  addDays(day, -((weekdayOf(day) - weekStart + 7) % 7));

/** Which of its weekday in the month a day is: 2 for the second Tuesday; and whether none follows. */
export function placeInMonth(day: string): { place: number; isLast: boolean } {
  const date = Number(day.slice(8));
  return { place: Math.ceil(date / 7), isLast: addDays(day, 7).slice(0, 7) !== day.slice(0, 7) };
}

/** The same date of another month, its last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [y = 1970, m = 1, d = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
  return text(Date.UTC(y, m - 1 + months, Math.min(d, last)));
}

/** The days that a view of a day holds, first to last. */
export function daysOfView(view: View, day: string, weekStart: number): string[] {
  if (view === 'day') return [day];
  if (view === 'agenda') return list(day, 14);
  if (view !== 'month') return list(startOfWeek(day, weekStart), 7);
  const first = startOfWeek(`${day.slice(0, 7)}-01`, weekStart);
  const last = addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);
  return list(first, Math.ceil((daysBetween(first, last) + 1) / 7) * 7);
}

export function step(view: View, day: string, by: number): string {
  if (view === 'day') return addDays(day, by);
  return view === 'month' ? addMonths(day, by) : addDays(day, by * (view === 'agenda' ? 14 : 7));
}

const list = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(from, i));
