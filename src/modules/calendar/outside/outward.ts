import { asSystem, type Context } from '../../../platform/context.ts';
import { loadMailServer } from '../../../platform/mail/server-settings.ts';
import type { Attendee, Entry } from '../ical/entry.ts';
import type { Subject } from './invitation-rows.ts';
import { meetingAlone, type Planned, seriesAlone } from './planned.ts';
import { colleagueRows } from './rows.ts';

/** A meeting or a series as it leaves the house: without the agenda, which is our own notes, and without the others who take part. */
export interface Outward {
  entry: Entry;
  /** The one meeting that is told of; the entry itself where it is not one of a series. */
  part: Entry;
  organiser: Attendee;
}

export async function outwardOf(ctx: Context, subject: Subject): Promise<Outward | undefined> {
  const found = await (subject.is === 'series' ? seriesAlone : meetingAlone)(ctx, subject.id);
  if (!found) return undefined;
  const organiser = await organiserOf(ctx, found);
  const bare = (e: Entry): Entry => ({
    ...e,
    text: null,
    personal: null,
    attendees: [],
    organiser: organiser.email ? organiser : null,
    modifiedAt: ctx.now.toISOString(),
    overrides: e.overrides.map(bare),
  });
  const part = bare(found.entry);
  // Of the series no more is told than its UID and the hour that it would have had.
  const own = asSystem(ctx, 'a meeting is told as one of its series');
  const series = found.series ? await seriesAlone(own, found.series) : undefined;
  if (!series) {
    const alone = { ...part, occursOn: null };
    return { entry: alone, part: alone, organiser };
  }
  const one = { ...part, uid: series.entry.uid };
  return { entry: { ...bare(series.entry), overrides: [one] }, part: one, organiser };
}

/** Answers go to whoever arranges it; to the house, where they have no address. */
async function organiserOf(ctx: Context, found: Planned): Promise<Attendee> {
  const [who] = found.organiser ? await colleagueRows(ctx, [found.organiser]) : [];
  const server = who?.email ? undefined : await loadMailServer({ db: ctx.db, masterKey: ctx.app.masterKey });
  return {
    id: null,
    name: who?.name ?? ctx.app.settings().name,
    email: who?.email ?? server?.fromAddress ?? null,
    answer: 'accepted',
  };
}
