import { asSystem, type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Subscriber } from '../../../platform/module.ts';
import { invitedTo, type Subject } from './invitation-rows.ts';
import { tell, tellEnd, tellInvited } from './invitations.ts';

const of = (entity: string, verbs: string[]): string[] => verbs.map((verb) => `activities.${entity}.${verb}`);

/** Whoever was invited hears that it was called off or is on again; by what the meeting or the series is when the job runs. */
export const invitedHear: Subscriber = {
  name: 'calendar.invitedHear',
  on: [
    ...of('meeting', ['cancel', 'reopen', 'deleted', 'restored']),
    ...of('series', ['end', 'rejoined', 'deleted', 'restored']),
  ],
  wants: async (ctx, { record }) =>
    record !== null &&
    (await ctx.db.one(sql`select 1 from calendar_invitation where meeting_id = ${record} or series_id = ${record}
      or series_id = (select m.series_id from meeting m where m.id = ${record}) limit 1`)) !== undefined,
  run: async (ctx, { entity, record, verb, at }) => {
    if (!record) return;
    const own = asSystem(ctx, 'who was invited hears of the meeting');
    await transact(own, (ctx) =>
      entity === 'activities.series' ? hearSeries(ctx, record, verb) : hearMeeting(ctx, record, at),
    );
  },
};

/**
 * Whoever hears of the series needs no letter for each meeting that goes with it, or with its rule; nor whoever was told of the
 * series since, without this meeting.
 */
async function hearMeeting(ctx: Context, id: string, at: string): Promise<void> {
  const row = await ctx.db.one<{ isOn: boolean; goesWithSeries: boolean }>(sql`
    select m.state = 'planned' and m.deleted_at is null as "isOn",
      coalesce(s.deleted_at is not null or (m.deleted_at is not null and not s.except_days @> to_jsonb(m.occurs_on::text)), false) as "goesWithSeries"
    from meeting m left join meeting_series s on s.id = m.series_id
    where m.id = ${id} and m.ends_at > ${ctx.now.toISOString()}::timestamptz for update of m`);
  if (!row) return;
  const subject: Subject = { is: 'meeting', id };
  if (row.isOn) await onAgain(ctx, subject, 'cancelled');
  else
    await tellInvited(ctx, subject, 'cancelled', (one) =>
      row.goesWithSeries ? !one.hearsOfSeries : !one.isBySeries || Date.parse(one.toldAt) < Date.parse(at),
    );
}

async function hearSeries(ctx: Context, id: string, verb: string): Promise<void> {
  const row = await ctx.db.one<{
    isDeleted: boolean;
    goesOn: boolean;
  }>(sql`select s.deleted_at is not null as "isDeleted",
      exists (select 1 from meeting_series n where n.continues_id = s.id and n.deleted_at is null) as "goesOn"
    from meeting_series s where s.id = ${id} for update`);
  const subject: Subject = { is: 'series', id };
  if (row?.isDeleted && !row.goesOn) await tellInvited(ctx, subject, 'cancelled');
  if (row && !row.isDeleted && verb === 'end') await tellEnd(ctx, subject);
  if (row && !row.isDeleted && verb === 'rejoined') await onAgain(ctx, subject, 'ended');
  if (row && !row.isDeleted && verb === 'restored') await onAgain(ctx, subject, 'cancelled');
}

async function onAgain(ctx: Context, subject: Subject, from: 'cancelled' | 'ended'): Promise<void> {
  const off = (await invitedTo(ctx, subject)).filter(
    (one) => one.state === from && one.isBySeries === (subject.is === 'series'),
  );
  await tell(ctx, subject, off, 'invited');
}
