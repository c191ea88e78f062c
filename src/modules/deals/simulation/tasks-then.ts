import { readable } from '../../../platform/access/readable.ts';
import { type Context, systemReading } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { PastMove } from './past.ts';

interface Entry {
  task: string;
  deal: string;
  /** Of the typical task that it was made from: tasks are renamed by whoever does them. */
  title: string;
  at: string;
  state: string | null;
  /** The key of the stage that it came to belong to. */
  stage: string | null;
}
/** Whether such a task of the stage was open when the deal moved; undefined where it had none. */
export type WasOpen = (move: PastMove, stage: string, title: string) => boolean | undefined;

/** The tasks that stages planned for the deals, as they were at any moment of the past. */
export async function tasksThen(ctx: Context, deals: string[]): Promise<WasOpen> {
  const reading = systemReading(ctx);
  const entries = await ctx.db.rows<Entry>(sql`select k.id as task, k.deal_id as deal, p.title,
      to_json(a.at)#>>'{}' as at, a.changes -> 'state' ->> 1 as state, s.key as stage
    from ${readable(reading, 'activities.task', 'k')}
    join stage_task p on p.id = k.stage_task_id
    join audit_entry a on a.record_id = k.id and a.at >= k.created_at
    left join stage s on s.id::text = a.changes -> 'stage' ->> 1
    where k.deal_id = any(${deals}::uuid[]) order by k.id, a.version, a.at`);
  const byTitle = Map.groupBy(entries, (e) => `${e.deal}\n${e.title}`);
  return (move, stage, title) => {
    const earlier = (byTitle.get(`${move.deal}\n${title}`) ?? []).filter(
      (e) => Date.parse(e.at) <= Date.parse(move.at),
    );
    const states = [...Map.groupBy(earlier, (e) => e.task).values()]
      .filter((own) => own.findLast((e) => e.stage)?.stage === stage)
      .map((own) => own.findLast((e) => e.state)?.state);
    return states.length ? states.includes('open') : undefined;
  };
}
