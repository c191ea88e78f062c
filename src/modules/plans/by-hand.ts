import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { rememberedUntilChanged } from '../../platform/remembered.ts';
import { close, done, type Happened } from './closing.ts';
import { lastContact } from './last-contact.ts';

/** Somebody who is called so many days before the day that was set for it was called about it. */
const EARLY_DAYS = 3;

/** Whether anything stands in the plans that no policy asked for. */
export const hasByHand = rememberedUntilChanged<boolean>(
  'plans.contact',
  async (ctx) =>
    (await ctx.db.one(
      sql`select 1 from planned_contact where state = 'planned' and policy_id is null and deleted_at is null limit 1`,
    )) !== undefined,
);

/** Fills contacts that somebody planned by hand: by what happened since, on their day or shortly before, or later. */
export async function fillByHand(ctx: Context, parties: string[]): Promise<number> {
  const rows = await ctx.db.rows<Happened & { id: string; dueOn: string }>(sql`
    select h.id, h.due_on::text as "dueOn", (last.at at time zone ${ctx.timeZone})::date::text as "lastOn",
      json_build_object('entity', last.entity, 'id', last.id) as "lastRecord"
    from (select c.id, c.party_id as party, c.kind, c.due_on, c.created_at from ${readable(ctx, 'plans.contact', 'c')}
      where c.party_id = any(${parties}::uuid[]) and c.state = 'planned' and c.policy_id is null) h,
    lateral (${lastContact(ctx, sql`h.kind`)}) last
    where last.at > h.created_at and (last.at at time zone ${ctx.timeZone})::date >= h.due_on - ${EARLY_DAYS}::int`);
  for (const row of rows) await close(ctx, row.id, done(row, row.dueOn));
  return rows.length;
}
