import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Values } from '../../../platform/module.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { createRecord, removeRecord, updateRecord } from '../../../platform/records/write.ts';
import { Meeting } from '../meeting.entity.ts';
import { follow } from './follow.ts';
import { guestsOf } from './guests.ts';
import { daysLater, daysOf, type Recurrence } from './recurrence.ts';
import type { SplitAt } from './rejoin-series.ts';
import { MeetingSeries } from './series.entity.ts';

interface Cut {
  /** The first day that the new series has of the old one. */
  from: string;
  /** Days by which its meetings move. */
  shift: number;
  patch: Values;
}
type Series = Values & { id: string };
interface Split {
  series: string;
  /** How to take it back; null where nothing is left of the old series. */
  split: SplitAt | null;
}

/**
 * Lets a series end before a day and another go on from there. Its meetings of those days keep their ids, timelines and
 * answers: they belong to the new series, those changed by hand as they are.
 */
export async function split(ctx: Context, series: Series, cut: Cut): Promise<Split> {
  const { from, shift, patch } = cut;
  const before = daysOf(series as unknown as Recurrence, String(series['startsOn']), daysLater(from, -1));
  const times = series['times'] ? Math.max(1, Number(series['times']) - before.length) : null;
  const made = await createRecord(
    ctx,
    MeetingSeries,
    {
      ...Object.fromEntries(carried.map((name) => [name, series[name] ?? null])),
      times,
      ...patch,
      startsOn: daysLater(from, shift),
      exceptDays: moved(
        (series['exceptDays'] as string[]).filter((d) => d >= from),
        shift,
      ),
      continues: series.id,
      madeUntil: daysLater(from, shift - 1),
      guests: await guestsOf(asSystem(ctx, 'guests of a series go on'), series.id),
    },
    { isTrusted: true, verb: 'split' },
  );
  const own = asSystem(ctx, 'meetings go on in another series');
  await takeAlong(own, series.id, made.id, cut);
  await follow(ctx, { ...made });
  if (before.length)
    await updateRecord(ctx, MeetingSeries, series.id, { until: daysLater(from, -1), times: null });
  else await removeRecord(own, MeetingSeries, series.id);
  return { series: made.id, split: before.length ? { from, shift } : null };
}

const carried = [
  'title',
  'kind',
  'party',
  'person',
  'deal',
  'organiser',
  'place',
  'agenda',
  'rule',
  'startTime',
  'minutes',
  'timeZone',
  'until',
];

const moved = (days: string[], shift: number): string[] => days.map((day) => daysLater(day, shift));

async function takeAlong(own: Context, old: string, now: string, { from, shift }: Cut): Promise<void> {
  const meetings = await loadRecords(own, Meeting, sql`t.series_id = ${old} and t.occurs_on >= ${from}`);
  for (const { id, occursOn } of meetings)
    await updateRecord(
      own,
      Meeting,
      id,
      { series: now, occursOn: daysLater(String(occursOn), shift) },
      { isTrusted: true, data: { isRoutine: true } },
    );
}
