import { z } from 'zod';

/** The next step, offered wherever something was done. */
export const nextStep = z.object({
  title: z.string().min(1).max(300),
  kind: z.enum(['task', 'call', 'meeting', 'letter']).optional(),
  dueOn: z.iso.date().nullish(),
});
