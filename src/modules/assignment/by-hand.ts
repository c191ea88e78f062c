import { z } from 'zod';
import { conflict } from '../../kernel/errors.ts';
import { transact } from '../../platform/context.ts';
import { defineVerb } from '../../platform/module.ts';
import { concreteEntity } from '../../platform/records/concrete.ts';
import { firstFound, fulfilled, give } from './assign.ts';
import { isFor, rulesInForce } from './rules-in-force.ts';

/**
 * Gives records that stand already to whom the rules find, whoever was responsible: one from its page, many from a list,
 * where each is reported and all are undone as one. On every entity that may be assigned.
 */
export const assignByRules = defineVerb({
  entity: '*',
  onEntity: (e) => e.isAssigned === true,
  name: 'assignByRules',
  needs: 'write',
  input: z.object({}),
  output: z.object({ person: z.string(), name: z.string().nullable(), rule: z.string() }),
  run: (ctx, id, _, entity) =>
    transact(ctx, async (ctx) => {
      const of = await concreteEntity(ctx, entity, id);
      const rules = (await rulesInForce(ctx)).filter((rule) => isFor(rule, of));
      if (!(await fulfilled(ctx, rules, of, id)).length) throw conflict('no_assignment_rule_fits');
      const found = await firstFound(ctx, rules, of, id, true);
      if (!found) throw conflict('nobody_left_to_assign');
      const person = await give(ctx, found, of, id, ctx.userId);
      return { person, name: found.choice.name, rule: found.rule.name };
    }),
});
