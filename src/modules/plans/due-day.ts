/** The days on which nobody is contacted, and the season of a policy. */
export interface WorkDays {
  isWorkday(day: Temporal.PlainDate): boolean;
}
export interface Interval {
  every: number;
  unit: 'day' | 'week' | 'month' | 'year';
}
export interface Season {
  seasonFrom: number | null;
  seasonUntil: number | null;
}

/** One interval after the day: the last of a shorter month stays the last. */
export const after = (day: Temporal.PlainDate, { every, unit }: Interval): Temporal.PlainDate =>
  day.add({ [`${unit}s`]: every });

export function isInSeason(day: Temporal.PlainDate, { seasonFrom, seasonUntil }: Season): boolean {
  if (!seasonFrom || !seasonUntil) return true;
  return seasonFrom <= seasonUntil
    ? day.month >= seasonFrom && day.month <= seasonUntil
    : day.month >= seasonFrom || day.month <= seasonUntil;
}

const LONGEST_SEARCH = 800;

/**
 * The first day from the wished one on that is a working day, lies in the season, and is not taken by another contact of
 * the same customer. The wished day itself where there is none within two years.
 */
export function freeDay(
  wished: Temporal.PlainDate,
  season: Season,
  workDays: WorkDays,
  taken: ReadonlySet<string>,
): Temporal.PlainDate {
  let day = wished;
  for (let i = 0; i < LONGEST_SEARCH; i++, day = day.add({ days: 1 })) {
    if (workDays.isWorkday(day) && isInSeason(day, season) && !taken.has(day.toString())) return day;
  }
  return wished;
}

/** So many working days later, or earlier where below zero; the next working day from a day off with none. */
export function addWorkDays(workDays: WorkDays, from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(count), i = 0; i < LONGEST_SEARCH * 2; i++) {
    if (left === 0 && workDays.isWorkday(day)) return day;
    day = day.add({ days: step });
    if (left > 0 && workDays.isWorkday(day)) left--;
  }
  return from.add({ days: count });
}
