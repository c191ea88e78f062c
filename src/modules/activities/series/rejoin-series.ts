import { z } from 'zod';
import { conflict } from '../../../kernel/errors.ts';
import { asSystem, type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Values } from '../../../platform/module.ts';
import { loadRecord, loadRecords } from '../../../platform/records/read.ts';
import { removeRecord, updateRecord } from '../../../platform/records/write.ts';
import { Meeting } from '../meeting.entity.ts';
import { occurrencesOf } from './occurrences.ts';
import { daysLater, daysOf, type Recurrence } from './recurrence.ts';
import { MeetingSeries } from './series.entity.ts';

/** Where a series was split, as the change of "this and the following" says it. */
export const splitAt = z.object({ from: z.iso.date(), shift: z.int() });
export type SplitAt = z.infer<typeof splitAt>;

/** Takes a split back: the series goes on as it was, and has its meetings again with their ids and answers. */
export const rejoinSeries = (ctx: Context, meeting: string, at: SplitAt): Promise<{ series: string }> =>
  transact(ctx, async (ctx) => {
    const seen = await loadRecord(ctx, Meeting, meeting, 'write');
    if (!seen.series) throw conflict('meeting_not_repeated');
    const later: Values & { id: string } = {
      ...(await loadRecord(ctx, MeetingSeries, seen.series, 'write', true)),
    };
    const earlier = await earlierOf(ctx, later, at);
    await bringBack(ctx, later.id, earlier.id, at.shift);
    await removeRecord(ctx, MeetingSeries, later.id);
    const how = { isTrusted: true, verb: 'rejoined' };
    await updateRecord(ctx, MeetingSeries, earlier.id, endOf(earlier, later, at), how);
    return { series: earlier.id };
  });

/** Nothing but the series that ended the day before, so that no days are taken that are somebody else's. */
async function earlierOf(ctx: Context, later: Values, { from }: SplitAt): Promise<Values & { id: string }> {
  if (!later['continues']) throw conflict('series_not_split');
  const earlier = { ...(await loadRecord(ctx, MeetingSeries, String(later['continues']), 'write', true)) };
  if (earlier.until !== daysLater(from, -1)) throw conflict('series_not_split');
  return earlier;
}

/** A day that the earlier series has a meeting of already keeps that one. */
async function bringBack(ctx: Context, later: string, earlier: string, shift: number): Promise<void> {
  const own = asSystem(ctx, 'meetings go back to their series');
  const taken = new Set((await occurrencesOf(own, earlier)).map((o) => o.day));
  for (const { id, occursOn } of await loadRecords(own, Meeting, sql`t.series_id = ${later}`)) {
    const day = daysLater(String(occursOn), -shift);
    if (taken.has(day)) continue;
    const how = { isTrusted: true, data: { isRoutine: true } };
    await updateRecord(own, Meeting, id, { series: earlier, occursOn: day }, how);
  }
}

/** As far as the later one goes, without the days that were taken out of it meanwhile. */
function endOf(earlier: Values, later: Values, { shift }: SplitAt): Values {
  const before = daysOf(
    earlier as unknown as Recurrence,
    String(earlier['startsOn']),
    String(earlier['until']),
  );
  const gone = (later['exceptDays'] as string[]).map((day) => daysLater(day, -shift));
  return {
    until: later['until'] ?? null,
    times: later['times'] ? Number(later['times']) + before.length : null,
    exceptDays: [...new Set([...(earlier['exceptDays'] as string[]), ...gone])].toSorted(),
  };
}
