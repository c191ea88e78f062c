import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Effect, Values } from '../../../platform/module.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { createRecord, removeRecord } from '../../../platform/records/write.ts';
import { Participant } from '../meeting.entity.ts';
import { occurrencesOf } from './occurrences.ts';
import { SeriesGuest } from './series.entity.ts';

const who = ['user', 'person', 'name', 'email'];

/** Whoever takes part in a series, as participants of its next meeting. */
export async function guestsOf(ctx: Context, series: string): Promise<Values[]> {
  const guests = await loadRecords(ctx, SeriesGuest, sql`t.series_id = ${series}`);
  return guests.map((guest) => participant({ ...guest }));
}

/** Who is added to a series, or taken out of it, is so in its meetings to come. */
export const guestsTakePart: Effect = {
  entity: 'activities.seriesGuest',
  run: async (ctx, { before, after }) => {
    if (ctx.isExact || (before && after && who.every((name) => before[name] === after[name]))) return;
    const own = asSystem(ctx, 'who takes part in a series takes part in its meetings');
    const series = String((after ?? before)?.['series']);
    for (const meeting of (await occurrencesOf(own, series)).filter((o) => o.isFree)) {
      if (before) await takeOut(own, meeting.id, before);
      if (after) await createRecord(own, Participant, { ...participant(after), meeting: meeting.id });
    }
  },
};

const participant = (guest: Values): Values =>
  Object.fromEntries(who.map((name) => [name, guest[name] ?? null]));

async function takeOut(ctx: Context, meeting: string, guest: Values): Promise<void> {
  const found = await loadRecords(
    ctx,
    Participant,
    sql`t.meeting_id = ${meeting} and t.user_id is not distinct from ${guest['user'] ?? null}::uuid
      and t.person_id is not distinct from ${guest['person'] ?? null}::uuid and t.name is not distinct from ${guest['name'] ?? null}`,
  );
  for (const one of found) await removeRecord(ctx, Participant, one.id);
}
