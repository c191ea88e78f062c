import { addWorkDays, type WorkDays } from '../../plans/public.ts';
import type { TimeTrigger } from '../parts.rules.ts';

/** A day of the record, and the day on which the rule is due by it. */
export interface DueDay {
  day: string;
  due: string;
}

/** Which days lead to which, for all that are due from the first to the last day, both included. */
export function dueDays(
  trigger: TimeTrigger,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  workDays: WorkDays,
): DueDay[] {
  const sign = trigger.side === 'before' ? -1 : 1;
  const count = sign * trigger.count;
  const due = (day: Temporal.PlainDate): Temporal.PlainDate =>
    trigger.isBusiness ? addWorkDays(workDays, day, count) : day.add({ days: count });
  // Days off push a due day away from its own: a window wide enough to hold all that may have been pushed here.
  const slack = trigger.isBusiness ? trigger.count + WIDEST : 0;
  const from = first.subtract({ days: count + (count >= 0 ? slack : 0) });
  const until = last.subtract({ days: count - (count < 0 ? slack : 0) });
  const days: DueDay[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    const then = due(day);
    if (Temporal.PlainDate.compare(then, first) < 0 || Temporal.PlainDate.compare(then, last) > 0) continue;
    days.push({ day: day.toString(), due: then.toString() });
  }
  return days;
}
const WIDEST = 30;
