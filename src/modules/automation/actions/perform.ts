import { conflict } from '../../../kernel/errors.ts';
import { runVerb } from '../../../platform/api/verbs.ts';
import type { Context } from '../../../platform/context.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { tell } from '../../reminders/public.ts';
import { filledIn } from '../fill-in.ts';
import type { Action, ActionResult, NotifyAction, SetAction, VerbAction } from '../parts.rules.ts';
import { whoIs } from '../people.ts';
import type { Rule } from '../rules-stored.ts';
import type { Subject } from '../subject.ts';
import { startDeal } from './deal.ts';
import { makeTask } from './task.ts';
import { queueWebhook } from './webhook.ts';

/** Does one thing of a rule, within the run's transaction; what cannot be done throws. */
export function perform(
  ctx: Context,
  rule: Rule,
  run: string,
  action: Action,
  subject: Subject,
): Promise<ActionResult> {
  switch (action.do) {
    case 'task':
      return makeTask(ctx, action, subject);
    case 'set':
      return setFields(ctx, action, subject);
    case 'notify':
      return notify(ctx, rule, run, action, subject);
    case 'deal':
      return startDeal(ctx, action, subject);
    case 'webhook':
      return queueWebhook(ctx, rule, run, action, subject);
    case 'verb':
      return act(ctx, action, subject);
  }
}

async function setFields(
  ctx: Context,
  { values }: SetAction,
  { entity, id }: Subject,
): Promise<ActionResult> {
  await updateRecord(ctx, entity, id, values);
  return { do: 'set', is: 'done', entity: entity.base, id, fields: Object.keys(values) };
}

async function notify(
  ctx: Context,
  rule: Rule,
  run: string,
  action: NotifyAction,
  subject: Subject,
): Promise<ActionResult> {
  const users = new Set<string>();
  for (const who of action.to) users.add(await whoIs(ctx, subject, who));
  const text = filledIn(ctx, action.text, subject, 500);
  const place = rule.actions.indexOf(action);
  await tell(ctx, {
    kind: 'rule',
    users: [...users],
    key: `rule:${run}:${place}`,
    entity: subject.entity.base,
    record: subject.id,
    params: { text },
    isByLetter: true,
  });
  return { do: 'notify', is: 'done', users: users.size };
}

async function act(ctx: Context, action: VerbAction, { entity, id }: Subject): Promise<ActionResult> {
  const verb = ctx.app.registry.verbsOf(entity).find((v) => v.name === action.verb && !v.onCollection);
  const input = verb?.input.safeParse(action.input);
  if (!verb || !input?.success) throw conflict('verb_changed', { name: action.verb });
  await runVerb(ctx, entity, verb, id, input.data);
  return { do: 'verb', is: 'done', entity: entity.base, id };
}
