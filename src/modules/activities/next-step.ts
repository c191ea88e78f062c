import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Task } from './activity.entity.ts';

/** The next step, offered wherever something was done. */
export const nextStep = z.object({
  title: z.string().min(1).max(300),
  kind: z.enum(['task', 'call', 'meeting', 'letter']).optional(),
  dueOn: z.iso.date().nullish(),
});

/** Plans it, for whoever writes where nobody else is named, of the same customer and deal; resolves to the task. */
export async function planNext(
  ctx: Context,
  next: z.infer<typeof nextStep> | undefined,
  {
    party,
    deal,
    assignee,
  }: { party: string | null; deal?: string | null | undefined; assignee?: string | null },
): Promise<string | null> {
  if (!next) return null;
  const values = {
    ...next,
    party,
    deal: deal ?? null,
    assignee: assignee === undefined ? ctx.userId : assignee,
  };
  const task = await createRecord(ctx, Task, values);
  return task.id;
}
