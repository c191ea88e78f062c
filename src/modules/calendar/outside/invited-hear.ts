import { asSystem, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Subscriber } from '../../../platform/module.ts';
import { invitedTo, tell } from './invitations.ts';

/** Whoever was invited hears that a meeting was called off, or is on again; by what the meeting is when the job runs. */
export const invitedHear: Subscriber = {
  name: 'calendar.invitedHear',
  on: ['cancel', 'reopen', 'deleted', 'restored'].map((verb) => `activities.meeting.${verb}`),
  wants: async (ctx, { record }) =>
    record !== null &&
    (await ctx.db.one(sql`select 1 from calendar_invitation where meeting_id = ${record} limit 1`)) !==
      undefined,
  run: async (ctx, { record }) => {
    if (!record) return;
    const own = asSystem(ctx, 'who was invited hears of the meeting');
    await transact(own, async (ctx) => {
      const row = await ctx.db.one<{
        isOn: boolean;
      }>(sql`select state = 'planned' and deleted_at is null as "isOn"
        from meeting where id = ${record} and ends_at > ${ctx.now.toISOString()}::timestamptz for update`);
      if (!row) return;
      const [from, to] = row.isOn ? (['cancelled', 'invited'] as const) : (['invited', 'cancelled'] as const);
      const waiting = (await invitedTo(ctx, record)).filter((one) => one.state === from);
      for (const one of waiting) await tell(ctx, record, one, to);
    });
  },
};
