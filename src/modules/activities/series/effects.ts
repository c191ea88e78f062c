import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Effect, Preparation, Values } from '../../../platform/module.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { sameValue } from '../../../platform/records/same.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { follow, withdraw } from './follow.ts';
import { MeetingSeries } from './series.entity.ts';
import { deciding, differs, meetingOn } from './template.ts';

/** A series and its meetings change together. One that is made of meetings there are already is filled by who makes it. */
export const seriesLeads: Effect = {
  entity: 'activities.series',
  run: async (ctx, { id, before, after }) => {
    if (ctx.isExact) return;
    if (!after) return withdraw(ctx, id);
    if (!before && after['version'] === 1 && after['madeUntil']) return;
    if (before && deciding.every((name) => sameValue(before[name] ?? null, after[name] ?? null))) return;
    await follow(ctx, { ...after, id });
  },
};

/** A meeting that somebody changed goes its own way, until it is again what its series wants (an undo). */
export const meetingKeepsChange: Preparation = {
  entity: 'activities.meeting',
  prepare: async (ctx, given, before) => {
    if (!before?.['series'] || ctx.mode !== 'live') return {};
    const series = await seriesOf(ctx, before['series']);
    if (!series) return {};
    const wanted = meetingOn(series, String(before['occursOn']));
    return { isException: differs({ ...before, ...given }, wanted) };
  },
};

/** A meeting that somebody deleted is an exception of its series, until it is restored. */
export const deletedIsExcepted: Effect = {
  entity: 'activities.meeting',
  run: async (ctx, { before, after }) => {
    const meeting = after ?? before;
    if (!meeting?.['series'] || (before && after) || ctx.mode !== 'live' || ctx.isExact) return;
    const series = await seriesOf(ctx, meeting['series']);
    if (!series) return;
    const day = String(meeting['occursOn']);
    const others = (series['exceptDays'] as string[]).filter((d) => d !== day);
    const exceptDays = after ? others : [...others, day].sort();
    const own = asSystem(ctx, 'a meeting was taken out of its series');
    await updateRecord(own, MeetingSeries, series.id, { exceptDays }, { isTrusted: true, verb: 'excepted' });
  },
};

async function seriesOf(ctx: Context, id: unknown): Promise<(Values & { id: string }) | undefined> {
  const own = asSystem(ctx, 'a meeting is held against its series');
  const [series] = await loadRecords(own, MeetingSeries, sql`t.id = ${id}`);
  return series as (Values & { id: string }) | undefined;
}
