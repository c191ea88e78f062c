import { asSystem, type Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Verb } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { Participant } from './meeting.entity.ts';
import { cancelMeeting } from './meetings.ts';
import { repeatMeeting } from './series/repeat-meeting.ts';
import { cancelTask, completeTask, reopenTask } from './tasks.ts';

// The verbs as programs outside ask for them: by the state that they want. Each checks the right and the state itself.

const taskVerbs = { done: completeTask, planned: reopenTask, cancelled: cancelTask };

export async function bringTask(ctx: Context, id: string, to: keyof typeof taskVerbs): Promise<void> {
  await run(ctx, taskVerbs[to], id, {});
}

export async function callOffMeeting(ctx: Context, id: string): Promise<void> {
  await run(ctx, cancelMeeting, id, {});
}

const run = (ctx: Context, verb: Verb, id: string, input: object): Promise<unknown> =>
  verb.run(ctx, id, input as never, ctx.app.registry.entity(verb.entity));

/** Resolves to the series whose first meeting it becomes. */
export async function letMeetingRepeat(
  ctx: Context,
  id: string,
  input: { rule: string; until: string | null; times: number | null },
): Promise<string> {
  const { series } = (await run(ctx, repeatMeeting, id, input)) as { series: string };
  return series;
}

/** What a colleague says to a meeting that others arrange; false where they do not take part in it. */
export async function answerMeeting(
  ctx: Context,
  meeting: string,
  answer: 'waiting' | 'accepted' | 'declined',
): Promise<boolean> {
  const own = asSystem(ctx, 'who takes part answers for themselves');
  const parts = await loadRecords(
    own,
    Participant,
    sql`t.meeting_id = ${meeting} and t.user_id = ${ctx.userId}`,
  );
  for (const { id } of parts) await updateRecord(own, Participant, id, { answer });
  return parts.length > 0;
}
