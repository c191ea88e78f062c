import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { defaults } from '../norms.ts';

/** The closing day was put off more often than is usual. The audit knows every day that it was to be. */
export const slipped = (ctx: Context): Fragment => sql`
  select o.id, 'slipped', x.since, coalesce(n.usual, ${sql.lit(defaults.moves.usual)}), n.id is not null, x.times, x.days, null::text, null::text, null::int, null::text
  from open o left join norm n on n.kind = 'moves' and not n.is_default
  join lateral (select count(*)::int as times, sum(m.until - m.was)::int as days, max((m.at at time zone ${ctx.timeZone})::date) as since
    from (select a.at, (a.changes -> 'expectedOn' ->> 0)::date as was, (a.changes -> 'expectedOn' ->> 1)::date as until
      from audit_entry a where a.record_id = o.id and a.at >= o.created_at and a.changes ? 'expectedOn') m
    where m.until > m.was) x on x.times > coalesce(n.usual, ${sql.lit(defaults.moves.usual)})`;

/** It came into its stage past more stages than is usual. */
export const jumped = (ctx: Context): Fragment => sql`
  select o.id, 'jumped', x.since, coalesce(n.usual, ${sql.lit(defaults.jump.usual)}), n.id is not null, x.passed, null::int, x.stage_from, x.stage_to, null::int, null::text
  from open o left join norm n on n.kind = 'jump' and not n.is_default
  join lateral (select (a.at at time zone ${ctx.timeZone})::date as since, f.name as stage_from, s.name as stage_to,
      (select count(*) from ${readable(ctx, 'processes.stage', 'b')} where b.process_version_id = s.process_version_id
        and b.kind = 'open' and b.position > f.position and b.position < s.position)::int as passed
    from audit_entry a join ${readable(ctx, 'processes.stage', 'f')} on f.id::text = a.changes -> 'stage' ->> 0
    join ${readable(ctx, 'processes.stage', 's')} on s.id::text = a.changes -> 'stage' ->> 1
    where a.record_id = o.id and a.at >= o.created_at and a.changes ? 'stage' and s.id = o.stage_id and s.kind = 'open'
    order by a.at desc, a.version desc limit 1) x on x.passed > coalesce(n.usual, ${sql.lit(defaults.jump.usual)})`;
