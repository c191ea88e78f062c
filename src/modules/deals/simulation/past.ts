import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Values } from '../../../platform/module.ts';

/** Of more deals the newest are taken, and it is said so. */
export const MOST = 2000;

/** A deal as it was at a move of its history: what the audit had told of it by then. */
export interface PastMove {
  deal: string;
  at: string;
  /** Keys, the same over versions. */
  from: string | null;
  to: string;
  /** What the stage come into was called. */
  name: string;
  values: Values;
}

/** Closed deals of a process that the actor sees, the newest first. */
export async function closedDeals(
  ctx: Context,
  process: string,
  { from, until }: { from: string; until: string },
): Promise<string[]> {
  const rows = await ctx.db.rows<{ id: string }>(sql`select d.id from ${readable(ctx, 'deals.deal', 'd')}
    where d.process_id = ${process} and d.outcome <> 'open' and d.closed_on between ${from} and ${until}
    order by d.closed_on desc, d.id desc limit ${MOST + 1}`);
  return rows.map((r) => r.id);
}

interface Entry {
  id: string;
  at: string;
  changes: Record<string, [unknown, unknown]>;
  verb: string;
}
interface PastStage {
  id: string;
  key: string;
  name: string;
}
/** Acts that set a stage without being a move. */
const noMoves = new Set(['migrated', 'upgrade', 'undone']);

/** Every coming into a stage in the history of the deals, in order, with the deal's values as they were then. */
export async function movesOf(ctx: Context, deals: string[]): Promise<PastMove[]> {
  const entries =
    await ctx.db.rows<Entry>(sql`select a.record_id as id, to_json(a.at)#>>'{}' as at, a.changes, a.verb from audit_entry a
    where a.record_id = any(${deals}::uuid[]) order by a.record_id, a.version, a.at`);
  const stages = await ctx.db.rows<PastStage>(sql`select id, key, name from stage where process_version_id in
    (select v.id from process_version v where v.process_id in (select d.process_id from deal d where d.id = any(${deals}::uuid[])))`);
  const byId = new Map<unknown, PastStage>(stages.map((s) => [s.id, s]));
  return [...Map.groupBy(entries, (e) => e.id).values()].flatMap((own) => movesOfOne(own, byId));
}

function movesOfOne(entries: Entry[], stages: Map<unknown, PastStage>): PastMove[] {
  const moves: PastMove[] = [];
  let values: Values = {};
  for (const { id, at, changes, verb } of entries) {
    const after = Object.fromEntries(Object.entries(changes).map(([name, [, now]]) => [name, now]));
    const [was, now] = changes['stage'] ?? [];
    const [from, to] = [stages.get(was)?.key ?? null, stages.get(now)];
    values = { ...values, ...after };
    if (to && to.key !== from && !noMoves.has(verb))
      moves.push({ deal: id, at, from, to: to.key, name: to.name, values });
  }
  return moves;
}
