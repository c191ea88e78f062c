import type { Entity } from '../../kernel/entity.ts';
import { type FieldProblem, invalid } from '../../kernel/errors.ts';
import type { Context } from '../context.ts';
import type { Values } from '../module.ts';
import { today } from '../today.ts';

/** The record as its rules make it; an error with all that they find wrong. */
export function applyRules(ctx: Context, entity: Entity, after: Values, before: Values | null): Values {
  const { values, problems } = ruled(ctx, entity, after, before);
  if (problems.length) throw invalid(problems);
  return values;
}

export function ruled(
  ctx: Context,
  entity: Entity,
  after: Values,
  before: Values | null,
): { values: Values; problems: FieldProblem[] } {
  const settings = ctx.app.settings();
  const around = {
    mode: ctx.mode,
    today: today(ctx),
    country: settings.country,
    currency: settings.currency,
  };
  let values = after;
  const problems: FieldProblem[] = [];
  for (const rule of ctx.app.registry.rulesOf(entity)) {
    const result = rule.apply(values, before, around);
    values = { ...values, ...result.set };
    problems.push(...(result.problems ?? []));
  }
  return { values, problems };
}
