import { z } from 'zod';
import { conflict } from '../../kernel/errors.ts';
import { transact } from '../../platform/context.ts';
import { defineVerb, type Preparation, type Rule } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { Meeting } from './meeting.entity.ts';
import { nextStep, planNext } from './next-step.ts';

/** It took place: with what result, and what comes next, in one move. */
export const holdMeeting = defineVerb({
  entity: 'activities.meeting',
  name: 'hold',
  when: { field: 'state', op: 'eq', value: 'planned' },
  needs: 'write',
  input: z.object({ result: z.string().max(4000).optional(), next: nextStep.optional() }),
  output: z.object({ id: z.string(), next: z.string().nullable() }),
  run: (ctx, id, input) =>
    transact(ctx, async (ctx) => {
      const meeting = await loadRecord(ctx, Meeting, id, 'write', true);
      if (meeting.state !== 'planned') throw conflict('meeting_not_planned');
      if (Date.parse(meeting.startsAt) > ctx.now.getTime()) throw conflict('meeting_not_begun');
      const values = { state: 'held', result: input.result ?? null };
      await updateRecord(ctx, Meeting, id, values, { isTrusted: true, verb: 'hold' });
      const { party, deal, organiser } = meeting;
      return { id, next: await planNext(ctx, input.next, { party, deal, assignee: organiser }) };
    }),
});

export const cancelMeeting = defineVerb({
  entity: 'activities.meeting',
  name: 'cancel',
  when: { field: 'state', op: 'eq', value: 'planned' },
  needs: 'write',
  input: z.object({ result: z.string().max(4000).optional() }),
  output: z.object({ id: z.string() }),
  run: (ctx, id, { result }) =>
    transact(ctx, async (ctx) => {
      const { state } = await loadRecord(ctx, Meeting, id, 'write', true);
      if (state !== 'planned') throw conflict('meeting_not_planned');
      const values = { state: 'cancelled', result: result ?? null };
      await updateRecord(ctx, Meeting, id, values, { isTrusted: true, verb: 'cancel' });
      return { id };
    }),
});

export const reopenMeeting = defineVerb({
  entity: 'activities.meeting',
  name: 'reopen',
  when: { field: 'state', op: 'ne', value: 'planned' },
  needs: 'write',
  input: z.object({}),
  output: z.object({ id: z.string() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      const { state } = await loadRecord(ctx, Meeting, id, 'write', true);
      if (state === 'planned') throw conflict('meeting_is_planned');
      await updateRecord(
        ctx,
        Meeting,
        id,
        { state: 'planned', result: null },
        { isTrusted: true, verb: 'reopen' },
      );
      return { id };
    }),
});

export const meetingTimes: Rule = {
  entity: 'activities.meeting',
  apply: ({ startsAt, endsAt }) =>
    typeof startsAt === 'string' && typeof endsAt === 'string' && Date.parse(endsAt) < Date.parse(startsAt)
      ? { problems: [{ field: 'endsAt', code: 'before_start' }] }
      : {},
};

/** An hour where nobody says how long, in the zone of whoever arranges it. */
export const meetingLength: Preparation = {
  entity: 'activities.meeting',
  prepare: async (ctx, given, before) => {
    if (before || typeof given['startsAt'] !== 'string') return {};
    const hour = new Date(Date.parse(given['startsAt']) + 3_600_000).toISOString();
    return { endsAt: given['endsAt'] ?? hour, timeZone: given['timeZone'] ?? ctx.timeZone };
  },
};
