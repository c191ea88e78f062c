import type { Context } from '../../../platform/context.ts';
import { sendLetter } from '../../../platform/mail/letters.ts';
import { loadMailServer } from '../../../platform/mail/server-settings.ts';
import type { Attendee, Entry, When } from '../ical/entry.ts';
import { calendarText } from '../ical/jcal.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import { meetingAlone, type Planned } from './planned.ts';
import { colleagueRows } from './rows.ts';

export interface Invited {
  email: string;
  name: string | null;
  sequence: number;
  state: 'invited' | 'cancelled';
}

/** A letter that reads well, and that a calendar understands (RFC 6047). The agenda stays inside: it is our own notes. */
export async function mailInvitation(ctx: Context, meeting: string, to: Invited): Promise<void> {
  const found = await meetingAlone(ctx, meeting);
  if (!found) return;
  const method = to.state === 'invited' ? 'REQUEST' : 'CANCEL';
  const organiser = await organiserOf(ctx, found);
  const entry: Entry = {
    ...outward(ctx, found),
    sequence: to.sequence,
    state: to.state === 'invited' ? 'planned' : 'cancelled',
    organiser,
    attendees: [{ email: to.email, id: null, name: to.name, answer: 'waiting' }],
  };
  const content = calendarText(writeCalendar([entry], { method }));
  const kind = method === 'CANCEL' ? 'inviteCancel' : to.sequence ? 'inviteUpdate' : 'invite';
  const { language } = ctx.app.settings();
  await sendLetter(
    ctx,
    { userId: null, email: to.email, language },
    kind,
    {
      title: entry.title ?? '',
      when: entry.start ? whenText(language, entry.start) : '',
      place: entry.place ?? '–',
      organiser: organiser.name ?? '',
    },
    { calendar: { method, content, replyTo: organiser.email ?? '' } },
  );
}

/** What leaves the house of a meeting. */
export const outward = (ctx: Context, found: Planned): Entry => ({
  ...found.entry,
  text: null,
  personal: null,
  modifiedAt: ctx.now.toISOString(),
});

/** Answers go to whoever arranges it; to the house, where they have no address. */
export async function organiserOf(ctx: Context, found: Planned): Promise<Attendee> {
  const [who] = found.organiser ? await colleagueRows(ctx, [found.organiser]) : [];
  const server = who?.email ? undefined : await loadMailServer({ db: ctx.db, masterKey: ctx.app.masterKey });
  return {
    id: null,
    name: who?.name ?? ctx.app.settings().name,
    email: who?.email ?? server?.fromAddress ?? null,
    answer: 'accepted',
  };
}

function whenText(language: string, when: When): string {
  if ('day' in when)
    return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
      Date.parse(when.day),
    );
  const text = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: when.zone,
  });
  return `${text.format(Date.parse(when.at))} (${when.zone})`;
}
