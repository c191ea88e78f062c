import { invalidField } from '../../kernel/errors.ts';
import { accessDay } from '../../platform/access/day.ts';
import { readable } from '../../platform/access/readable.ts';
import { Share } from '../../platform/access/sharing.entity.ts';
import { asSystem, type Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Preparation, Values } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord, removeRecord } from '../../platform/records/write.ts';

/** A participant is called as the colleague or the customer's person is; a stranger by name or address. */
export const participantName = named('activities.participant');
/** So is who takes part in a series. */
export const guestName = named('activities.seriesGuest');

function named(entity: string): Preparation {
  return { entity, prepare: (ctx, given, before) => withName(ctx, given, before) };
}

async function withName(ctx: Context, given: Values, before: Values | null): Promise<Values> {
  if (before || given['name']) return {};
  const name =
    (await nameOf(ctx, 'access.user', given['user'])) ??
    (await nameOf(ctx, 'contacts.person', given['person'])) ??
    given['email'];
  if (!name && !given['person'] && !given['user']) throw invalidField('name', 'required');
  return { name: name ?? null };
}

async function nameOf(ctx: Context, entity: string, id: unknown): Promise<string | null | undefined> {
  if (typeof id !== 'string') return undefined;
  const row = await ctx.db.one<{ name: string | null }>(
    sql`select x.name from ${readable(ctx, entity, 'x')} where x.id = ${id}`,
  );
  return row?.name;
}

/** A colleague who takes part sees the meeting, as long as they do. */
export const participantsSee: Effect = {
  entity: 'activities.participant',
  run: async (ctx, { before, after }) => {
    const own = asSystem(ctx, 'who takes part sees the meeting');
    if (before?.['user'] && before['user'] !== after?.['user'])
      await hide(own, before['meeting'], before['user']);
    if (after?.['user'] && before?.['user'] !== after['user'])
      await createRecord(own, Share, {
        record: { entity: 'activities.meeting', id: after['meeting'] },
        user: after['user'],
        level: 'read',
        from: accessDay(ctx),
      });
  },
};

async function hide(ctx: Context, meeting: unknown, user: unknown): Promise<void> {
  const shares = await loadRecords(ctx, Share, sql`t.record_id = ${meeting} and t.user_id = ${user}`);
  for (const share of shares) await removeRecord(ctx, Share, share.id);
}
