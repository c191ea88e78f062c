import { z } from 'zod';
import { conflict } from '../../../kernel/errors.ts';
import { asSystem, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb, type Values } from '../../../platform/module.ts';
import { loadRecord, loadRecords } from '../../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../../platform/records/write.ts';
import { Meeting, Participant } from '../meeting.entity.ts';
import { follow } from './follow.ts';
import { daysLater, localStart } from './recurrence.ts';
import { MeetingSeries } from './series.entity.ts';
import { shared } from './template.ts';

/** Makes a meeting the first of a series. It keeps its id and all that hangs on it; who takes part does so in all. */
export const repeatMeeting = defineVerb({
  entity: 'activities.meeting',
  name: 'repeat',
  when: { field: 'state', op: 'eq', value: 'planned' },
  needs: 'write',
  input: z.object({
    rule: z.string().max(300),
    until: z.iso.date().nullable().optional(),
    times: z.int().min(1).max(1000).nullable().optional(),
  }),
  output: z.object({ series: z.string() }),
  run: (ctx, id, input) =>
    transact(ctx, async (ctx) => {
      const meeting: Values = { ...(await loadRecord(ctx, Meeting, id, 'write', true)) };
      if (meeting['series']) throw conflict('meeting_is_repeated');
      if (meeting['state'] !== 'planned') throw conflict('meeting_not_planned');
      const own = asSystem(ctx, 'a meeting becomes the first of a series');
      const guests = await loadRecords(own, Participant, sql`t.meeting_id = ${id}`);
      const made = await createRecord(
        ctx,
        MeetingSeries,
        { ...valuesOf(ctx.timeZone, meeting), ...input, guests: guests.map(guestOf) },
        { isTrusted: true },
      );
      await updateRecord(own, Meeting, id, { series: made.id, occursOn: made.startsOn }, { isTrusted: true });
      await follow(ctx, { ...made });
      return { series: made.id };
    }),
});

function valuesOf(ownZone: string, meeting: Values): Values {
  const timeZone = String(meeting['timeZone'] ?? ownZone);
  const [startsAt, endsAt] = [String(meeting['startsAt']), String(meeting['endsAt'])];
  const { day, time } = localStart(new Date(startsAt).toISOString(), timeZone);
  return {
    ...Object.fromEntries(shared.map((name) => [name, meeting[name] ?? null])),
    timeZone,
    startsOn: day,
    startTime: time,
    minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    madeUntil: daysLater(day, -1),
  };
}

const guestOf = (p: Values | { user: unknown }): Values => {
  const { user, person, name, email } = p as Values;
  return { user, person, name, email };
};
