import { z } from 'zod';
import { conflict } from '../../../kernel/errors.ts';
import { asSystem, type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb, type Values } from '../../../platform/module.ts';
import { loadRecord, loadRecords } from '../../../platform/records/read.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { Meeting } from '../meeting.entity.ts';
import { movedRule } from './moved-rule.ts';
import { daysBetween, daysLater, localStart } from './recurrence.ts';
import { splitAt } from './rejoin-series.ts';
import { MeetingSeries } from './series.entity.ts';
import { split } from './split.ts';

const instant = z.iso.datetime({ offset: true });
const values = z
  .object({
    title: z.string().trim().min(1).max(300),
    kind: z.enum(['meeting', 'visit']),
    place: z.string().max(300).nullable(),
    agenda: z.string().max(20_000).nullable(),
    party: z.uuid().nullable(),
    person: z.uuid().nullable(),
    deal: z.uuid().nullable(),
    organiser: z.uuid(),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string().max(60),
    rule: z.string().max(300),
    until: z.iso.date().nullable(),
    times: z.int().min(1).max(1000).nullable(),
  })
  .partial();
type Given = z.infer<typeof values>;

/**
 * Changes all meetings of the series from this one on, or the series as a whole (of which nothing past is changed). A
 * meeting moved to another day takes the others of its rule along.
 */
export const changeSeries = defineVerb({
  entity: 'activities.meeting',
  name: 'changeSeries',
  when: { field: 'occursOn', op: 'notEmpty' },
  needs: 'write',
  input: z.object({ scope: z.enum(['following', 'all']), values }),
  output: z.object({ series: z.string(), split: splitAt.nullable() }),
  run: (ctx, id, input) => transact(ctx, (ctx) => change(ctx, id, input.scope, input.values)),
});

/** No meeting of the series any more: from this one on, or none to come. */
export const endSeries = defineVerb({
  entity: 'activities.meeting',
  name: 'endSeries',
  when: { field: 'occursOn', op: 'notEmpty' },
  needs: 'write',
  input: z.object({ scope: z.enum(['following', 'all']) }),
  output: z.object({ series: z.string() }),
  run: (ctx, id, { scope }) =>
    transact(ctx, async (ctx) => {
      const { series, day } = await partOf(ctx, id);
      const from = scope === 'all' ? ((await nextDay(ctx, series.id)) ?? day) : day;
      const until = daysLater(from, -1);
      const end = { until: series['until'] && String(series['until']) < until ? series['until'] : until };
      await updateRecord(ctx, MeetingSeries, series.id, { ...end, times: null }, { verb: 'end' });
      return { series: series.id };
    }),
});

async function change(ctx: Context, id: string, scope: 'following' | 'all', given: Given) {
  const { series, day } = await partOf(ctx, id);
  const { patch, shift } = patchOf(series, day, given);
  const first = await nextDay(ctx, series.id);
  const from = scope === 'all' ? (first && first < day ? first : day) : day;
  const isWhole = scope === 'all' || !(await hasBefore(ctx, series.id, from));
  if (isWhole && !shift) {
    await updateRecord(ctx, MeetingSeries, series.id, patch);
    return { series: series.id, split: null };
  }
  return split(ctx, series, { from, shift, patch });
}

/** The series first: whatever changes a series locks its row before those of its meetings. */
async function partOf(ctx: Context, id: string) {
  const seen = await loadRecord(ctx, Meeting, id, 'write');
  if (!seen.series || !seen.occursOn) throw conflict('meeting_not_repeated');
  const series: Values & { id: string } = {
    ...(await loadRecord(ctx, MeetingSeries, seen.series, 'write', true)),
  };
  const meeting = await loadRecord(ctx, Meeting, id, 'write', true);
  if (meeting.series !== series.id || !meeting.occursOn) throw conflict('try_again');
  // What is asked of all of them is asked of this one too, changed by hand or not.
  const own = asSystem(ctx, 'a meeting follows its series again');
  await updateRecord(own, Meeting, id, { isException: false }, { isTrusted: true });
  return { series, day: meeting.occursOn };
}

/** The change of one meeting as one of the series, and by how many days it moves. */
function patchOf(series: Values, day: string, given: Given): { patch: Values; shift: number } {
  const { startsAt, endsAt, ...patch } = given;
  const timeZone = given.timeZone ?? String(series['timeZone']);
  if (!startsAt) return { patch, shift: 0 };
  const start = localStart(startsAt, timeZone);
  const shift = daysBetween(day, start.day);
  const minutes = endsAt && Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const rule = given.rule ?? movedRule(String(series['rule']), day, start.day);
  return {
    patch: { ...patch, rule, startTime: start.time, ...(minutes === undefined ? {} : { minutes }) },
    shift,
  };
}

/** The day of the next meeting that follows the series. */
async function nextDay(ctx: Context, series: string): Promise<string | undefined> {
  const [next] = await loadRecords(
    asSystem(ctx, 'a series is looked through'),
    Meeting,
    sql`t.series_id = ${series} and t.state = 'planned' and t.starts_at > ${ctx.now.toISOString()}::timestamptz and not coalesce(t.is_exception, false)
      and t.occurs_on = (select min(o.occurs_on) from meeting o where o.series_id = ${series} and o.state = 'planned' and o.deleted_at is null
        and o.starts_at > ${ctx.now.toISOString()}::timestamptz and not coalesce(o.is_exception, false))`,
  );
  return next?.occursOn ?? undefined;
}

async function hasBefore(ctx: Context, series: string, day: string): Promise<boolean> {
  const row = await ctx.db.one(
    sql`select 1 from meeting m where m.series_id = ${series} and m.occurs_on < ${day} and m.deleted_at is null limit 1`,
  );
  return row !== undefined;
}
