import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { readableField } from '../../platform/records/fields.ts';

export const changeKinds = ['new', 'movedIn', 'up', 'down', 'movedOut', 'won', 'lost', 'gone'] as const;
export interface ChangesQuery {
  /** Mondays; the second is now where absent. */
  from: string;
  until?: string | undefined;
  /** Days of expected closing, both included. */
  expectedFrom?: string | undefined;
  expectedUntil?: string | undefined;
}
export interface DealChange {
  deal: string;
  name: string | null;
  kind: (typeof changeKinds)[number];
  before: string | null;
  after: string | null;
  change: string;
  /** Whether the deal can be opened still. */
  isThere: boolean;
}
export interface Changes {
  before: string;
  after: string;
  sums: { kind: DealChange['kind']; count: number; change: string }[];
  deals: DealChange[];
}
const MOST_DEALS = 500;

/**
 * Why the open deals expected in a period come to another total than they did: each deal under one reason. The changes
 * add up to the difference of the totals, as every deal that is in either of them is in exactly one row.
 */
export async function changesBetween(ctx: Context, query: ChangesQuery): Promise<Changes> {
  const deal = ctx.app.registry.entity('deals.deal');
  for (const name of ['amount', 'expectedOn', 'outcome']) readableField(ctx, deal, name, name);
  const compared = comparison(ctx, query);
  const [row] = await ctx.db.rows<Changes>(sql`with c as materialized (${compared})
    select coalesce((select trim_scale(sum(before)) from c), 0)::text as before, coalesce((select trim_scale(sum(after)) from c), 0)::text as after,
      coalesce((select json_agg(json_build_object('kind', s.kind, 'count', s.count, 'change', s.change)) from
        (select kind, count(*) as count, trim_scale(sum(change))::text as change from c where change <> 0 or kind not in ('up', 'down') group by kind) s), '[]') as sums,
      coalesce((select json_agg(d) from (select deal, name, kind, trim_scale(before)::text as before, trim_scale(after)::text as after,
        trim_scale(change)::text as change, is_there as "isThere"
        from c where change <> 0 or kind not in ('up', 'down') order by abs(change) desc, deal limit ${MOST_DEALS}) d), '[]') as deals`);
  return row ?? { before: '0', after: '0', sums: [], deals: [] };
}

function comparison(ctx: Context, query: ChangesQuery): Fragment {
  const inPeriod = (alias: string): Fragment => {
    const day = sql.ref(`${alias}.expected_on`);
    const from = query.expectedFrom ? sql`${day} >= ${query.expectedFrom}` : sql`true`;
    const until = query.expectedUntil ? sql`${day} <= ${query.expectedUntil}` : sql`true`;
    return sql`(coalesce(${from} and ${until}, false))`;
  };
  return sql`
    select x.*, coalesce(x.after, 0) - coalesce(x.before, 0) as change,
      case when x.was and x.is then case when coalesce(x.after, 0) >= coalesce(x.before, 0) then 'up' else 'down' end
        when x.was and x.in_second then 'movedOut' when x.was then coalesce(x.ended, 'gone')
        when x.in_first then 'movedIn' else 'new' end as kind
    from (select coalesce(a.deal, b.deal) as deal, coalesce(b.name, a.name) as name, a.deal is not null as in_first, b.deal is not null as in_second,
        coalesce(${inPeriod('a')} and a.deal is not null, false) as was, coalesce(${inPeriod('b')} and b.deal is not null, false) as is,
        case when ${inPeriod('a')} then a.amount end as before, case when ${inPeriod('b')} then b.amount end as after,
        nullif(d.outcome, 'open') as ended, d.id is not null as is_there
      from (${snapshotOf(ctx, query.from)}) a full join (${query.until ? snapshotOf(ctx, query.until) : presentDeals(ctx)}) b on b.deal = a.deal
      left join ${readable(ctx, 'deals.deal', 'd')} on d.id = coalesce(a.deal, b.deal)) x
    where x.was or x.is`;
}

const snapshotOf = (ctx: Context, week: string): Fragment =>
  sql`select s.deal_id as deal, s.name, s.amount, s.expected_on from ${readable(ctx, 'forecast.snapshot', 's')} where s.week = ${week}`;

/** Deals that the reader now sees, those of customers whom the reader serves among them. */
const presentDeals = (ctx: Context): Fragment =>
  sql`select d.id as deal, d.name, d.amount_base as amount, d.expected_on from ${readable(ctx, 'deals.deal', 'd')} where d.outcome = 'open'`;
