import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { figuresOfMany } from '../../platform/metrics/many.ts';
import { adjustedCommits } from './adjusted.ts';
import { type Node, type OrgUnit, rollUp, type Seller } from './roll-up.ts';

const forecastMetrics = [
  'deals.won',
  'deals.forecast.commit',
  'deals.forecast.bestCase',
  'deals.forecast.pipeline',
  'deals.forecast.omitted',
  'deals.expected',
];
export interface AdjustmentOf {
  id: string;
  user: string | null;
  userName: string | null;
  department: string | null;
  category: string;
  month: string;
  amount: string;
  author: string | null;
  authorName: string | null;
  note: string | null;
}
export interface Forecast {
  /** `adjusted`, of one month: what is committed with the heads' figures for it or beneath it. */
  nodes: (Node & { adjusted: string | null })[];
  adjustments: AdjustmentOf[];
}

/** What is won and expected in the days, by seller, department and company, with the heads' adjustments beside. */
export async function forecastOf(ctx: Context, from: string, until: string): Promise<Forecast> {
  const rows = await figuresOfMany(ctx, [{ metrics: forecastMetrics, group: { field: 'owner' } }], {
    from,
    until,
  });
  const adjustments = await adjustmentsOf(ctx, from, until);
  for (const { user, userName } of adjustments)
    if (user && !rows.some((r) => r.key === user)) rows.push({ key: user, name: userName, figures: [] });
  const sellers = await ctx.db.rows<Seller>(
    sql`select u.id, u.name, u.department_id as department from ${readable(ctx, 'access.user', 'u')} where u.id = any(${rows.flatMap((r) => r.key ?? [])}::uuid[])`,
  );
  const units = await ctx.db.rows<OrgUnit>(
    sql`select d.id, d.name, d.parent_id as parent from ${readable(ctx, 'access.department', 'd')} order by d.position, d.name`,
  );
  const nodes = rollUp(rows, sellers, units);
  // A figure is of a month: over several there is nothing to add it to.
  const isMonth = from.slice(0, 7) === until.slice(0, 7);
  const adjusted = adjustedCommits(nodes, isMonth ? adjustments : []);
  return { nodes: nodes.map((n) => ({ ...n, adjusted: adjusted.get(n.id) ?? null })), adjustments };
}

const adjustmentsOf = (ctx: Context, from: string, until: string): Promise<AdjustmentOf[]> =>
  ctx.db.rows<AdjustmentOf>(sql`
    select a.id, a.user_id as user, w.name as "userName", a.department_id as department, a.category, a.month::text, trim_scale(a.amount_base)::text as amount,
      a.author_id as author, u.name as "authorName", a.note
    from ${readable(ctx, 'forecast.adjustment', 'a')} left join ${readable(ctx, 'access.user', 'u')} on u.id = a.author_id
    left join ${readable(ctx, 'access.user', 'w')} on w.id = a.user_id
    where a.month between ${from} and ${until} order by a.month, a.updated_at desc limit 1000`);
