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
    for (const one of all) {
      const policy = byId.get(one.policy);
      if (policy) await bringUpToDate(ctx, policy, one, { taken, workDays }, review);
    }
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

async function bringUpToDate(
  ctx: Context,
  policy: Policy,
  one: Wanted,
  calendar: Calendar,
  review: Review,
): Promise<void> {
  if (!one.planned) return plan(ctx, policy, one, calendar, review, null);
  const due = Temporal.PlainDate.from(one.plannedDueOn ?? today(ctx));
  if (one.lastAt && one.lastOn && (!one.basisAt || Date.parse(one.lastAt) > Date.parse(one.basisAt))) {
    const lateDays = due.until(Temporal.PlainDate.from(one.lastOn)).days;
    await close(ctx, one.planned, { state: 'done', doneOn: one.lastOn, lateDays, activity: one.lastRecord });
    review.done++;
    return plan(ctx, policy, one, calendar, review, null);
  }
  const isMissed = due.add({ days: policy.graceDays }).toString() < today(ctx);
  if (isMissed) {
    await close(ctx, one.planned, { state: 'missed' });
    review.missed++;
    return plan(ctx, policy, one, calendar, review, due);
  }
  if (one.plannedAssignee !== one.assignee && one.assignee)
    await updateRecord(
      ctx,
      PlannedContact,
      one.planned,
      { assignee: one.assignee },
      { isTrusted: true, verb: 'reassigned' },
    );
}

async function plan(
  ctx: Context,
  policy: Policy,
  one: Wanted,
  { taken, workDays }: Calendar,
  review: Review,
  missed: Temporal.PlainDate | null,
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
 * One interval after the last contact; after a missed one tomorrow at the earliest. Customers who were never contacted
 * are spread over the first interval, so that a new policy does not ask for all of them on one day.
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
  if (one.lastOn) return after(Temporal.PlainDate.from(one.lastOn), policy);
  const length = start.until(after(start, policy)).days;
  return start.add({ days: one.spread % Math.max(1, length) });
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b;

async function close(ctx: Context, id: string, values: Values): Promise<void> {
  await updateRecord(ctx, PlannedContact, id, values, { isTrusted: true, verb: String(values['state']) });
}
