import type { Context } from '../../platform/context.ts';
import { companyToday } from '../../platform/records/age-bands.ts';
import { periodDays } from '../../platform/records/period.ts';
import type { Question, QuestionPeriod, Step } from './question.rules.ts';

/** Both included; open where null. */
export interface Days {
  from: string | null;
  until: string | null;
}

/** The days of a question's period on the company's calendar. */
export function daysOf(ctx: Context, period: QuestionPeriod | undefined): Days | null {
  if (!period) return null;
  if (!period.named) return { from: period.from ?? null, until: period.until ?? null };
  const [from, until] = periodDays(period.named, companyToday(ctx));
  return { from, until };
}

/** How far back the days lie that a period is compared with. */
export function distanceOf(q: Question, days: Days | null): Temporal.Duration | null {
  if (!q.compare || !days?.from || !days.until) return null;
  if (q.compare === 'year') return Temporal.Duration.from({ years: 1 });
  const unit = q.period?.named?.match(/Month$|Quarter$|Year$/)?.[0];
  if (unit === 'Month') return Temporal.Duration.from({ months: 1 });
  if (unit === 'Quarter') return Temporal.Duration.from({ months: 3 });
  if (unit === 'Year') return Temporal.Duration.from({ years: 1 });
  const length = Temporal.PlainDate.from(days.from).until(days.until).days + 1;
  return Temporal.Duration.from({ days: length });
}

/** A whole month is compared with the whole month before, also where that is longer. */
export function daysBefore({ from, until }: Days, distance: Temporal.Duration): Days {
  const end = until ? Temporal.PlainDate.from(until) : null;
  const isLastOfMonth = end && distance.days === 0 && end.day === end.daysInMonth;
  const moved = end?.subtract(distance);
  return {
    from: from ? Temporal.PlainDate.from(from).subtract(distance).toString() : null,
    until: (isLastOfMonth ? moved?.with({ day: moved.daysInMonth }) : moved)?.toString() ?? null,
  };
}

/** The key under which a group of the days before stands beside one of the period. */
export function movedKey(key: string, step: Step, distance: Temporal.Duration): string {
  const day = Temporal.PlainDate.from(key);
  if (step === 'week') {
    const days = distance.years ? 364 : distance.months ? distance.months * 28 : distance.days;
    return day.add({ days: Math.round(days / 7) * 7 }).toString();
  }
  const moved = day.add(distance);
  if (step === 'day') return moved.toString();
  if (step === 'month') return moved.with({ day: 1 }).toString();
  if (step === 'year') return moved.with({ month: 1, day: 1 }).toString();
  return moved.with({ day: 1, month: moved.month - ((moved.month - 1) % 3) }).toString();
}
