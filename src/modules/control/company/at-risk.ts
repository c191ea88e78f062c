import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { today } from '../../../platform/today.ts';
import { lastContact } from '../../plans/public.ts';

export interface CustomerAtRisk {
  id: string;
  kind: string;
  /** Null where it is hidden. */
  name: string | null;
  ownerName: string | null;
  /** `rarer`: does not buy as often as before; `silent`: nobody speaks with them any more. */
  reason: 'rarer' | 'silent';
  /** Since the last purchase, or since the last contact; null where there was none. */
  length: number | null;
  /** Usual days between purchases. */
  usual: number | null;
  lastWonOn: string;
  /** All that they bought, in the company's currency; null where no amount is known, or amounts are hidden. */
  won: string | null;
}
const LOOK_BACK_DAYS = 730;
const LEAST_DAYS = 60;
const SILENT_DAYS = 90;
const MOST = 50;

/**
 * Customers who bought in the last two years, have no open deal, and either bought on two days or more and now waited for twice
 * their usual interval (and 60 days), or had no contact for 90 days. Those who bought most come first.
 */
export const customersAtRisk = (ctx: Context): Promise<CustomerAtRisk[]> =>
  ctx.db.rows<CustomerAtRisk>(sql`
    with buyer as materialized (
      select b.party, b.won, b.last_on, b.gap, ${today(ctx)}::date - b.last_on as waited from (
        select d.party_id as party, sum(d.amount_base) filter (where d.outcome = 'won') as won, max(d.closed_on) filter (where d.outcome = 'won') as last_on,
          (max(d.closed_on) filter (where d.outcome = 'won') - min(d.closed_on) filter (where d.outcome = 'won'))
            / nullif(count(distinct d.closed_on) filter (where d.outcome = 'won') - 1, 0) as gap
        from ${readable(ctx, 'deals.deal', 'd')} where d.party_id is not null and d.outcome in ('won', 'open')
        group by d.party_id having bool_or(d.outcome = 'won') and not bool_or(d.outcome = 'open')) b
      where b.last_on >= ${today(ctx)}::date - ${sql.lit(LOOK_BACK_DAYS)})
    select h.party as id, p.kind, p.name, u.name as "ownerName", x.reason, x.length, h.gap::int as usual, h.last_on::text as "lastWonOn",
      trim_scale(h.won)::text as won
    from buyer h join ${readable(ctx, 'contacts.party', 'p')} on p.id = h.party
    left join ${readable(ctx, 'access.user', 'u')} on u.id = p.owner_id
    left join lateral (${lastContact(ctx, sql`'any'`)}) last on true
    cross join lateral (select case when h.gap is not null and h.waited > greatest(${sql.lit(LEAST_DAYS)}, 2 * h.gap) then 'rarer'
        when last.at is null or last.at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${sql.lit(SILENT_DAYS)}) then 'silent' end as reason) r
    cross join lateral (select r.reason, case r.reason when 'rarer' then h.waited
      else ${today(ctx)}::date - (last.at at time zone ${ctx.timeZone})::date end as length) x
    where x.reason is not null order by h.won desc nulls last, h.party limit ${sql.lit(MOST)}`);
