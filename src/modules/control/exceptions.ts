import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { today } from '../../platform/today.ts';

/** A finding as it is told: about which deal, of whom, for how long. */
export interface Exception {
  id: string;
  kind: string;
  deal: string;
  /** Null, as the amount and others, where it is hidden from the reader. */
  name: string | null;
  owner: string | null;
  ownerName: string | null;
  stage: string | null;
  /** In the company's currency. */
  amount: string | null;
  since: string;
  /** Since then, as of the reader's today. */
  length: number;
  usual: number;
  isOwnUsual: boolean;
  times: number | null;
  days: number | null;
  stageFrom: string | null;
  stageTo: string | null;
  every: number | null;
  unit: string | null;
}
const FEW_EXCEPTIONS = 200;
export const MOST_EXCEPTIONS = 1000;

/** What the program found about the open deals that the reader sees, the dearest first. */
export function exceptions(
  ctx: Context,
  which: { users?: string[] | undefined; deals?: string[] | undefined; limit?: number | undefined },
): Promise<Exception[]> {
  const whose = which.users ? sql`d.owner_id = any(${which.users}::uuid[])` : sql`true`;
  const those = which.deals ? sql`d.id = any(${which.deals}::uuid[])` : sql`true`;
  return ctx.db.rows<Exception>(sql`
    select f.id, f.kind, d.id as deal, d.name, d.owner_id as owner, u.name as "ownerName", s.name as stage, trim_scale(d.amount_base)::text as amount,
      f.since::text, (${today(ctx)}::date - f.since) as length, f.usual, f.is_own_usual as "isOwnUsual", f.times, f.days,
      f.stage_from as "stageFrom", f.stage_to as "stageTo", f.every, f.unit
    from ${readable(ctx, 'control.finding', 'f')} join ${readable(ctx, 'deals.deal', 'd')} on d.id = f.deal_id
    left join ${readable(ctx, 'access.user', 'u')} on u.id = d.owner_id
    left join ${readable(ctx, 'processes.stage', 's')} on s.id = d.stage_id
    where ${whose} and ${those} and d.outcome = 'open'
    order by d.amount_base desc nulls last, d.id, f.kind limit ${which.limit ?? FEW_EXCEPTIONS}`);
}
