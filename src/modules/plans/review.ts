import { readable } from '../../platform/access/readable.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { settle, withBatching } from '../../platform/records/batching.ts';
import { createRecord } from '../../platform/records/write.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { fillByHand } from './by-hand.ts';
import { close } from './closing.ts';
import { loadWorkDays } from './days-off.ts';
import { freeDay } from './due-day.ts';
import { takenDays, withdrawn } from './plan-of.ts';
import { PlannedContact } from './planned-contact.entity.ts';
import type { Calendar, Review } from './review-parts.ts';
import { activePolicies, type Policy, type Wanted, wanted } from './wanted.ts';
import { wishedDay } from './wished-day.ts';

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
    review.done += await fillByHand(ctx, parties);
    const calendar = { taken: await takenDays(ctx, parties), workDays: await loadWorkDays(ctx) };
    const byId = new Map(policies.map((p) => [p.id, p]));
    const next: Next[] = [];
    for (const one of all) {
      const policy = byId.get(one.policy);
      const missed = policy && (await bringUpToDate(ctx, policy, one, calendar, review));
      if (policy && missed !== undefined) next.push({ policy, one, missed });
    }
    // After all changes of what stands, so that the new ones are written together.
    for (const one of next) await plan(ctx, one, calendar, review);
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

/** A contact that is to be planned; `missed`: the day for which the one before it was planned in vain. */
interface Next {
  policy: Policy;
  one: Wanted;
  missed: Temporal.PlainDate | null;
}

async function plan(
  ctx: Context,
  { policy, one, missed }: Next,
  { taken, workDays }: Calendar,
  review: Review,
): Promise<void> {
  const days = taken.get(one.party) ?? new Set<string>();
  const due = freeDay(wishedDay(ctx, policy, one, missed), policy, workDays, days).toString();
  if (policy.endsOn && due > policy.endsOn) return;
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
