import { conflict } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { readable } from '../../../platform/access/readable.ts';
import { countTry, type Limit } from '../../../platform/auth/limits.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { loadMailServer } from '../../../platform/mail/server-settings.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { Meeting } from '../../activities/public.ts';
import { hiding } from './hiding.ts';
import { type Invited, mailInvitation } from './invitation-letter.ts';

/** Letters to addresses that anybody types: enough for a busy day, too few for a nuisance. */
const byInviter: Limit = { name: 'invite', tries: 60, seconds: 3600 };
const MOST_INVITED = 50;

/**
 * Tells those outside who take part of a meeting as it now is, and those who no longer do that it is off for them.
 * The letters are queued with the note of them: each leaves once.
 */
export async function invite(ctx: Context, id: string): Promise<{ invited: number; calledOff: number }> {
  await countTry(ctx.app, byInviter, ctx.userId ?? '');
  return transact(ctx, async (ctx) => {
    const meeting = await loadRecord(ctx, Meeting, id, 'write', true);
    if (meeting.state !== 'planned') throw conflict('meeting_not_planned');
    if (Date.parse(meeting.endsAt) < ctx.now.getTime()) throw conflict('meeting_over');
    if (!(await loadMailServer({ db: ctx.db, masterKey: ctx.app.masterKey }))) throw conflict('mail_not_set');
    const people = await outsiders(ctx, id);
    const known = await invitedTo(ctx, id);
    const wanted = new Set(people.map((p) => p.email));
    const gone = known.filter((k) => k.state === 'invited' && !wanted.has(k.email));
    if (!people.length && !gone.length) throw conflict('nobody_to_invite');
    if (people.length > MOST_INVITED) throw conflict('too_many_to_invite', { max: MOST_INVITED });
    for (const one of people) await tell(ctx, id, one, 'invited');
    for (const one of gone) await tell(ctx, id, one, 'cancelled');
    return { invited: people.length, calledOff: gone.length };
  });
}

interface Outsider {
  email: string;
  name: string | null;
}

/** Who takes part and is no colleague, by the address that the reader may see. */
async function outsiders(ctx: Context, meeting: string): Promise<Outsider[]> {
  if (hiding(ctx).hidesPeople) return [];
  const isHidden = ctx.grants.fieldsOf('contacts.party')['email'] === 'hidden';
  const own = isHidden ? sql`p.email` : sql`coalesce(p.email, c.email)`;
  return ctx.db.rows<Outsider>(sql`select distinct on (lower(${own})) lower(${own}) as email, p.name
    from ${readable(ctx, 'activities.participant', 'p')} left join ${readable(ctx, 'contacts.person', 'c')} on c.id = p.person_id
    where p.meeting_id = ${meeting} and p.user_id is null and ${own} is not null order by lower(${own}), p.id`);
}

export const invitedTo = (ctx: Context, meeting: string): Promise<Invited[]> =>
  ctx.db.rows<Invited>(
    sql`select email, name, sequence, state from calendar_invitation where meeting_id = ${meeting} order by email`,
  );

/** Notes what they are told and queues the letter, in the caller's transaction. */
export async function tell(
  ctx: Context,
  meeting: string,
  to: Outsider,
  state: Invited['state'],
): Promise<void> {
  const row = await ctx.db.one<Invited & { isFirst: boolean }>(sql`
    insert into calendar_invitation as i (id, meeting_id, email, name, sequence, state, at)
    values (${uuidv7()}, ${meeting}, ${to.email}, ${to.name}, 0, ${state}, ${ctx.now.toISOString()})
    on conflict (meeting_id, email) do update set sequence = i.sequence + 1, state = excluded.state, at = excluded.at, name = excluded.name
    returning email, name, sequence, state, (sequence = 0) as "isFirst"`);
  if (row) await mailInvitation(ctx, meeting, row);
}
