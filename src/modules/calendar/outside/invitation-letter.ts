import type { Language } from '../../../kernel/i18n.ts';
import type { Context } from '../../../platform/context.ts';
import { letterText } from '../../../platform/i18n/labels.ts';
import { sendLetter } from '../../../platform/mail/letters.ts';
import type { Attendee, Entry, When } from '../ical/entry.ts';
import { calendarText } from '../ical/jcal.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import type { Invited } from './invitation-rows.ts';
import { lastMeeting, nextMeetings } from './next-meetings.ts';
import type { Outward } from './outward.ts';

/** So many meetings of a series stand in the letter's own words; the calendar has them all. */
const MOST_DATES = 4;

/** A letter that reads well, and that a calendar understands (RFC 6047). */
export async function mailInvitation(ctx: Context, told: Outward, to: Invited): Promise<void> {
  const { organiser, part } = told;
  const method = to.state === 'cancelled' ? 'CANCEL' : 'REQUEST';
  const content = calendarText(writeCalendar([addressed(told, to)], { method, isPartOnly: isOneOf(told) }));
  const { language } = ctx.app.settings();
  const [when, ...later] = datesOf(ctx, told, to.state);
  await sendLetter(
    ctx,
    { userId: null, email: to.email, language },
    `invite${part.repeats ? 'Series' : ''}${wordsFor(to)}`,
    {
      title: part.title ?? '',
      when: when ? whenText(language, when) : '–',
      later: line(
        language,
        'inviteThen',
        later.map((one) => dayText(language, one)),
      ),
      where: line(language, 'inviteWhere', part.place ? [part.place] : []),
      organiser: organiser.name ?? '',
    },
    { calendar: { method, content, replyTo: organiser.email ?? '' } },
  );
}

/** A line of its own, where there is something to say. */
const line = (language: Language, kind: string, what: string[]): string => {
  const words = what.join(', ');
  return words && `\n${letterText(language, kind, 'text', { place: words, later: words })}`;
};

const wordsFor = ({ state, sequence }: Invited): string =>
  state === 'cancelled' ? 'Cancel' : state === 'ended' ? 'End' : sequence ? 'Update' : '';

const isOneOf = ({ part }: Outward): boolean => part.occursOn !== null;

/** To one receiver: the others need not know of each other. What is off has no exceptions. */
function addressed(told: Outward, to: Invited): Entry {
  const { entry, organiser } = told;
  const attendees: Attendee[] = [{ email: to.email, id: null, name: to.name, answer: 'waiting' }];
  const off = to.state === 'cancelled';
  const own = (e: Entry): Entry => ({
    ...e,
    uid: to.uid,
    sequence: to.sequence,
    state: off ? 'cancelled' : 'planned',
    organiser,
    attendees,
    overrides: e.overrides.map(own),
  });
  return own(off && !isOneOf(told) ? { ...entry, overrides: [] } : entry);
}

function datesOf(ctx: Context, { part }: Outward, state: Invited['state']): When[] {
  if (state === 'ended') return [lastMeeting(part) ?? []].flat();
  return nextMeetings(part, ctx.now, MOST_DATES);
}

function whenText(language: Language, when: When): string {
  if ('day' in when) return dayText(language, when, 'full');
  const text = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: when.zone,
  });
  return `${text.format(Date.parse(when.at))} (${offsetText(language, when)})`;
}

/** How far the clock is from that of Greenwich: the names of zones say little to who gets the letter. */
const offsetText = (language: Language, { at, zone }: { at: string; zone: string }): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(Date.parse(at))
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;

/** A day in words; with its hour where it has one. */
function dayText(language: Language, when: When, dateStyle: 'full' | 'medium' = 'medium'): string {
  if ('day' in when)
    return new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(Date.parse(when.day));
  const { at, zone } = when;
  const text = new Intl.DateTimeFormat(language, { dateStyle, timeStyle: 'short', timeZone: zone });
  return text.format(Date.parse(at));
}
