import { readable } from '../../../platform/access/readable.ts';
import { type Context, systemReading } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isHidden } from '../../../platform/records/fields.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { Norm } from '../norm.entity.ts';
import { type Chance, type Spread, type StageHistory, simulate } from './simulate.ts';

/** Ended deals that a stage's win rate should rest on at least. */
const LEAST_ENDED = 20;

export interface ExpectedSales extends Spread {
  deals: number;
  /** Stages of these deals whose history is too short to tell; the spread is wide for it. */
  thin: { stage: string; ended: number }[];
}

/** The open deals expected in the days, without those left out of the forecast, as a range; null where what it is made of is hidden. */
export async function expectedSales(
  ctx: Context,
  from: string,
  until: string,
): Promise<ExpectedSales | null> {
  const deal = ctx.app.registry.entity('deals.deal');
  if (['amount', 'stage', 'outcome', 'category', 'expectedOn'].some((name) => isHidden(ctx, deal, name)))
    return null;
  const deals = await ctx.db.rows<Chance & { stageName: string }>(sql`
    select coalesce(d.amount_base, 0)::float8 as amount, s.key as stage, s.name as "stageName"
    from ${readable(ctx, 'deals.deal', 'd')} join ${readable(ctx, 'processes.stage', 's')} on s.id = d.stage_id
    where d.outcome = 'open' and d.category is distinct from 'omitted' and d.expected_on between ${from} and ${until} order by d.id`);
  const norms = await loadRecords(systemReading(ctx), Norm, sql`t.kind = 'winRate'`);
  const history = new Map(
    norms.map((n): [string, StageHistory] => [n.key ?? '', { won: n.won ?? 0, ended: n.deals }]),
  );
  const names = new Map(deals.map((d) => [d.stage, d.stageName]));
  const thin = [...names].flatMap(([key, stage]) => {
    const ended = history.get(key)?.ended ?? 0;
    return ended < LEAST_ENDED ? [{ stage, ended }] : [];
  });
  return { ...simulate(deals, history, seeded(deals.length)), deals: deals.length, thin };
}

/** The same deals give the same spread at every look: Mulberry32, after Tommy Ettinger. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
