import { uuidv7 } from '../../../kernel/uuid.ts';
import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { hiding } from './hiding.ts';

/** What people are told of: a meeting, which may be one of a series, or a series with all its meetings. */
export interface Subject {
  is: 'meeting' | 'series';
  id: string;
}
export interface Outsider {
  email: string;
  name: string | null;
}
export interface Invited extends Outsider {
  uid: string;
  sequence: number;
  state: 'invited' | 'cancelled' | 'ended';
}
/** `isBySeries`: of this meeting nothing has been said by itself. */
export interface Known extends Invited {
  isBySeries: boolean;
  toldAt: string;
  hearsOfSeries: boolean;
}

/** Who takes part and is no colleague, by the address that the reader may see. */
export async function outsiders(ctx: Context, { is, id }: Subject): Promise<Outsider[]> {
  if (hiding(ctx).hidesPeople) return [];
  const isHidden = ctx.grants.fieldsOf('contacts.party')['email'] === 'hidden';
  const own = isHidden ? sql`p.email` : sql`coalesce(p.email, c.email)`;
  const people =
    is === 'meeting'
      ? readable(ctx, 'activities.participant', 'p')
      : readable(ctx, 'activities.seriesGuest', 'p');
  return ctx.db.rows<Outsider>(sql`select distinct on (lower(${own})) lower(${own}) as email, p.name
    from ${people} left join ${readable(ctx, 'contacts.person', 'c')} on c.id = p.person_id
    where ${sql.ref(`p.${is}_id`)} = ${id} and p.user_id is null and ${own} is not null order by lower(${own}), p.id`);
}

/** Who was told of it, and what last; of one meeting of a series also who was told of the series. */
export const invitedTo = (ctx: Context, subject: Subject): Promise<Known[]> =>
  ctx.db.rows<Known>(sql`select distinct on (i.email) i.email, i.name, i.uid, i.sequence, i.state, i.meeting_id is null as "isBySeries", to_json(i.at)#>>'{}' as "toldAt",
      exists (select 1 from calendar_invitation k where k.series_id = ${seriesOf(subject)} and k.email = i.email) as "hearsOfSeries"
    from calendar_invitation i where i.meeting_id = ${subject.id} or i.series_id = ${seriesOf(subject)}
    order by i.email, i.meeting_id nulls last`);

/** How it is called in letters: as it was, whatever it has become since. */
export async function uidOf(ctx: Context, subject: Subject): Promise<string | undefined> {
  const row = await ctx.db.one<{ uid: string }>(sql`select uid from calendar_invitation
    where meeting_id = ${subject.id} or series_id = ${seriesOf(subject)} order by series_id nulls last limit 1`);
  return row?.uid;
}

/** Notes what somebody is told. SEQUENCE rises with each letter of that UID, be it of the series or of one of its meetings. */
export async function noteTold(
  ctx: Context,
  subject: Subject,
  uid: string,
  { email, name }: Outsider,
  state: Invited['state'],
): Promise<Invited> {
  const column = sql.ref(`${subject.is}_id`);
  return (await ctx.db.one<Invited>(sql`
    insert into calendar_invitation (id, ${column}, uid, email, name, sequence, state, at)
    values (${uuidv7()}, ${subject.id}, ${uid}, ${email}, ${name},
      coalesce((select max(o.sequence) + 1 from calendar_invitation o where o.uid = ${uid} and o.email = ${email}), 0), ${state}, ${ctx.now.toISOString()})
    on conflict (${column}, email) do update set sequence = excluded.sequence, state = excluded.state, at = excluded.at, name = excluded.name
    returning email, name, uid, sequence, state`)) as Invited;
}

/**
 * A series is called as what it was before: the meeting that it began with, or a series that went on as it whole. So those who
 * were told of that see it change, instead of two beside each other.
 */
export async function takeOver(ctx: Context, series: string): Promise<void> {
  await ctx.db.rows(sql`update calendar_invitation i set series_id = s.id, meeting_id = null
    from meeting_series s left join meeting_series old on old.id = s.continues_id
    where s.id = ${series} and (
      (old.deleted_at is not null and i.series_id = old.id)
      or (s.continues_id is null and i.at < s.created_at and i.meeting_id in (select m.id from meeting m where m.series_id = s.id)))
      and not exists (select 1 from calendar_invitation k where k.series_id = s.id)`);
}

/** The series itself, or that of the meeting. */
const seriesOf = ({ is, id }: Subject): Fragment =>
  is === 'series' ? sql`${id}::uuid` : sql`(select m.series_id from meeting m where m.id = ${id})`;
