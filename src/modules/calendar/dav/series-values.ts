import ICAL from 'ical.js';
import { invalidField } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import type { Values } from '../../../platform/module.ts';
import type { Entry, When } from '../ical/entry.ts';
import { refused } from '../ical/jcal.ts';

const DAY_MINUTES = 1440;

/** When a repeating event takes place, as a series has it: days and hour on the clock of its zone. */
export function seriesTimes(ctx: Context, entry: Entry): Values {
  const { start, end, repeats } = entry;
  if (!start || !end || !repeats) throw refused('calendar_without_start');
  const { until, times } = repeats;
  return {
    rule: plainRule(repeats.rule),
    until,
    times,
    ...begins(ctx, start),
    minutes: minutesOf(start, end),
  };
}

function begins(ctx: Context, start: When): Values {
  if ('day' in start) return { startsOn: start.day, startTime: '00:00', timeZone: ctx.timeZone };
  const local = Temporal.Instant.from(start.at).toZonedDateTimeISO(start.zone);
  return {
    startsOn: local.toPlainDate().toString(),
    startTime: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    timeZone: start.zone,
  };
}

function minutesOf(start: When, end: When): number {
  if ('day' in start && 'day' in end)
    return Temporal.PlainDate.from(start.day).until(end.day, { largestUnit: 'day' }).days * DAY_MINUTES;
  if ('day' in start || 'day' in end) throw invalidField('endsAt', 'invalid_value');
  return Math.round(
    (Temporal.Instant.from(end.at).epochMilliseconds - Temporal.Instant.from(start.at).epochMilliseconds) /
      60_000,
  );
}

/** The same rule in the same words, in whatever order its parts came. */
export const plainRule = (rule: string): string => ICAL.Recur.fromString(rule).toString();
