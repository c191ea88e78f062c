import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';

/** Deals entered longer ago are not looked at again: what did not happen until then was no reaction. */
const LOOK_BACK_DAYS = 60;

/**
 * Writes down the first call, letter, note, meeting arranged or task done about a deal after it was entered; what is
 * written stays. Deals of history, entered long after they were opened, tell nothing of it.
 */
export async function noteReactions(ctx: Context, deals?: string[]): Promise<void> {
  const which = deals
    ? sql`d.id = any(${deals}::uuid[])`
    : sql`d.created_at > ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS})`;
  const stamp = ctx.now.toISOString();
  await ctx.db.rows(sql`
    insert into reaction (id, created_at, updated_at, version, custom, batch_id, deal_id, opened_on, at, hours)
    select gen_random_uuid(), ${stamp}, ${stamp}, 1, '{}', null, d.id, d.opened_on, first.at,
      round(extract(epoch from first.at - d.created_at) / 3600, 1)
    from ${readable(ctx, 'deals.deal', 'd')}
    join lateral (select min(x.at) as at from (${acts(ctx)}) x where x.at >= d.created_at) first on first.at is not null
    where ${which} and d.opened_on is not null and abs(d.opened_on - (d.created_at at time zone ${ctx.timeZone})::date) <= 1
    on conflict (deal_id) do nothing`);
}

const acts = (ctx: Context): Fragment =>
  sql.join(
    (
      [
        ['activities.call', sql`at`],
        ['activities.letter', sql`at`],
        ['activities.note', sql`at`],
        ['activities.meeting', sql`created_at`],
        ['activities.task', sql`done_at`],
      ] as const
    ).map(
      ([entity, at]) =>
        sql`select a.${at} as at from ${readable(ctx, entity, 'a')} where a.deal_id = d.id and a.${at} is not null`,
    ),
    sql` union all `,
  );
