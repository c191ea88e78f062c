import { DomainError } from '../../../kernel/errors.ts';
import { isLanguage } from '../../../kernel/i18n.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { readable } from '../../../platform/access/readable.ts';
import { type Context, transact, userContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { fileOf } from '../file/make.ts';
import { mayExport } from '../file/routes.ts';
import { questionOf } from '../question.ts';
import { Report } from '../report.entity.ts';
import { hand } from './hand.ts';
import { lastMoment, type Schedule } from './moment.ts';

export interface Due {
  id: string;
  report: string;
  to: string[];
  format: 'pdf' | 'xlsx';
  moment: Date;
}

/**
 * Everything that has come due, each colleague's copy in a transaction of its own that begins with its unique row: a
 * second worker waits for it and then does nothing, and one that is killed leaves neither row nor letter.
 */
export async function deliverDue(ctx: Context, failed: (error: unknown) => void): Promise<number> {
  let count = 0;
  for (const due of await dueNow(ctx))
    for (const user of due.to)
      count += await deliverTo(ctx, due, user).catch((error: unknown) => {
        failed(error);
        return 0;
      });
  return count;
}

export const deliverJob: Job = {
  name: 'reports.deliver',
  cron: '* * * * *',
  run: async (ctx) => {
    await deliverDue(ctx, (error) => ctx.app.log.warn({ err: error }, 'reports: a delivery waits'));
  },
};

async function dueNow(ctx: Context): Promise<Due[]> {
  const { timeZone } = ctx.app.settings();
  const rows = await ctx.db.rows<Schedule & Omit<Due, 'moment'> & { since: Date | string | null }>(sql`
    select d.id, d.report_id as report, d.to, d.format, d.every, d.weekday, d.month_day as "monthDay", d.hour, d.since
    from ${readable(ctx, 'reports.delivery', 'd')} join ${readable(ctx, 'reports.report', 'r')} on r.id = d.report_id
    where not coalesce(d.is_paused, false)`);
  return rows.flatMap((row) => {
    const moment = lastMoment(row, ctx.now, timeZone);
    const isFresh = moment && (!row.since || moment.getTime() > new Date(row.since).getTime());
    return isFresh ? [{ ...row, moment }] : [];
  });
}

/** Resolves to 1 where this run sent it. */
async function deliverTo(ctx: Context, due: Due, userId: string): Promise<number> {
  const at = ctx.now.toISOString();
  const known = await ctx.db.one(sql`select 1 from report_sent where delivery_id = ${due.id}
    and moment = ${due.moment.toISOString()} and user_id = ${userId}`);
  if (known) return 0;
  return transact(ctx, async (ctx) => {
    const id = uuidv7();
    const [row] = await ctx.db.rows<{
      id: string;
    }>(sql`insert into report_sent (id, delivery_id, user_id, moment, at, way)
      values (${id}, ${due.id}, ${userId}, ${due.moment.toISOString()}, ${at}, 'refused')
      on conflict (delivery_id, moment, user_id) do nothing returning id`);
    if (!row) return 0;
    const made = await copyFor(ctx, due, userId);
    if ('problem' in made) {
      await ctx.db.rows(sql`update report_sent set problem = ${made.problem} where id = ${id}`);
      return 0;
    }
    await hand(ctx, id, due, made);
    return 1;
  });
}

export interface Copy {
  user: Context;
  email: string | null;
  name: string;
  bytes: Buffer;
  type: string;
}

/** Built with the rights that the colleague has now; who may not read the report or take it away gets a reason instead. */
async function copyFor(ctx: Context, due: Due, userId: string): Promise<Copy | { problem: string }> {
  const person = await ctx.db.one<{ email: string | null; locale: string | null; zone: string | null }>(sql`
    select u.email, u.locale, u.time_zone as zone from app_user u
    where u.id = ${userId} and u.is_active and u.has_sign_in and u.deleted_at is null`);
  const own =
    person &&
    (await userContext(ctx.app, userId, {
      language: isLanguage(person.locale) ? person.locale : ctx.language,
      timeZone: person.zone ?? ctx.timeZone,
    }));
  if (!person || !own) return { problem: 'user_inactive' };
  const user = { ...own, db: ctx.db, now: ctx.now };
  try {
    const report = await loadRecord(user, Report, due.report);
    const question = questionOf(report['question']);
    if (!mayExport(user, question)) return { problem: 'export_denied' };
    const name = String(report['name']);
    return { user, email: person.email, name, ...(await fileOf(user, name, question, due.format)) };
  } catch (error) {
    if (error instanceof DomainError) return { problem: error.problems[0]?.code ?? error.code };
    throw error;
  }
}
