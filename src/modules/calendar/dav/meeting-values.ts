import type { Context } from '../../../platform/context.ts';
import type { Values } from '../../../platform/module.ts';
import { sameValue } from '../../../platform/records/same.ts';
import type { Entry, When } from '../ical/entry.ts';

/** What an event says of a meeting's own fields. */
export function meetingValues(ctx: Context, entry: Entry): Values {
  const { start, end } = entry;
  return {
    title: titleOf(entry),
    place: entry.place?.slice(0, 300) ?? null,
    agenda: entry.text,
    startsAt: start && instantOf(start, ctx.timeZone),
    endsAt: end && instantOf(end, ctx.timeZone),
    timeZone: start && 'at' in start && start.zone !== 'UTC' ? start.zone : ctx.timeZone,
  };
}

/** Phones save events without a name. */
export const titleOf = (entry: Entry): string =>
  (entry.title ?? entry.place ?? '').trim().slice(0, 300) || '–';

/** Days without an hour go from midnight to midnight. */
const instantOf = (when: When, zone: string): string =>
  new Date(
    'at' in when
      ? Temporal.Instant.from(when.at).epochMilliseconds
      : Temporal.PlainDate.from(when.day).toZonedDateTime(zone).epochMilliseconds,
  ).toISOString();

export const changed = (before: Values, after: Values): Values =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(before[name], value)));
