import type { Period } from '../../kernel/condition.ts';

/**
 * Days of a named period, both included; open where one side is null. `today` is the reader's, weeks begin on
 * Monday (ISO 8601).
 */
export function periodDays(period: Period, today: string): [string | null, string | null] {
  const day = Temporal.PlainDate.from(today);
  const plus = (days: number): string => day.add({ days }).toString();
  switch (period) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [plus(-1), plus(-1)];
    case 'tomorrow':
      return [plus(1), plus(1)];
    case 'past':
      return [null, plus(-1)];
    case 'future':
      return [plus(1), null];
    case 'last7Days':
      return [plus(-6), today];
    case 'last30Days':
      return [plus(-29), today];
    case 'last90Days':
      return [plus(-89), today];
    case 'next7Days':
      return [today, plus(6)];
    case 'next30Days':
      return [today, plus(29)];
    default:
      return calendarPeriod(period, day);
  }
}

type CalendarPeriod = Extract<Period, `${'this' | 'last' | 'next'}${string}`>;

function calendarPeriod(period: CalendarPeriod | Period, day: Temporal.PlainDate): [string, string] {
  const shift = period.startsWith('last') ? -1 : period.startsWith('next') ? 1 : 0;
  const unit = period.slice(4);
  const start =
    unit === 'Week'
      ? day.subtract({ days: day.dayOfWeek - 1 })
      : unit === 'Month'
        ? day.with({ day: 1 })
        : unit === 'Quarter'
          ? day.with({ day: 1, month: day.month - ((day.month - 1) % 3) })
          : day.with({ day: 1, month: 1 });
  const length = { Week: { days: 7 }, Month: { months: 1 }, Quarter: { months: 3 }, Year: { years: 1 } }[
    unit
  ] ?? { years: 1 };
  const step = (from: Temporal.PlainDate, times: number): Temporal.PlainDate => {
    const by = Temporal.Duration.from(length);
    return times < 0 ? from.subtract(by) : times > 0 ? from.add(by) : from;
  };
  const from = step(start, shift);
  return [from.toString(), step(from, 1).subtract({ days: 1 }).toString()];
}
