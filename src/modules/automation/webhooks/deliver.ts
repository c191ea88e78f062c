import { DomainError } from '../../../kernel/errors.ts';
import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Outcome } from '../../../platform/net/call-out.ts';
import { call } from './webhooks.ts';

/** Minutes from one attempt to the next; after the last it has failed. */
const PAUSES = [1, 5, 30, 120, 480];
interface Attempt {
  at: string;
  ms: number;
  status?: number;
  code?: string;
}

/**
 * Sends what a run wants sent, at least once: cut off between the answer and its being put down, it is sent again under
 * the same key. Two workers do not send at once.
 */
export const deliverJob: Job<{ id: string }> = {
  name: 'automation.deliver',
  run: async (ctx, { id }) => {
    const taken = await ctx.db.one<{ webhook: string; body: string; attempts: Attempt[] }>(
      sql`select webhook_id as webhook, body, attempts from automation_delivery where id = ${id} and state = 'queued'`,
    );
    if (!taken) return;
    const at = ctx.app.now().toISOString();
    const outcome = await attempt(ctx, id, taken);
    await keep(ctx, id, [...taken.attempts, attemptOf(at, outcome)], outcome);
  },
};

/** A webhook that was deleted meanwhile is called no more. */
async function attempt(ctx: Context, id: string, taken: { webhook: string; body: string }): Promise<Tried> {
  try {
    return await call(asSystem(ctx, 'calls of automation'), taken.webhook, id, taken.body);
  } catch (error) {
    if (error instanceof DomainError) return { is: 'failed', code: 'webhook_gone', ms: 0 };
    throw error;
  }
}
type Tried = Outcome | { is: 'failed'; code: 'webhook_gone'; ms: number };

const attemptOf = (at: string, o: Tried): Attempt => ({
  at,
  ms: o.ms,
  ...(o.is === 'answered' ? { status: o.status } : { code: o.code }),
});

async function keep(ctx: Context, id: string, attempts: Attempt[], outcome: Tried): Promise<void> {
  const isTaken = outcome.is === 'answered' && outcome.status >= 200 && outcome.status < 300;
  const isGone = outcome.is === 'failed' && outcome.code === 'webhook_gone';
  const pause = isGone ? undefined : PAUSES[attempts.length - 1];
  const state = isTaken ? 'delivered' : pause === undefined ? 'failed' : 'queued';
  await ctx.db.transaction(async (db) => {
    const kept =
      await db.one(sql`update automation_delivery set attempts = ${JSON.stringify(attempts)}, state = ${state}
      where id = ${id} and state = 'queued' and jsonb_array_length(attempts) = ${attempts.length - 1} returning 1`);
    if (!kept || state !== 'queued' || pause === undefined) return;
    const startAfter = new Date(ctx.app.now().getTime() + pause * 60_000);
    await ctx.app.jobs.enqueue({ db }, deliverJob.name, { id }, { startAfter });
  });
  ctx.app.realtime.changed('automation.run', id);
}
