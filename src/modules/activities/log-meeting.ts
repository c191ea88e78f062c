import { z } from 'zod';
import { transact } from '../../platform/context.ts';
import { defineVerb } from '../../platform/module.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Meeting } from './meeting.entity.ts';
import { nextStep, planNext } from './next-step.ts';

/**
 * A meeting written down where the customer is: one that has begun was held, one to come is on the plan. `isPlanned`: it was
 * to come when it was written down, which may be long before it is sent.
 */
export const logMeeting = defineVerb({
  entity: 'activities.meeting',
  name: 'log',
  onCollection: true,
  needs: 'create',
  input: z.object({
    party: z.uuid(),
    person: z.uuid().nullish(),
    deal: z.uuid().nullish(),
    kind: z.enum(['meeting', 'visit']).optional(),
    title: z.string().trim().min(1).max(300),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }).nullish(),
    place: z.string().max(300).nullish(),
    result: z.string().max(4000).nullish(),
    isPlanned: z.boolean().optional(),
    next: nextStep.optional(),
  }),
  output: z.object({ id: z.string(), task: z.string().nullable() }),
  run: (ctx, _id, { next, result, isPlanned, ...meeting }) =>
    transact(ctx, async (ctx) => {
      const isHeld = !isPlanned && Date.parse(meeting.startsAt) <= ctx.now.getTime();
      const held = isHeld ? { state: 'held', result: result ?? null } : {};
      const { id } = await createRecord(
        ctx,
        Meeting,
        { ...meeting, organiser: ctx.userId, ...held },
        isHeld ? { verb: 'hold', isTrusted: true } : {},
      );
      return { id, task: await planNext(ctx, next, meeting) };
    }),
});
