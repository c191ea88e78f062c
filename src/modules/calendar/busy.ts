import { ownScope, predicate } from '../../platform/access/predicate.ts';
import { readable } from '../../platform/access/readable.ts';
import { asSystem, type Context } from '../../platform/context.ts';
import { or, sql } from '../../platform/database/sql.ts';

/** Somebody is taken at that time; by what, only for those who see the meeting. */
export interface Busy {
  user: string;
  name: string;
  startsAt: string;
  endsAt: string;
  meeting: string | null;
  title: string | null;
}
export interface BusyQuestion {
  users: string[];
  from: string;
  to: string;
  /** The meeting that is being arranged itself. */
  except?: string | undefined;
}
const MOST = 200;

/**
 * Who of these colleagues has a meeting then. That a colleague is busy is no secret in a company that arranges meetings;
 * with whom and about what is one, and follows the meeting's own access.
 */
export async function busyTimes(ctx: Context, q: BusyQuestion): Promise<Busy[]> {
  const entity = ctx.app.registry.entity('activities.meeting');
  if (ownScope(ctx, entity, 'read') === 'none') return [];
  const own = asSystem(ctx, 'that colleagues are busy, not by what');
  const isSeen = or([predicate(ctx, entity, 'read', 'm')]);
  const hidesTitle = ctx.grants.fieldsOf(entity.base)['title'] === 'hidden';
  const whole = sql`m.starts_at < ${q.to}::timestamptz and m.ends_at > ${q.from}::timestamptz and m.starts_at > ${q.from}::timestamptz - interval '14 days' and m.state = 'planned'`;
  return ctx.db.rows<Busy>(sql`
    with taken as (
      select m.id, m.organiser_id as user_id from ${readable(own, entity.name, 'm')} where m.organiser_id = any(${q.users}::uuid[]) and ${whole}
      union
      select m.id, a.user_id from ${readable(own, entity.name, 'm')} join participant a on a.meeting_id = m.id
      where a.user_id = any(${q.users}::uuid[]) and a.answer <> 'declined' and a.deleted_at is null and ${whole}
    )
    select t.user_id as "user", u.name, to_json(m.starts_at)#>>'{}' as "startsAt", to_json(m.ends_at)#>>'{}' as "endsAt",
      case when ${isSeen} then m.id end as meeting, case when ${isSeen} and not ${sql.lit(hidesTitle)} then m.title end as title
    from taken t join meeting m on m.id = t.id join app_user u on u.id = t.user_id
    where m.id is distinct from ${q.except ?? null}::uuid order by m.starts_at, u.name limit ${MOST}`);
}
