import { conflict, notFound } from '../../../kernel/errors.ts';
import { countTry, type Limit } from '../../../platform/auth/limits.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { loadMailServer } from '../../../platform/mail/server-settings.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { Meeting, MeetingSeries } from '../../activities/public.ts';
import { mailInvitation } from './invitation-letter.ts';
import {
  type Invited,
  invitedTo,
  type Known,
  noteTold,
  type Outsider,
  outsiders,
  type Subject,
  takeOver,
  uidOf,
} from './invitation-rows.ts';
import { lastMeeting, nextMeetings } from './next-meetings.ts';
import { type Outward, outwardOf } from './outward.ts';
import { asOneHasIt } from './own-days.ts';

/** Letters to addresses that anybody types: enough for a busy day, too few for a nuisance. */
const byInviter: Limit = { name: 'invite', tries: 60, seconds: 3600 };
const MOST_INVITED = 50;

/**
 * Tells those outside who take part of a meeting or a series as it now is, and those who no longer do that it is off for them:
 * one letter each, for a series too. The letters are queued with the note of them: each leaves once.
 */
export async function invite(
  ctx: Context,
  subject: Subject,
): Promise<{ invited: number; calledOff: number }> {
  await countTry(ctx.app, byInviter, ctx.userId ?? '');
  return transact(ctx, async (ctx) => {
    const told = await toCome(ctx, subject);
    if (!(await loadMailServer({ db: ctx.db, masterKey: ctx.app.masterKey }))) throw conflict('mail_not_set');
    if (subject.is === 'series') await takeOver(ctx, subject.id);
    const people = await outsiders(ctx, subject);
    const known = await invitedTo(ctx, subject);
    const wanted = new Set(people.map((p) => p.email));
    const gone = known.filter((k) => k.state === 'invited' && !wanted.has(k.email));
    if (!people.length && !gone.length) throw conflict('nobody_to_invite');
    if (people.length > MOST_INVITED) throw conflict('too_many_to_invite', { max: MOST_INVITED });
    await tell(ctx, subject, people, 'invited', told);
    await tell(ctx, subject, gone, 'cancelled', told);
    if (subject.is === 'series') await tellOfEnd(ctx, subject.id);
    return { invited: people.length, calledOff: gone.length };
  });
}

/** What is told, where there is still something to come. Its row is locked: letters of two at once follow each other. */
async function toCome(ctx: Context, subject: Subject): Promise<Outward> {
  if (subject.is === 'series') await loadRecord(ctx, MeetingSeries, subject.id, 'write', true);
  else {
    const meeting = await loadRecord(ctx, Meeting, subject.id, 'write', true);
    if (meeting.state !== 'planned') throw conflict('meeting_not_planned');
    if (Date.parse(meeting.endsAt) < ctx.now.getTime()) throw conflict('meeting_over');
  }
  const told = await outwardOf(ctx, subject);
  if (!told) throw notFound();
  if (!nextMeetings(told.part, ctx.now, 1).length) throw conflict('meeting_over');
  return told;
}

/** Whoever was told of the series that this one goes on from hears where that one ends. */
async function tellOfEnd(ctx: Context, series: string): Promise<void> {
  const row = await ctx.db.one<{ id: string }>(sql`select old.id from meeting_series s
    join meeting_series old on old.id = s.continues_id where s.id = ${series} and old.deleted_at is null`);
  if (row) await tellEnd(ctx, { is: 'series', id: row.id });
}

/** One that ends before its first meeting is off. */
export async function tellEnd(ctx: Context, subject: Subject): Promise<void> {
  const told = await outwardOf(ctx, subject);
  if (told) await tellInvited(ctx, subject, lastMeeting(told.entry) ? 'ended' : 'cancelled');
}

/** Tells those who count on it; of these, those that the filter names. */
export async function tellInvited(
  ctx: Context,
  subject: Subject,
  state: Invited['state'],
  isMeant: (one: Known) => boolean = () => true,
): Promise<void> {
  const waiting = (await invitedTo(ctx, subject)).filter((one) => one.state === 'invited' && isMeant(one));
  await tell(ctx, subject, waiting, state);
}

/** Notes what they are told and queues the letters, in the caller's transaction. */
export async function tell(
  ctx: Context,
  subject: Subject,
  people: Outsider[],
  state: Invited['state'],
  known?: Outward,
): Promise<void> {
  const told = people.length ? (known ?? (await outwardOf(ctx, subject))) : undefined;
  if (!told) return;
  const uid = (await uidOf(ctx, subject)) ?? told.entry.uid;
  for (const one of people) {
    const own = state === 'cancelled' ? told : await asOneHasIt(ctx, subject, told, one.email);
    await mailInvitation(ctx, own, await noteTold(ctx, subject, uid, one, state));
  }
}
