import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';

/** For so long a letter that did not go, or perhaps did not, can be sent again; then its words are forgotten. */
const DAYS_KEPT = 7;

/**
 * Letters that nobody has in hand any more have come to an end: their job failed more often than it is tried again, or is
 * gone as after a restore. What the server may have taken is uncertain; nothing else is left to wait for ever.
 */
export const sweepLetters: Job = {
  name: 'mail.sweep',
  cron: '*/5 * * * *',
  run: async (ctx) => {
    await ctx.db.rows(sql`update mail_letter l set
        state = case l.state when 'sending' then 'uncertain' else 'failed' end,
        error = case l.state when 'sending' then 'mail_cut_off' else 'mail_given_up' end
      where l.state in ('queued', 'sending') and not exists (select 1 from pgboss.job j
        where j.name = 'mail.deliver' and j.state < 'completed' and j.data ->> 'id' = l.id::text)`);
    const until = new Date(ctx.now.getTime() - DAYS_KEPT * 86_400_000).toISOString();
    await ctx.db.rows(sql`update mail_letter set sealed = null
      where state in ('failed', 'uncertain') and sealed is not null and created_at < ${until}`);
  },
};
