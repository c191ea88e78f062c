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
 * Hands a letter over. It is marked before the server hears its first word, so that whoever finds the mark knows that
 * somebody was cut off in between, and does not send it a second time; whoever was cut off before is simply followed.
 */
export const deliverLetter: Job<{ id: string }> = {
  name: 'mail.deliver',
  run: async (ctx, { id }) => {
    const letter = await waiting(ctx, id);
    if (!letter) return;
    const server = await loadMailServer(ctx.app);
    if (!server) return keep(ctx, id, letter.attempts, { is: 'later', code: 'mail_unreachable' }, false);
    const body = JSON.parse(decrypt(ctx.app.masterKey, letter.sealed)) as LetterBody;
    let begun = false;
    const outcome = await hand(server, id, letter.recipient, body, async () => {
      begun = Boolean(await mark(ctx, id));
      if (!begun) throw new Error('another worker sends it');
    });
    const isKnown = begun || outcome.is !== 'uncertain';
    await keep(ctx, id, letter.attempts, isKnown ? outcome : { is: 'later', code: outcome.code }, begun);
  },
};

async function waiting(
  ctx: Context,
  id: string,
): Promise<{ recipient: string; sealed: string; attempts: number } | undefined> {
  await ctx.db.rows(
    sql`update mail_letter set state = 'uncertain', error = 'mail_cut_off' where id = ${id} and state = 'sending'`,
  );
  return ctx.db.one(
    sql`select recipient, sealed, attempts from mail_letter where id = ${id} and state = 'queued'`,
  );
}

const mark = (ctx: Context, id: string): Promise<object | undefined> =>
  ctx.db.one(
    sql`update mail_letter set state = 'sending' where id = ${id} and state = 'queued' returning id`,
  );

/**
 * Nothing where the letter is no longer as this worker left it: then another has it in hand. Only that it was sent is
 * certain whatever others thought of a worker that they did not hear from.
 */
async function keep(
  ctx: Context,
  id: string,
  attempts: number,
  outcome: Outcome,
  hasBegun: boolean,
): Promise<void> {
  const pause = PAUSES[attempts];
  const left = [hasBegun ? 'sending' : 'queued', ...(outcome.is === 'sent' ? ['uncertain'] : [])];
  const decided = sql`attempts = ${attempts + 1} where id = ${id} and attempts = ${attempts} and state = any(${left}::text[])`;
  if (outcome.is === 'later' && pause !== undefined) {
    const startAfter = new Date(ctx.app.now().getTime() + pause * 60_000);
    return ctx.db.transaction(async (db) => {
      const kept = await db.one(
        sql`update mail_letter set state = 'queued', error = ${outcome.code}, ${decided} returning id`,
      );
      if (kept) await ctx.app.jobs.enqueue({ db }, 'mail.deliver', { id }, { startAfter });
    });
  }
  const state = outcome.is === 'sent' || outcome.is === 'uncertain' ? outcome.is : 'failed';
  await ctx.db.rows(sql`update mail_letter set state = ${state},
    sealed = case when ${outcome.is === 'sent'} then null else sealed end,
    error = ${outcome.is === 'sent' ? null : outcome.code},
    sent_at = ${outcome.is === 'sent' ? ctx.app.now().toISOString() : null}, ${decided}`);
}
