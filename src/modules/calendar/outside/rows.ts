import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { JComponent } from '../ical/jcal.ts';

/** Fields that every record of a calendar has, with how it is called outside. */
interface Called {
  id: string;
  version: number;
  uid: string | null;
  /** The file's name, where the reader's own program gave it. */
  name: string | null;
  /** What the reader's own programs added, by day of a series; '' for the record itself. */
  personal: Record<string, JComponent> | null;
  title: string;
  createdAt: string;
  updatedAt: string;
}
export interface MeetingRow extends Called {
  place: string | null;
  agenda: string | null;
  organiser: string | null;
  startsAt: string;
  endsAt: string;
  timeZone: string | null;
  state: string;
  series: string | null;
  occursOn: string | null;
  isException: boolean;
  isDeclined: boolean;
}
export interface SeriesRow extends Called {
  place: string | null;
  agenda: string | null;
  organiser: string | null;
  rule: string;
  startsOn: string;
  startTime: string;
  minutes: number;
  timeZone: string;
  until: string | null;
  times: number | null;
  exceptDays: string[];
}
export interface TaskRow extends Called {
  description: string | null;
  dueOn: string | null;
  dueAt: string | null;
  state: string;
  priority: string;
}
/** Which records: those of a time (`to` null: without end), or the one of an id. */
export interface Which {
  from: string;
  to: string | null;
  only?: string | undefined;
  /** Of the one, whether it is the reader's own does not matter. */
  isAnyones?: boolean;
  withCancelled?: boolean;
  /** Deleted ones too: for the program's own work alone, as row access is left out with it. */
  withDeleted?: boolean;
}

const instantText = (column: string): Fragment => sql`to_json(${sql.ref(column)})#>>'{}'`;
const called = (
  ctx: Context,
  t: string,
): Fragment => sql`${sql.ref(`${t}.id`)}, ${sql.ref(`${t}.version`)}, n.uid,
  case when n.user_id = ${ctx.userId} then n.name end as name, x.parts as personal, ${sql.ref(`${t}.title`)},
  ${instantText(`${t}.created_at`)} as "createdAt", ${instantText(`${t}.updated_at`)} as "updatedAt"`;
const names = (
  ctx: Context,
  t: string,
): Fragment => sql`left join calendar_name n on n.record_id = ${sql.ref(`${t}.id`)}
  left join calendar_personal x on x.record_id = ${sql.ref(`${t}.id`)} and x.user_id = ${ctx.userId}`;

const meetingColumns = (
  ctx: Context,
): Fragment => sql`${called(ctx, 'm')}, m.place, m.agenda, m.organiser_id as organiser,
  ${instantText('m.starts_at')} as "startsAt", ${instantText('m.ends_at')} as "endsAt", m.time_zone as "timeZone", m.state,
  m.series_id as series, m.occurs_on::text as "occursOn", coalesce(m.is_exception, false) as "isException",
  exists (select 1 from participant d where d.meeting_id = m.id and d.user_id = ${ctx.userId} and d.answer = 'declined' and d.deleted_at is null) as "isDeclined"`;

/** The reader's own meetings: that they arrange or take part in. */
export const meetingRows = (ctx: Context, w: Which): Promise<MeetingRow[]> =>
  ctx.db.rows<MeetingRow>(sql`
    with mine as (
      select c.id from meeting c where (c.organiser_id = ${ctx.userId} or ${sql.lit(w.isAnyones ?? false)}) and ${inTime(w)}
      union
      select c.id from meeting c join participant a on a.meeting_id = c.id
      where a.user_id = ${ctx.userId} and a.answer <> 'declined' and a.deleted_at is null and ${inTime(w)}
    )
    select ${meetingColumns(ctx)} from mine join ${w.withDeleted ? sql`meeting m` : readable(ctx, 'activities.meeting', 'm')} on m.id = mine.id ${names(ctx, 'm')}
    where (m.state <> 'cancelled' or ${sql.lit(w.withCancelled ?? false)}) order by m.starts_at, m.id`);

const inTime = (w: Which): Fragment =>
  w.only
    ? sql`c.id = ${w.only}`
    : sql`c.starts_at >= ${w.from}::timestamptz and (${w.to}::timestamptz is null or c.starts_at < ${w.to}::timestamptz)`;

/** Of these series, the meetings that are not as the rule says. */
export const exceptionRows = (ctx: Context, series: string[]): Promise<MeetingRow[]> =>
  ctx.db.rows<MeetingRow>(sql`select ${meetingColumns(ctx)} from ${readable(ctx, 'activities.meeting', 'm')} ${names(ctx, 'm')}
    where m.series_id = any(${series}::uuid[]) and (m.is_exception or m.state = 'cancelled' or exists (select 1 from participant x
      where x.meeting_id = m.id and x.user_id = ${ctx.userId} and x.answer = 'declined' and x.deleted_at is null))
    order by m.occurs_on`);

export const seriesRows = (ctx: Context, w: Which): Promise<SeriesRow[]> =>
  ctx.db.rows<SeriesRow>(sql`
    with mine as (
      select s.id from meeting_series s where ${w.isAnyones ? sql`s.id = ${w.only}` : sql`s.organiser_id = ${ctx.userId}`}
      union select g.series_id from meeting_series_guest g where g.user_id = ${ctx.userId} and g.deleted_at is null
    )
    select ${called(ctx, 's')}, s.place, s.agenda, s.organiser_id as organiser, s.rule, s.starts_on::text as "startsOn", s.start_time as "startTime",
      s.minutes, s.time_zone as "timeZone", s.until::text, s.times, s.except_days as "exceptDays"
    from mine join ${w.withDeleted ? sql`meeting_series s` : readable(ctx, 'activities.series', 's')} on s.id = mine.id ${names(ctx, 's')}
    where ${w.only ? sql`s.id = ${w.only}` : sql`(s.until is null or s.until >= ${w.from.slice(0, 10)}::date)`} order by s.id`);

export const taskRows = (ctx: Context, w: Which): Promise<TaskRow[]> =>
  ctx.db.rows<TaskRow>(sql`
    select ${called(ctx, 'k')}, k.description, k.due_on::text as "dueOn", ${instantText('k.due_at')} as "dueAt", k.state, k.priority
    from ${readable(ctx, 'activities.task', 'k')} ${names(ctx, 'k')}
    where k.assignee_id = ${ctx.userId} and ${w.only ? sql`k.id = ${w.only}` : sql`(k.state = 'open' or (k.state = 'done' and k.done_at >= ${w.from}::timestamptz))`}
      and k.state <> 'cancelled' order by k.id`);

export interface PersonRow {
  of: string;
  id: string;
  user: string | null;
  name: string | null;
  email: string | null;
  answer: 'waiting' | 'accepted' | 'declined';
}

/** Who takes part in these meetings, with a colleague's own address. */
export const participantRows = (ctx: Context, meetings: string[]): Promise<PersonRow[]> =>
  ctx.db.rows<PersonRow>(sql`select p.meeting_id as of, p.id, p.user_id as "user", p.name, lower(coalesce(p.email, u.email)) as email, p.answer
    from ${readable(ctx, 'activities.participant', 'p')} left join ${readable(ctx, 'access.user', 'u')} on u.id = p.user_id
    where p.meeting_id = any(${meetings}::uuid[]) order by p.id`);

export const guestRows = (ctx: Context, series: string[]): Promise<PersonRow[]> =>
  ctx.db.rows<PersonRow>(sql`select g.series_id as of, g.id, g.user_id as "user", g.name, lower(coalesce(g.email, u.email)) as email, 'waiting' as answer
    from ${readable(ctx, 'activities.seriesGuest', 'g')} left join ${readable(ctx, 'access.user', 'u')} on u.id = g.user_id
    where g.series_id = any(${series}::uuid[]) order by g.id`);

export const colleagueRows = (
  ctx: Context,
  ids: string[],
): Promise<{ id: string; name: string; email: string | null }[]> =>
  ctx.db.rows(
    sql`select u.id, u.name, lower(u.email) as email from ${readable(ctx, 'access.user', 'u')} where u.id = any(${ids}::uuid[])`,
  );
