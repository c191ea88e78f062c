import { readable } from '../../platform/access/readable.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Values } from '../../platform/module.ts';
import { settle, withBatching } from '../../platform/records/batching.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { today } from '../../platform/today.ts';
import { loadWorkDays } from './days-off.ts';
import { after, freeDay, type WorkDays } from './due-day.ts';
import { takenDays, withdrawn } from './plan-of.ts';
import { PlannedContact } from './planned-contact.entity.ts';
import { activePolicies, type Policy, type Wanted, wanted } from './wanted.ts';

export interface Review {
  planned: number;
  done: number;
  missed: number;
  cancelled: number;
}
const PAGE = 500;

/** The plans of all customers, page by page, each in a transaction of its own: what is cut off goes on the next time. */
export async function reviewAll(ctx: Context): Promise<Review> {
  const sum: Review = { planned: 0, done: 0, missed: 0, cancelled: 0 };
  let from: string | null = null;
  for (;;) {
    const page: { id: string }[] = await ctx.db.rows<{ id: string }>(
      sql`select p.id from ${readable(ctx, 'contacts.party', 'p')} where p.id > ${from ?? NOBODY} order by p.id limit ${PAGE}`,
    );
    const last = page.at(-1);
    if (!last) return sum;
    const part = await reviewPlans(
      ctx,
      page.map((p) => p.id),
    );
    for (const key of Object.keys(sum) as (keyof Review)[]) sum[key] += part[key];
    from = last.id;
  }
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Brings the plans of these customers up to what happened and what the policies ask now: fills what was done, gives up
 * what was missed, withdraws what nothing asks for any more, plans what comes next. Doing it twice changes nothing.
 */
export function reviewPlans(ctx: Context, parties: string[]): Promise<Review> {
  return transact(ctx, async (outer) => {
    const ctx = withBatching(outer);
    await hold(ctx, parties);
    const policies = await activePolicies(ctx);
    const all = policies.length ? await wanted(ctx, policies, { parties }) : [];
    const review: Review = { planned: 0, done: 0, missed: 0, cancelled: 0 };
    for (const id of await withdrawn(ctx, parties, all)) {
      await close(ctx, id, { state: 'cancelled' });
      review.cancelled++;
    }
    const taken = await takenDays(ctx, parties);
    const workDays = await loadWorkDays(ctx);
    const byId = new Map(policies.map((p) => [p.id, p]));
    const next: Next[] = [];
    for (const one of all) {
      const policy = byId.get(one.policy);
      const missed = policy && (await bringUpToDate(ctx, policy, one, review));
      if (policy && missed !== undefined) next.push({ policy, one, missed });
    }
    // After all changes of what stands, so that the new ones are written together.
    for (const one of next) await plan(ctx, one, { taken, workDays }, review);
    await settle(ctx);
    return review;
  });
}

/** Two reviews of one customer at once would both plan the next contact: they wait for each other. */
const hold = async (ctx: Context, parties: string[]): Promise<void> => {
  await ctx.db.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(x.id, 7)) from (select unnest(${parties}::text[]) as id order by 1) x`,
  );
};

interface Calendar {
  taken: Map<string, Set<string>>;
  workDays: WorkDays;
}

/** A contact that is to be planned; `missed`: the day for which the one before it was planned in vain. */
interface Next {
  policy: Policy;
  one: Wanted;
  missed: Temporal.PlainDate | null;
}

/** Closes what was done or missed; resolves to what the next contact follows, to nothing where none is due. */
async function bringUpToDate(
  ctx: Context,
  policy: Policy,
  one: Wanted,
  review: Review,
): Promise<Next['missed'] | undefined> {
  if (!one.planned) return null;
  const due = Temporal.PlainDate.from(one.plannedDueOn ?? today(ctx));
  if (one.lastAt && one.lastOn && (!one.basisAt || Date.parse(one.lastAt) > Date.parse(one.basisAt))) {
    const lateDays = due.until(Temporal.PlainDate.from(one.lastOn)).days;
    await close(ctx, one.planned, { state: 'done', doneOn: one.lastOn, lateDays, activity: one.lastRecord });
    review.done++;
    return null;
  }
  if (isOver(ctx, policy, due)) {
    await close(ctx, one.planned, { state: 'missed' });
    review.missed++;
    return due;
  }
  if (one.plannedAssignee !== one.assignee && one.assignee)
    await updateRecord(
      ctx,
      PlannedContact,
      one.planned,
      { assignee: one.assignee },
      { isTrusted: true, verb: 'reassigned' },
    );
  return undefined;
}

/** Whether a contact that was due then is no longer waited for. */
const isOver = (ctx: Context, policy: Policy, due: Temporal.PlainDate): boolean =>
  due.add({ days: policy.graceDays }).toString() < today(ctx);

async function plan(
  ctx: Context,
  { policy, one, missed }: Next,
  { taken, workDays }: Calendar,
  review: Review,
): Promise<void> {
  const days = taken.get(one.party) ?? new Set<string>();
  const wished = wishedDay(ctx, policy, one, missed);
  if (policy.endsOn && wished.toString() > policy.endsOn) return;
  const due = freeDay(wished, policy, workDays, days).toString();
  days.add(due);
  taken.set(one.party, days);
  await createRecord(
    ctx,
    PlannedContact,
    {
      party: one.party,
      policy: policy.id,
      kind: policy.kind,
      topic: policy.topic ?? policy.name,
      dueOn: due,
      policyDueOn: due,
      assignee: one.assignee,
      basisAt: one.lastAt,
    },
    { isTrusted: true, verb: 'planned' },
  );
  review.planned++;
}

/**
 * One interval after the last contact; after a missed one tomorrow at the earliest. Customers who were never contacted, or so
 * long ago that nobody waits any more, are spread over the first interval, so that a new policy does not ask for all of
 * them on one day.
 */
function wishedDay(
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
  return start.add({ days: one.spread % Math.max(1, length) });
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b;

async function close(ctx: Context, id: string, values: Values): Promise<void> {
  await updateRecord(ctx, PlannedContact, id, values, { isTrusted: true, verb: String(values['state']) });
}
