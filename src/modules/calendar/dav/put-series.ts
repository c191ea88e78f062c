import type { Context } from '../../../platform/context.ts';
import type { Values } from '../../../platform/module.ts';
import { createRecord, removeRecord, updateRecord } from '../../../platform/records/write.ts';
import { changeDay, exceptDay, MeetingSeries, resetDay, SeriesGuest } from '../../activities/public.ts';
import type { Entry } from '../ical/entry.ts';
import { refused } from '../ical/jcal.ts';
import type { Planned } from '../outside/planned.ts';
import { changed, meetingValues, titleOf } from './meeting-values.ts';
import { keepPeople, peopleOf } from './put-people.ts';
import { seriesTimes } from './series-values.ts';

/** Each is a change of a record of its own. */
const MOST_DAYS = 400;

export async function createSeries(ctx: Context, wanted: Entry): Promise<string> {
  const guests = await peopleOf(ctx, wanted);
  const { id } = await createRecord(ctx, MeetingSeries, { ...seriesValues(ctx, wanted), guests });
  await keepDays(ctx, id, undefined, wanted);
  return id;
}

export async function changeSeries(ctx: Context, found: Planned, wanted: Entry): Promise<string> {
  const { entry, id } = found;
  if (wanted.state === 'cancelled') {
    await removeRecord(ctx, MeetingSeries, id);
    return id;
  }
  // What repeats no longer is a series of its first meeting.
  const after = wanted.repeats
    ? wanted
    : {
        ...wanted,
        repeats: { ...(entry.repeats ?? { rule: 'FREQ=DAILY', exceptDays: [] }), until: null, times: 1 },
      };
  const patch = changed(seriesValues(ctx, entry), seriesValues(ctx, after));
  if (Object.keys(patch).length) await updateRecord(ctx, MeetingSeries, id, patch);
  if (found.organiser === ctx.userId) await keepPeople(ctx, SeriesGuest, { series: id }, entry, wanted);
  await keepDays(ctx, id, entry, after);
  return id;
}

const seriesValues = (ctx: Context, entry: Entry): Values => ({
  title: titleOf(entry),
  place: entry.place?.slice(0, 300) ?? null,
  agenda: entry.text,
  ...seriesTimes(ctx, entry),
});

/** Single days that the phone took out, changed, or let be as the others. */
async function keepDays(
  ctx: Context,
  series: string,
  before: Entry | undefined,
  after: Entry,
): Promise<void> {
  const known = new Set(before?.repeats?.exceptDays ?? []);
  const gone = after.overrides.flatMap((o) => (o.state === 'cancelled' && o.occursOn ? o.occursOn : []));
  const excepted = [...new Set([...(after.repeats?.exceptDays ?? []), ...gone])].filter(
    (day) => !known.has(day),
  );
  const kept = after.overrides.filter((o) => o.state !== 'cancelled');
  if (excepted.length + kept.length > MOST_DAYS) throw refused('calendar_too_big', { max: MOST_DAYS });
  for (const day of excepted) await exceptDay(ctx, series, day);
  for (const own of kept) await keepDay(ctx, series, own, before, after);
  const wanted = new Set([...kept.map((o) => o.occursOn), ...excepted]);
  for (const { occursOn } of before?.overrides ?? [])
    if (occursOn && !wanted.has(occursOn)) await resetDay(ctx, series, occursOn);
}

async function keepDay(
  ctx: Context,
  series: string,
  own: Entry,
  before: Entry | undefined,
  after: Entry,
): Promise<void> {
  const day = own.occursOn ?? '';
  const was = before?.overrides.find((o) => o.occursOn === day);
  // The words of the series are its meeting's anyway; its times are always said.
  const { startsAt, endsAt, ...words } = meetingValues(ctx, after);
  const patch = changed(was ? meetingValues(ctx, was) : words, meetingValues(ctx, own));
  if (Object.keys(patch).length) await changeDay(ctx, series, day, patch);
}
