import { type FieldProblem, invalid } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import type { Effect, Values } from '../../../platform/module.ts';
import { sameValue } from '../../../platform/records/same.ts';
import { isAutomatable } from '../automatable.ts';
import type { Action } from '../parts.rules.ts';
import { actionsShape, triggerShape } from '../shapes.ts';
import { problemsOfAction } from './actions.ts';
import { problemOfForm } from './problems.ts';
import { problemsOfCondition, problemsOfTrigger } from './triggers.ts';

/** What cannot work is refused where it is written, in the same transaction, naming its place. */
export const soundRule: Effect = {
  entity: 'automation.rule',
  run: async (ctx, { before, after }) => {
    // A rule that has become unsound, since what it names is gone, can be switched off all the same.
    if (!after || (before && parts.every((p) => sameValue(before[p], after[p])))) return;
    const problems = await problemsOfRule(ctx, after);
    if (problems.length) throw invalid(problems);
  },
};

const parts = ['entity', 'trigger', 'condition', 'actions'];

/** Under the asker's rights: what they may not see is as unknown as what does not exist. */
export async function problemsOfRule(ctx: Context, rule: Values): Promise<FieldProblem[]> {
  const entity = ctx.app.registry.find(String(rule['entity']));
  if (!entity || !isAutomatable(entity)) return [{ field: 'entity', code: 'unknown_entity' }];
  const problems: FieldProblem[] = [];
  const trigger = triggerShape.safeParse(rule['trigger']);
  if (trigger.success) problems.push(...(await problemsOfTrigger(ctx, entity, trigger.data)));
  else problems.push(problemOfForm(trigger.error, 'trigger'));
  if (rule['condition'])
    problems.push(...(await problemsOfCondition(ctx, entity, rule['condition'], 'condition')));
  const actions = actionsShape.safeParse(rule['actions']);
  if (!actions.success) return [...problems, problemOfForm(actions.error, 'actions')];
  for (const [i, action] of actions.data.entries())
    problems.push(...(await problemsOfAction(ctx, entity, action as Action, `actions.${i}`)));
  return problems;
}
