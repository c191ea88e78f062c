import { predicate } from '../../platform/access/predicate.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';

/** Something on somebody's calendar: with an hour, or on a day. */
export interface CalendarItem {
  entity: 'activities.meeting' | 'activities.task' | 'plans.contact' | 'activities.series';
  id: string;
  version: number;
  kind: string;
  title: string | null;
  /** Whose calendars of those asked for it stands on. */
  users: string[];
  owner: string | null;
  party: { id: string; name: string | null } | null;
  place: string | null;
  startsAt: string | null;
  endsAt: string | null;
  /** Where it has no hour. */
  day: string | null;
  state: string;
  series: string | null;
  isException: boolean;
  isImportant: boolean;
  /** Whether the reader has the right to change it. */
  canWrite: boolean;
}
/** Days in the reader's zone, both included, and whose calendars. */
export interface Question {
  from: string;
  to: string;
  users: string[];
}

/** More than this in one view is no calendar any more; the answer says that there is more. */
export const MOST = 3000;
/** A meeting that began longer ago is not looked for, so that the index bounds the search on both sides. */
const LONGEST_DAYS = 14;
/** Shown length of a task with an hour. */
const TASK_MINUTES = 30;

/** Everything within the reader's sight, in one statement. */
export function calendarItems(ctx: Context, q: Question): Promise<CalendarItem[]> {
  const parts = [meetings(ctx, q), tasks(ctx, q), contacts(ctx, q)];
  return ctx.db.rows<CalendarItem>(sql`
    select i.*, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as party
    from (${sql.join(
      parts.map((part) => sql`(${part})`),
      sql` union all `,
    )}) i left join ${readable(ctx, 'contacts.party', 'p')} on p.id = i.party_id limit ${MOST + 1}`);
}

function meetings(ctx: Context, q: Question): Fragment {
  const entity = 'activities.meeting';
  const users = sql`any(${q.users}::uuid[])`;
  const [from, to] = bounds(ctx, q);
  const about = sql`c.starts_at >= ${from} - make_interval(days => ${LONGEST_DAYS}) and`;
  return sql`
    with mine as (
      select c.id, c.organiser_id as user_id from meeting c where c.organiser_id = ${users} and ${about} c.starts_at < ${to}
      union
      select c.id, a.user_id from meeting c join participant a on a.meeting_id = c.id
      where a.user_id = ${users} and a.answer <> 'declined' and a.deleted_at is null and ${about} c.starts_at < ${to}
    ), whose as (select id, array_agg(user_id) as users from mine group by id)
    select ${sql.lit(entity)}::text as entity, m.id, m.version, m.kind, m.title, w.users, m.organiser_id as owner, m.party_id, m.place,
      to_json(m.starts_at)#>>'{}' as "startsAt", to_json(m.ends_at)#>>'{}' as "endsAt", null::text as day, m.state, m.series_id as series,
      coalesce(m.is_exception, false) as "isException", false as "isImportant", ${canWrite(ctx, entity, 'm')} as "canWrite"
    from whose w join ${readable(ctx, entity, 'm')} on m.id = w.id
    where m.state <> 'cancelled' and (m.ends_at > ${from} or m.starts_at >= ${from}) and ${isShown(ctx, entity, 'startsAt')}`;
}

function tasks(ctx: Context, q: Question): Fragment {
  const entity = 'activities.task';
  const users = sql`any(${q.users}::uuid[])`;
  const [from, to] = bounds(ctx, q);
  return sql`
    select ${sql.lit(entity)}::text, k.id, k.version, k.kind, k.title, array[k.assignee_id], k.assignee_id, k.party_id, null::text, to_json(k.due_at)#>>'{}',
      to_json(k.due_at + make_interval(mins => ${TASK_MINUTES}))#>>'{}', case when k.due_at is null then k.due_on::text end, k.state,
      null::uuid, false, coalesce(k.is_required, false) or k.priority = 'high', ${canWrite(ctx, entity, 'k')}
    from ${readable(ctx, entity, 'k')}
    where k.assignee_id = ${users} and k.state in ('open', 'done') and ${isShown(ctx, entity, 'dueOn')} and (
      (k.due_at is null and k.due_on between ${q.from} and ${q.to}) or (k.due_at >= ${from} and k.due_at < ${to}))`;
}

function contacts(ctx: Context, q: Question): Fragment {
  const entity = 'plans.contact';
  return sql`
    select ${sql.lit(entity)}::text, c.id, c.version, c.kind, c.topic, array[c.assignee_id], c.assignee_id, c.party_id,
      null::text, null::text, null::text, c.due_on::text, c.state, null::uuid, false, false, ${canWrite(ctx, entity, 'c')}
    from ${readable(ctx, entity, 'c')}
    where c.assignee_id = any(${q.users}::uuid[]) and c.state = 'planned' and c.due_on between ${q.from} and ${q.to} and ${isShown(ctx, entity, 'dueOn')}`;
}

/** The moments at which the reader's first day begins and the last one ends. */
function bounds(ctx: Context, { from, to }: Question): [Fragment, Fragment] {
  const at = (day: string, plus: number): Fragment =>
    sql`((${day}::date + ${sql.lit(plus)})::timestamp at time zone ${ctx.timeZone})`;
  return [at(from, 0), at(to, 1)];
}

const isHidden = (ctx: Context, entity: string, field: string): boolean =>
  ctx.grants.fieldsOf(entity)[field] === 'hidden';
const isShown = (ctx: Context, entity: string, field: string): Fragment =>
  sql.lit(!isHidden(ctx, entity, field)) as Fragment;

const canWrite = (ctx: Context, name: string, alias: string): Fragment =>
  sql`(${predicate(ctx, ctx.app.registry.entity(name), 'write', alias)})`;
