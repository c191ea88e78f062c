import type { Context } from '../../platform/context.ts';
import { today } from '../../platform/today.ts';
import { after } from './due-day.ts';
import type { Policy, Wanted } from './wanted.ts';

/**
 * One interval after the last contact; after a missed one tomorrow at the earliest. Customers who were never contacted, or so
 * long ago that nobody waits any more, are spread over the first interval, so that a new policy does not ask for all of
 * them on one day: they keep the day that they have already, where it is the sooner.
 */
export function wishedDay(
  ctx: Context,
  policy: Policy,
  one: Wanted,
  missed: Temporal.PlainDate | null,
): Temporal.PlainDate {
  const now = Temporal.PlainDate.from(today(ctx));
  if (missed) return later(after(missed, policy), now.add({ days: 1 }));
  const start = policy.startsOn ? later(Temporal.PlainDate.from(policy.startsOn), now) : now;
  const due = one.lastOn ? after(Temporal.PlainDate.from(one.lastOn), policy) : null;
  if (due && !isOver(ctx, policy, due)) return due;
  const length = start.until(after(start, policy)).days;
  const spread = start.add({ days: one.spread % Math.max(1, length) });
  return one.planned ? sooner(spread, Temporal.PlainDate.from(one.planned.dueOn)) : spread;
}

/** Whether a contact that was due then is no longer waited for. */
export const isOver = (ctx: Context, policy: Policy, due: Temporal.PlainDate): boolean =>
  due.add({ days: policy.graceDays }).toString() < today(ctx);

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b;
const sooner = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b;
