import { decrypt } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import type { LetterBody } from './letters.ts';
import { loadMailServer } from './server-settings.ts';
import { hand, type Outcome } from './transport.ts';

/** Minutes from one try to the next; after the last the letter has failed. */
const PAUSES = [1, 5, 30, 120, 480];

/**
 * Hands a letter over. It is marked before the server hears of it, so that whoever finds the mark knows that somebody
 * was cut off in between, and does not send it a second time.
 */
export const deliverLetter: Job<{ id: string }> = {
  name: 'mail.deliver',
  run: async (ctx, { id }) => {
    const letter = await take(ctx, id);
    if (!letter) return;
    const server = await loadMailServer(ctx.app);
    const outcome: Outcome = server
      ? await hand(
          server,
          id,
          letter.recipient,
          JSON.parse(decrypt(ctx.app.masterKey, letter.sealed)) as LetterBody,
        )
      : { is: 'later', code: 'mail_unreachable' };
    await keep(ctx, id, letter.attempts, outcome);
  },
};

async function take(
  ctx: Context,
  id: string,
): Promise<{ recipient: string; sealed: string; attempts: number } | undefined> {
  await ctx.db.rows(
    sql`update mail_letter set state = 'uncertain', error = 'mail_cut_off', sealed = null where id = ${id} and state = 'sending'`,
  );
  return ctx.db.one(sql`update mail_letter set state = 'sending', attempts = attempts + 1
    where id = ${id} and state = 'queued' returning recipient, sealed, attempts`);
}

async function keep(ctx: Context, id: string, attempts: number, outcome: Outcome): Promise<void> {
  const pause = PAUSES[attempts - 1];
  if (outcome.is === 'later' && pause !== undefined) {
    const startAfter = new Date(ctx.app.now().getTime() + pause * 60_000);
    return ctx.db.transaction(async (db) => {
      await db.rows(sql`update mail_letter set state = 'queued', error = ${outcome.code} where id = ${id}`);
      await ctx.app.jobs.enqueue({ db }, 'mail.deliver', { id }, { startAfter });
    });
  }
  const state = outcome.is === 'sent' || outcome.is === 'uncertain' ? outcome.is : 'failed';
  await ctx.db.rows(sql`update mail_letter set state = ${state}, sealed = null,
    error = ${outcome.is === 'sent' ? null : outcome.code},
    sent_at = ${outcome.is === 'sent' ? ctx.app.now().toISOString() : null} where id = ${id}`);
}
