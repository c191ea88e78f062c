import { z } from 'zod';
import { transact } from '../../platform/context.ts';
import { defineVerb } from '../../platform/module.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Letter } from './letter.entity.ts';
import { nextStep, planNext } from './next-step.ts';
import { saidAt } from './said-at.ts';

/** A letter that went or came by a channel that Mijoz does not carry itself, and the next step. */
export const logLetter = defineVerb({
  entity: 'activities.letter',
  name: 'log',
  onCollection: true,
  needs: 'create',
  input: z.object({
    party: z.uuid(),
    person: z.uuid().nullish(),
    deal: z.uuid().nullish(),
    direction: z.enum(['outgoing', 'incoming']).optional(),
    channel: z.enum(['email', 'post', 'messenger']).optional(),
    subject: z.string().trim().min(1).max(300),
    text: z.string().max(20_000).nullish(),
    at: z.iso.datetime({ offset: true }).nullish(),
    next: nextStep.optional(),
  }),
  output: z.object({ id: z.string(), task: z.string().nullable() }),
  run: (ctx, _id, { next, at, ...letter }) =>
    transact(ctx, async (ctx) => {
      const { id } = await createRecord(ctx, Letter, { ...letter, ...saidAt(ctx, at) });
      return { id, task: await planNext(ctx, next, letter) };
    }),
});
