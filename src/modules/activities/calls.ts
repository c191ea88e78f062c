import { z } from 'zod';
import { transact } from '../../platform/context.ts';
import { defineVerb } from '../../platform/module.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Call } from './activity.entity.ts';
import { nextStep, planNext } from './next-step.ts';
import { saidAt } from './said-at.ts';

/** A call logged in seconds: outcome, a few words, and the next step, in one request. */
export const logCall = defineVerb({
  entity: 'activities.call',
  name: 'log',
  onCollection: true,
  needs: 'create',
  input: z.object({
    party: z.uuid(),
    person: z.uuid().nullish(),
    deal: z.uuid().nullish(),
    direction: z.enum(['outgoing', 'incoming']).optional(),
    outcome: z.enum(['talked', 'noAnswer', 'busy', 'callBack', 'wrongNumber']).optional(),
    result: z.string().max(4000).nullish(),
    duration: z.number().int().min(0).nullish(),
    number: z.string().max(40).nullish(),
    /** When it was, of a call that is sent later; a clock that is fast does not put it into the future. */
    at: z.iso.datetime({ offset: true }).optional(),
    next: nextStep.optional(),
  }),
  output: z.object({ id: z.string(), task: z.string().nullable() }),
  run: (ctx, _id, { next, at, ...call }) =>
    transact(ctx, async (ctx) => {
      const { id } = await createRecord(ctx, Call, { ...call, ...saidAt(ctx, at) }, { verb: 'log' });
      return { id, task: await planNext(ctx, next, call) };
    }),
});
