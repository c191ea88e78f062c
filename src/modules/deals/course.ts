import { z } from 'zod';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { readableField } from '../../platform/records/fields.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { today } from '../../platform/today.ts';
import { ProcessVersion } from '../processes/public.ts';
import { Deal } from './deal.entity.ts';

const MONTHS = 12;
/** The history of a deal is looked up deal by deal: of more, the newest are counted, and it is said so. */
const MOST = 10_000;

const stage = z.object({
  key: z.string(),
  /** Open deals that stand there now, by whichever version. */
  open: z.int(),
  /** Of the stays that ended in the period. */
  medianDays: z.number().nullable(),
});
const move = z.object({ from: z.string(), to: z.string(), count: z.int() });
const course = z.object({
  since: z.iso.date(),
  isBounded: z.boolean(),
  stages: z.array(stage),
  moves: z.array(move),
  won: z.int(),
  lost: z.int(),
});

/** How deals really went through the stages of a process in the last twelve months, of those that one may see. */
export const processCourse = defineVerb({
  entity: 'processes.version',
  name: 'course',
  needs: 'read',
  isPersonal: true,
  input: z.object({}),
  output: course,
  run: async (ctx, id) => {
    readableField(ctx, Deal, 'stage', 'stage');
    const { process } = await loadRecord(ctx, ProcessVersion, id);
    const since = Temporal.PlainDate.from(today(ctx)).subtract({ months: MONTHS }).toString();
    const counted = await ctx.db.one<{ deals: number; won: number; lost: number }>(sql`
      select (select count(*) from (select 1 from ${ofProcess(ctx, process)} and d.stage_since >= ${since} limit ${MOST + 1}) x)::int as deals,
        count(*) filter (where d.outcome = 'won')::int as won, count(*) filter (where d.outcome = 'lost')::int as lost
      from ${ofProcess(ctx, process)} and d.outcome <> 'open' and d.closed_on >= ${since}`);
    return {
      since,
      isBounded: (counted?.deals ?? 0) > MOST,
      stages: await standing(ctx, process, since),
      moves: await movesSince(ctx, process, since),
      won: counted?.won ?? 0,
      lost: counted?.lost ?? 0,
    };
  },
});

const ofProcess = (ctx: Context, process: string): Fragment =>
  sql`${readable(ctx, 'deals.deal', 'd')} where d.process_id = ${process}`;

/**
 * Every coming into a stage that the audit tells of, as `entered`, with when the deal left it again. Stages are the same
 * over versions by their key: a deal that only changed its version has not moved.
 */
const stays = (ctx: Context, process: string, since: string): Fragment => sql`
  with chosen as (select d.id, d.created_at from ${ofProcess(ctx, process)} and d.stage_since >= ${since}
      order by d.stage_since desc limit ${MOST}),
    turned as (select c.id, a.at, a.verb, f.key as was, s.key as stage from chosen c
      join audit_entry a on a.record_id = c.id and a.at >= c.created_at and a.changes ? 'stage'
      join stage s on s.id::text = a.changes -> 'stage' ->> 1
      left join stage f on f.id::text = a.changes -> 'stage' ->> 0
      where f.key is distinct from s.key),
    entered as (select t.*, lead(t.at) over (partition by t.id order by t.at) as left_at from turned t)`;

/** Open deals by stage now, and the middle one of the stays that ended in the period. */
const standing = (ctx: Context, process: string, since: string): Promise<z.infer<typeof stage>[]> =>
  ctx.db.rows<z.infer<typeof stage>>(sql`${stays(ctx, process, since)},
    now as (select s.key, count(*)::int as open from ${readable(ctx, 'deals.deal', 'd')} join stage s on s.id = d.stage_id
      where d.process_id = ${process} and d.outcome = 'open' group by 1),
    past as (select e.stage as key, round((percentile_cont(0.5) within group (order by extract(epoch from e.left_at - e.at)) / 86400)::numeric, 1)::float8 as days
      from entered e where e.left_at >= ${since} group by 1)
    select key, coalesce(now.open, 0) as open, past.days as "medianDays" from now full join past using (key)`);

/** Changes of version are no moves of a deal, nor is what was taken back. */
const movesSince = (ctx: Context, process: string, since: string): Promise<z.infer<typeof move>[]> =>
  ctx.db.rows<z.infer<typeof move>>(sql`${stays(ctx, process, since)}
    select e.was as "from", e.stage as "to", count(*)::int as count from entered e
    where e.was is not null and e.at >= ${since} and e.verb not in ('migrated', 'upgrade', 'undone')
    group by 1, 2 order by 3 desc`);
