import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { AHEAD_DAYS, dayAt, extend } from './follow.ts';
import { daysLater } from './recurrence.ts';
import { MeetingSeries } from './series.entity.ts';

/** Not every night a day: the window is filled when a week of it is gone. */
const SLACK_DAYS = 7;
const PAGE = 100;

/** Keeps the meetings of every series made ahead. Any number may run at once: each series is taken by one of them. */
export const extendSeriesJob: Job = {
  name: 'activities.extendSeries',
  cron: '25 * * * *',
  run: (ctx) => extendAll(ctx),
};

export async function extendAll(ctx: Context): Promise<void> {
  for (let after = ''; ; ) {
    const due = await dueSeries(ctx, after);
    for (const { id } of due) await extendOne(ctx, id);
    const last = due.at(-1);
    if (!last || due.length < PAGE) return;
    after = last.id;
  }
}

/** In a transaction of its own: a kill loses at most this series' part, which the next run makes. */
const extendOne = (ctx: Context, id: string): Promise<void> =>
  transact(ctx, async (ctx) => {
    // Whoever comes second waits here, and finds nothing left to do.
    await ctx.db.rows(sql`select id from meeting_series where id = ${id} for update`);
    const [series] = await loadRecords(ctx, MeetingSeries, sql`t.id = ${id} and ${isDue(ctx)}`);
    if (series) await extend(ctx, { ...series });
  });

const dueSeries = (ctx: Context, after: string): Promise<{ id: string }[]> =>
  ctx.db.rows<{ id: string }>(sql`select t.id from meeting_series t
    where t.deleted_at is null and ${isDue(ctx)} and t.id::text > ${after} order by t.id::text limit ${PAGE}`);

const isDue = (ctx: Context) =>
  sql`(t.made_until is null or t.made_until < ${daysLater(dayAt(ctx.now, 'UTC'), AHEAD_DAYS - SLACK_DAYS)})
    and (t.until is null or t.made_until is null or t.until > t.made_until)`;
