import type { Context } from '../../platform/context.ts';
import type { Values } from '../../platform/module.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { today } from '../../platform/today.ts';
import { close, done } from './closing.ts';
import { freeDay, isInSeason } from './due-day.ts';
import { stillHappened } from './last-contact.ts';
import { PlannedContact } from './planned-contact.entity.ts';
import type { Calendar, Review } from './review-parts.ts';
import type { Closed, Policy, Standing, Wanted } from './wanted.ts';
import { isOver, wishedDay } from './wished-day.ts';

/**
 * Closes what was done or missed, and lets what stands follow its policy, the days off, and contacts that were entered
 * late or taken back. Resolves to what the next contact follows, to nothing where none is due.
 */
export async function bringUpToDate(
  ctx: Context,
  policy: Policy,
  one: Wanted,
  calendar: Calendar,
  review: Review,
): Promise<Temporal.PlainDate | null | undefined> {
  const { planned, before } = one;
  if (!planned) return null;
  if (await wasTakenBack(ctx, one, planned)) {
    await close(ctx, planned.id, { state: 'cancelled' });
    const again = await reopen(ctx, before as Closed);
    return bringUpToDate(ctx, policy, { ...one, planned: again, before: null }, calendar, review);
  }
  const { lastOn, lastRecord } = one;
  const isNewer = ms(one.lastAt) > ms(planned.basisAt);
  if (isNewer && lastOn && ms(one.lastAt) > ms(planned.createdAt)) {
    await close(ctx, planned.id, done({ lastOn, lastRecord }, planned.dueOn));
    review.done++;
    return null;
  }
  // It took place before this one was planned, and was entered after the one before was given up.
  const isLateWord = isNewer && before?.state === 'missed';
  if (isLateWord && lastOn) await close(ctx, before.id, done({ lastOn, lastRecord }, before.dueOn));
  const patch = changesOf(ctx, policy, isLateWord ? { ...one, before: null } : one, planned, calendar);
  const dueOn = String(patch['dueOn'] ?? planned.dueOn);
  if (policy.endsOn && dueOn > policy.endsOn && !isMoved(planned)) {
    await close(ctx, planned.id, { state: 'cancelled' });
    review.cancelled++;
    return undefined;
  }
  const due = Temporal.PlainDate.from(dueOn);
  if (isOver(ctx, policy, due)) {
    await close(ctx, planned.id, { ...patch, state: 'missed' });
    review.missed++;
    return due;
  }
  if (Object.keys(patch).length) {
    const verb = patch['dueOn'] ? 'moved' : patch['assignee'] ? 'reassigned' : 'updated';
    await updateRecord(ctx, PlannedContact, planned.id, patch, { isTrusted: true, verb });
  }
  return undefined;
}

const ms = (at: string | null): number => (at ? Date.parse(at) : Number.NEGATIVE_INFINITY);

/** A contact moved by hand stays where it was put. */
const isMoved = (planned: Standing): boolean => planned.dueOn !== planned.policyDueOn;

/** The contact that this one follows was deleted, or was none after all. */
const wasTakenBack = async (ctx: Context, { lastAt, before }: Wanted, planned: Standing): Promise<boolean> =>
  ms(lastAt) < ms(planned.basisAt) &&
  before?.state === 'done' &&
  before.activity !== null &&
  !(await stillHappened(ctx, before.activity));

async function reopen(ctx: Context, before: Closed): Promise<Standing> {
  const open = { state: 'planned', doneOn: null, lateDays: null, activity: null };
  await updateRecord(ctx, PlannedContact, before.id, open, { isTrusted: true, verb: 'reopened' });
  return { ...before, updatedAt: ctx.now.toISOString() };
}

function changesOf(ctx: Context, policy: Policy, one: Wanted, planned: Standing, calendar: Calendar): Values {
  const isOutdated = ms(policy.updatedAt) > ms(planned.updatedAt);
  const hasOtherBasis = ms(one.lastAt) !== ms(planned.basisAt);
  const patch: Values = {};
  if (one.assignee && one.assignee !== planned.assignee) patch['assignee'] = one.assignee;
  if (hasOtherBasis) patch['basisAt'] = one.lastAt;
  if (isOutdated) patch['kind'] = policy.kind;
  if (isMoved(planned)) return patch;
  if (isOutdated) patch['topic'] = policy.topic ?? policy.name;
  const due = dueDay(ctx, policy, one, planned, calendar, isOutdated || hasOtherBasis);
  if (due === planned.dueOn) return patch;
  return { ...patch, dueOn: due, policyDueOn: due };
}

/** Counted again where what it was counted from has changed, else moved only from a day that is off by now. */
function dueDay(
  ctx: Context,
  policy: Policy,
  one: Wanted,
  planned: Standing,
  { taken, workDays }: Calendar,
  isChanged: boolean,
): string {
  const standing = Temporal.PlainDate.from(planned.dueOn);
  const isOff = !workDays.isWorkday(standing) || !isInSeason(standing, policy);
  if (!isChanged && !(isOff && planned.dueOn >= today(ctx))) return planned.dueOn;
  const days = taken.get(one.party) ?? new Set<string>();
  days.delete(planned.dueOn);
  const wished = isChanged ? wishedDay(ctx, policy, one, missedBefore(one)) : standing;
  const due = freeDay(wished, policy, workDays, days).toString();
  taken.set(one.party, days.add(due));
  return due;
}

/** The day for which the contact before was planned in vain, as long as nobody was contacted since. */
const missedBefore = ({ before, lastAt }: Wanted): Temporal.PlainDate | null =>
  before?.state === 'missed' && ms(before.basisAt) === ms(lastAt)
    ? Temporal.PlainDate.from(before.dueOn)
    : null;
