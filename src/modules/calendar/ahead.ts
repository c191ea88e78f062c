import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { meetingOn, wantedDays } from '../activities/public.ts';
import type { CalendarItem, Question } from './items.ts';

interface Ahead extends Record<string, unknown> {
  id: string;
  version: number;
  kind: string;
  title: string;
  organiser: string;
  users: string[];
  party: CalendarItem['party'];
  place: string | null;
  madeUntil: string;
  /** Days whose meeting was made before its time, since somebody changed it. */
  madeAhead: string[];
}

/** Meetings of series further ahead than they are made: shown by the rule, to be changed by their series only. */
export async function meetingsAhead(ctx: Context, q: Question): Promise<CalendarItem[]> {
  const hides = (entity: string): boolean => Object.values(ctx.grants.fieldsOf(entity)).includes('hidden');
  if (hides('activities.meeting') || hides('activities.series')) return [];
  const series = await ctx.db.rows<Ahead>(sql`
    select s.id, s.version, s.kind, s.title, s.organiser_id as organiser, s.place, s.rule, s.starts_on::text as "startsOn", s.start_time as "startTime",
      s.minutes, s.time_zone as "timeZone", s.until::text, s.times, s.except_days as "exceptDays", s.made_until::text as "madeUntil",
      array(select m.occurs_on::text from meeting m where m.series_id = s.id and m.occurs_on > s.made_until) as "madeAhead",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as party,
      array(select s.organiser_id where s.organiser_id = any(${q.users}::uuid[]) union
        select g.user_id from meeting_series_guest g where g.series_id = s.id and g.user_id = any(${q.users}::uuid[]) and g.deleted_at is null) as users
    from ${readable(ctx, 'activities.series', 's')} left join ${readable(ctx, 'contacts.party', 'p')} on p.id = s.party_id
    where s.made_until < ${q.to} and s.starts_on <= ${q.to} and (s.until is null or (s.until >= ${q.from} and s.until > s.made_until))
      and (s.organiser_id = any(${q.users}::uuid[]) or s.id in (select g.series_id from meeting_series_guest g where g.user_id = any(${q.users}::uuid[]) and g.deleted_at is null))`);
  return series.flatMap((s) => daysAhead(s, q).map((day) => itemOn(s, day)));
}

function daysAhead(s: Ahead, q: Question): string[] {
  const next = Temporal.PlainDate.from(s.madeUntil).add({ days: 1 }).toString();
  return wantedDays(s, q.from, q.to).filter((day) => day >= next && !s.madeAhead.includes(day));
}

function itemOn(s: Ahead, day: string): CalendarItem {
  const { startsAt, endsAt } = meetingOn(s, day);
  return {
    entity: 'activities.series',
    id: `${s.id}`,
    version: s.version,
    kind: s.kind,
    title: s.title,
    users: s.users,
    owner: s.organiser,
    party: s.party,
    place: s.place,
    startsAt: String(startsAt),
    endsAt: String(endsAt),
    day: null,
    state: 'planned',
    series: s.id,
    isException: false,
    isImportant: false,
    canWrite: false,
  };
}
