import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { vapidKeys } from './keys.ts';
import { payloadOf } from './payload.ts';
import { type PostPush, type PushOutcome, postPush } from './push.ts';
import { awake, NEWS_MS } from './queue.ts';
import { forgetSubscription, markUsed, targetFor } from './subscriptions.ts';

/** Minutes from one try to the next; what is later than this says nothing any more. */
const PAUSES = [1, 5, 15];
/** Whoever began to want quiet while it was on its way is asked for again. */
const QUIET_MINUTES = 10;

export const deliverPush: Job<{ id: string }> = {
  name: 'reminders.push',
  run: (ctx, { id }) => deliver(ctx, id, postPush),
};

/**
 * Hands one over. Marked before the service hears of it: whoever finds the mark knows that somebody was cut off in between,
 * and does not send it a second time.
 */
export async function deliver(ctx: Context, id: string, post: PostPush): Promise<void> {
  const message = await waiting(ctx, id);
  if (!message) return;
  const [payload, to] = [
    await payloadOf(ctx, message.notification),
    await targetFor(ctx, message.subscription),
  ];
  if (!payload || !to) return close(ctx, id, 'dropped', null);
  if (!(await awake(ctx, to.user)).length) return again(ctx, id, QUIET_MINUTES, 'quiet');
  const keys = await vapidKeys(ctx);
  const taken = await ctx.db.one<{ attempts: number }>(sql`
    update push_message set state = 'sending', attempts = attempts + 1 where id = ${id} and state = 'queued' returning attempts`);
  if (!taken) return;
  await keep(ctx, { id, ...message, ...taken }, await post(to.target, payload, keys));
}

async function waiting(
  ctx: Context,
  id: string,
): Promise<{ notification: string; subscription: string } | undefined> {
  await ctx.db.rows(
    sql`update push_message set state = 'uncertain', error = 'cut_off' where id = ${id} and state = 'sending'`,
  );
  const old = new Date(ctx.now.getTime() - NEWS_MS).toISOString();
  await ctx.db.rows(
    sql`update push_message set state = 'dropped' where id = ${id} and state = 'queued' and created_at < ${old}`,
  );
  return ctx.db.one(sql`select notification_id as notification, subscription_id as subscription
    from push_message where id = ${id} and state = 'queued'`);
}

async function keep(
  ctx: Context,
  m: { id: string; subscription: string; attempts: number },
  outcome: PushOutcome,
): Promise<void> {
  if (outcome.is === 'gone') return forgetSubscription(ctx, m.subscription);
  if (outcome.is === 'sent') {
    await markUsed(ctx, m.subscription);
    return close(ctx, m.id, 'sent', null);
  }
  const pause = PAUSES[m.attempts - 1];
  if (outcome.is !== 'later' || pause === undefined)
    return close(ctx, m.id, outcome.is === 'uncertain' ? 'uncertain' : 'failed', outcome.code);
  return again(ctx, m.id, pause, outcome.code);
}

function again(ctx: Context, id: string, minutes: number, why: string): Promise<void> {
  const startAfter = new Date(ctx.app.now().getTime() + minutes * 60_000);
  return ctx.db.transaction(async (db) => {
    await db.rows(sql`update push_message set state = 'queued', error = ${why} where id = ${id}`);
    await ctx.app.jobs.enqueue({ db }, 'reminders.push', { id }, { startAfter });
  });
}

const close = async (ctx: Context, id: string, state: string, error: string | null): Promise<void> => {
  await ctx.db.rows(sql`update push_message set state = ${state}, error = ${error} where id = ${id}`);
};
