import type { Context } from '../../../platform/context.ts';
import { createRecord, updateRecord } from '../../../platform/records/write.ts';
import {
  answerMeeting,
  callOffMeeting,
  letMeetingRepeat,
  Meeting,
  Participant,
} from '../../activities/public.ts';
import type { Entry } from '../ical/entry.ts';
import { refused } from '../ical/jcal.ts';
import type { Planned } from '../outside/planned.ts';
import { changed, meetingValues } from './meeting-values.ts';
import { keepPeople, ownAnswer, peopleOf } from './put-people.ts';
import { changeSeries, createSeries } from './put-series.ts';
import { plainRule } from './series-values.ts';

export async function createMeeting(ctx: Context, wanted: Entry): Promise<string> {
  if (wanted.state === 'cancelled') throw refused('calendar_cancelled');
  if (wanted.repeats) return createSeries(ctx, wanted);
  const participants = await peopleOf(ctx, wanted);
  return (await createRecord(ctx, Meeting, { ...meetingValues(ctx, wanted), participants })).id;
}

/** Only what the phone changed is written; resolves to the id of what the file stands for now. */
export async function changeMeeting(ctx: Context, found: Planned, wanted: Entry): Promise<string> {
  if (found.entity === 'activities.series') return changeSeries(ctx, found, wanted);
  const patch = changed(meetingValues(ctx, found.entry), meetingValues(ctx, wanted));
  if (Object.keys(patch).length) await updateRecord(ctx, Meeting, found.id, patch);
  await keepAnswers(ctx, found, wanted);
  if (wanted.state === 'cancelled') await callOffMeeting(ctx, found.id);
  if (!wanted.repeats) return found.id;
  const { until, times } = wanted.repeats;
  return letMeetingRepeat(ctx, found.id, { rule: plainRule(wanted.repeats.rule), until, times });
}

/** Whoever arranges it says who takes part; who takes part, whether they do. */
async function keepAnswers(ctx: Context, found: Planned, wanted: Entry): Promise<void> {
  if (found.organiser === ctx.userId)
    return keepPeople(ctx, Participant, { meeting: found.id }, found.entry, wanted);
  const [before, after] = [await ownAnswer(ctx, found.entry), await ownAnswer(ctx, wanted)];
  if (after && after !== before) await answerMeeting(ctx, found.id, after);
}
