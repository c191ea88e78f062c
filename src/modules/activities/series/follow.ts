import { asSystem, type Context } from '../../../platform/context.ts';
import type { Values } from '../../../platform/module.ts';
import { createRecord, removeRecord, restoreRecord, updateRecord } from '../../../platform/records/write.ts';
import { Meeting } from '../meeting.entity.ts';
import { guestsOf } from './guests.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { daysBetween, daysLater, daysOf, type Recurrence, startOn } from './recurrence.ts';
import { MeetingSeries } from './series.entity.ts';
import { meetingOn } from './template.ts';

/** How far ahead meetings are made, so that reminders, plans and My day know of them. The calendar shows the rest by the rule. */
export const AHEAD_DAYS = 91;
/** Of a series that is entered late, meetings of so many days past are made too. */
const PAST_DAYS = 31;

/** Each line of a series on a customer's timeline stands for its meetings, which are not told one by one. */
const quiet = { data: { isRoutine: true } };

/**
 * Makes the meetings of a series what it now wants: those to come that nobody changed are moved, made or taken away. What
 * was held, called off, or changed by hand stays as it is. Locks nothing itself: the series' row is locked by its writer.
 */
export async function follow(ctx: Context, series: Values & { id: string }): Promise<void> {
  const own = asSystem(ctx, 'meetings of a series follow it');
  const isNew = !series['madeUntil'];
  const today = dayAt(ctx.now, String(series['timeZone']));
  const from = isNew ? daysLater(today, -PAST_DAYS) : today;
  const until = horizon(series, today);
  const wanted = new Set(
    wantedDays(series, from, until).filter((day) => isNew || isToCome(ctx, series, day)),
  );
  const existing = await occurrencesOf(own, series.id);
  for (const o of existing) {
    if (!o.isFree) continue;
    if (wanted.has(o.day)) await updateRecord(own, Meeting, o.id, meetingOn(series, o.day), trusted);
    else await removeRecord(own, Meeting, o.id);
  }
  await fill(own, series, wanted, existing);
  if (series['madeUntil'] !== until)
    await updateRecord(own, MeetingSeries, series.id, { madeUntil: until }, trusted);
}

/** Makes what the window has come to since: the night's work. Days before it are not looked at again. */
export async function extend(ctx: Context, series: Values & { id: string }): Promise<void> {
  const own = asSystem(ctx, 'meetings of a series are made ahead');
  const today = dayAt(ctx.now, String(series['timeZone']));
  const until = horizon(series, today);
  const from = daysLater(String(series['madeUntil'] ?? today), series['madeUntil'] ? 1 : 0);
  await fill(own, series, new Set(wantedDays(series, from, until)), await occurrencesOf(own, series.id));
  await updateRecord(own, MeetingSeries, series.id, { madeUntil: until }, trusted);
}

/** Takes away what is to come, when the series itself goes. */
export async function withdraw(ctx: Context, series: string): Promise<void> {
  const own = asSystem(ctx, 'meetings of a series go with it');
  for (const o of await occurrencesOf(own, series)) if (o.isFree) await removeRecord(own, Meeting, o.id);
}

/** At least to the first meeting, however far that is. */
const horizon = (series: Values, today: string): string => {
  const ahead = daysLater(today, AHEAD_DAYS);
  const first = String(series['startsOn']);
  return daysBetween(ahead, first) > 0 ? first : ahead;
};

export const wantedDays = (series: Values, from: string, to: string): string[] => {
  const except = new Set(series['exceptDays'] as string[]);
  return daysOf(series as unknown as Recurrence, from, to).filter((day) => !except.has(day));
};

export const dayAt = (now: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

const trusted = { isTrusted: true, ...quiet };

const isToCome = (ctx: Context, series: Values, day: string): boolean =>
  startOn(series as unknown as Recurrence, day).epochMilliseconds > ctx.now.getTime();

async function fill(
  own: Context,
  series: Values & { id: string },
  wanted: ReadonlySet<string>,
  existing: Occurrence[],
): Promise<void> {
  const byDay = new Map(existing.map((o) => [o.day, o]));
  const participants = await guestsOf(own, series.id);
  for (const day of wanted) {
    const known = byDay.get(day);
    if (!known) await createRecord(own, Meeting, { ...meetingOn(series, day), participants }, trusted);
    else if (known.isDeleted) await bringBack(own, series, known);
  }
}

/** It went with a rule that now holds again; what people deleted is among the series' `exceptDays` and not wanted. */
async function bringBack(own: Context, series: Values, { id, day }: Occurrence): Promise<void> {
  await restoreRecord(own, Meeting, id);
  await updateRecord(own, Meeting, id, meetingOn(series, day), trusted);
}
