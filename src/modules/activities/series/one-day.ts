import { conflict } from '../../../kernel/errors.ts';
import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Values } from '../../../platform/module.ts';
import { loadRecord, loadRecords } from '../../../platform/records/read.ts';
import { createRecord, removeRecord, updateRecord } from '../../../platform/records/write.ts';
import { Meeting } from '../meeting.entity.ts';
import { wantedDays } from './follow.ts';
import { guestsOf } from './guests.ts';
import { MeetingSeries } from './series.entity.ts';
import { meetingOn } from './template.ts';

/** Changes the meeting of one day of a series, which is made for it where it lies further ahead than they are. */
export async function changeDay(ctx: Context, series: string, day: string, patch: Values): Promise<void> {
  const known = await meetingOf(ctx, series, day);
  const id = known ?? (await makeAhead(ctx, series, day));
  await updateRecord(ctx, Meeting, id, patch);
}

/** Lets the meeting of a day be as its series has it. */
export async function resetDay(ctx: Context, series: string, day: string): Promise<void> {
  const id = await meetingOf(ctx, series, day);
  if (!id) return;
  const {
    series: _,
    occursOn,
    isException,
    ...wanted
  } = meetingOn({ ...(await seriesFor(ctx, series)) }, day);
  await updateRecord(ctx, Meeting, id, wanted);
}

/** Takes a day out of a series. */
export async function exceptDay(ctx: Context, series: string, day: string): Promise<void> {
  const id = await meetingOf(ctx, series, day);
  if (id) return removeRecord(ctx, Meeting, id);
  const { exceptDays } = await seriesFor(ctx, series);
  const days = [...new Set([...(exceptDays as string[]), day])].toSorted();
  const own = asSystem(ctx, 'a day is taken out of a series');
  await updateRecord(own, MeetingSeries, series, { exceptDays: days }, { isTrusted: true, verb: 'excepted' });
}

/** The series' row is locked, so that nobody makes the same meeting meanwhile. */
const seriesFor = (ctx: Context, id: string) => loadRecord(ctx, MeetingSeries, id, 'write', true);

async function meetingOf(ctx: Context, series: string, day: string): Promise<string | undefined> {
  await seriesFor(ctx, series);
  const [meeting] = await loadRecords(
    ctx,
    Meeting,
    sql`t.series_id = ${series} and t.occurs_on = ${day}::date`,
  );
  return meeting?.id;
}

async function makeAhead(ctx: Context, id: string, day: string): Promise<string> {
  const series = { ...(await seriesFor(ctx, id)) };
  if (!wantedDays(series, day, day).length) throw conflict('series_not_on_day', { day });
  const own = asSystem(ctx, 'a meeting of a series is made ahead to be changed');
  const participants = await guestsOf(own, id);
  const values = { ...meetingOn(series, day), participants };
  return (await createRecord(own, Meeting, values, { isTrusted: true, data: { isRoutine: true } })).id;
}
