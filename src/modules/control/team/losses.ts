import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';

/** From which stage a seller's deals were lost. */
export interface LossStage {
  user: string;
  stage: string;
  count: number;
  ids: string[];
}
/** As many as a list's filter takes. */
const MOST_IDS = 200;

/** Where sellers lose their deals, as the refusals themselves say. */
export const lossStages = (ctx: Context, from: string, until: string): Promise<LossStage[]> =>
  ctx.db.rows<LossStage>(sql`
    select d.owner_id as "user", e.data ->> 'from' as stage, count(distinct d.id)::int as count,
      (array_agg(distinct d.id))[1:${sql.lit(MOST_IDS)}] as ids
    from ${readable(ctx, 'deals.deal', 'd')} join event e on e.record_id = d.id and e.verb = 'lose'
    where d.outcome = 'lost' and d.stage_id is not null and d.closed_on between ${from} and ${until} and d.owner_id is not null and e.data ->> 'from' is not null
    group by 1, 2`);
