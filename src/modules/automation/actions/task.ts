import type { Context } from '../../../platform/context.ts';
import { createRecord } from '../../../platform/records/write.ts';
import { today } from '../../../platform/today.ts';
import { Task } from '../../activities/public.ts';
import { addWorkDays, loadWorkDays } from '../../plans/public.ts';
import { customerField } from '../automatable.ts';
import { filledIn } from '../fill-in.ts';
import type { ActionResult, TaskAction } from '../parts.rules.ts';
import { whoIs } from '../people.ts';
import type { Subject } from '../subject.ts';

export async function makeTask(ctx: Context, action: TaskAction, subject: Subject): Promise<ActionResult> {
  const { id } = await createRecord(ctx, Task, {
    title: filledIn(ctx, action.title, subject, 300),
    kind: action.kind,
    description: action.description ? filledIn(ctx, action.description, subject, 2000) : null,
    dueOn: await dueOn(ctx, action),
    assignee: await whoIs(ctx, subject, action.assignee),
    ...about(subject),
  });
  return { do: 'task', is: 'done', entity: 'activities.task', id };
}

async function dueOn(ctx: Context, { dueDays, isBusiness }: TaskAction): Promise<string> {
  const now = Temporal.PlainDate.from(today(ctx));
  if (!isBusiness) return now.add({ days: dueDays }).toString();
  return addWorkDays(await loadWorkDays(ctx), now, dueDays).toString();
}

/** The task stands on the record's customer, and on its deal where there is one. */
function about({ entity, id, row }: Subject): { party: unknown; deal: unknown } {
  const customer = customerField(entity);
  const deal = entity.fields['deal'];
  const leadsToDeal = deal?.type === 'ref' && deal.to[0] === 'deals.deal';
  return {
    party: customer === 'id' ? id : customer ? (row[customer] ?? null) : null,
    deal: entity.name === 'deals.deal' ? id : leadsToDeal ? (row['deal'] ?? null) : null,
  };
}
