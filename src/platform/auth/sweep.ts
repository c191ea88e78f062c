import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';

/** What was written without a connection is sent again for up to three days: see `web/offline/send.ts`. */
const ANSWERS_DAYS = 4;

/** Removes what has run out: sessions, links, counted tries, answers kept for repeated requests. */
export const sweepExpired: Job = {
  name: 'auth.sweep',
  cron: '17 * * * *',
  run: async (ctx) => {
    const now = ctx.now.toISOString();
    const answered = new Date(ctx.now.getTime() - ANSWERS_DAYS * 86_400_000).toISOString();
    await ctx.db.rows(sql`delete from session where expires_at < ${now}`);
    await ctx.db.rows(sql`delete from one_time_token where expires_at < ${now}`);
    await ctx.db.rows(sql`delete from rate_limit where expires_at < ${now}`);
    await ctx.db.rows(sql`delete from idempotency where at < ${answered}`);
  },
};
