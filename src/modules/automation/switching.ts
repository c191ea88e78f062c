import { z } from 'zod';
import type { Condition } from '../../kernel/condition.ts';
import type { RowOf } from '../../kernel/entity.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { asSystem, type Context, transact } from '../../platform/context.ts';
import { CustomField } from '../../platform/custom-fields/custom-field.entity.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { loadRecord, loadRecords } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { problemsOfRule } from './checking/check-rule.ts';
import { missingRights } from './checking/rights.ts';
import type { Action, Trigger } from './parts.rules.ts';
import { AutomationRule } from './rule.entity.ts';
import type { Rule } from './rules-stored.ts';
import { forgetMatches, markPresent } from './triggers/match.ts';

const done = z.object({ id: z.string() });

/**
 * From now on it runs, vouched for by whoever switches it on. `includePresent`, of a rule by condition: also for what
 * fulfils the condition already, in the background.
 */
export const switchOn = defineVerb({
  entity: 'automation.rule',
  name: 'switchOn',
  when: { field: 'isOn', op: 'ne', value: true },
  needs: 'write',
  input: z.object({ includePresent: z.boolean().optional() }),
  output: done,
  run: (ctx, id, { includePresent }) =>
    transact(ctx, async (ctx) => {
      const stored = await loadRecord(ctx, AutomationRule, id, 'write', true);
      if (stored.isOn) throw conflict('rule_is_on');
      const rule = asRule(stored);
      await demandReady(ctx, rule);
      await updateRecord(
        ctx,
        AutomationRule,
        id,
        { isOn: true, isLooping: false, switchedOnBy: ctx.userId, switchedOnAt: ctx.now.toISOString() },
        { isTrusted: true, verb: 'switchOn' },
      );
      if (rule.trigger.on === 'time') await indexField(ctx, rule.entity, rule.trigger.field);
      if (rule.trigger.on === 'condition')
        await (includePresent ? followPresent(ctx, id) : markPresent(ctx, rule));
      return { id };
    }),
});

export const switchOff = defineVerb({
  entity: 'automation.rule',
  name: 'switchOff',
  when: { field: 'isOn', op: 'eq', value: true },
  needs: 'write',
  input: z.object({}),
  output: done,
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      await updateRecord(ctx, AutomationRule, id, { isOn: false }, { isTrusted: true, verb: 'switchOff' });
      return { id };
    }),
});

/** What is asked every minute must not be looked for in every record; declared fields have their indexes. */
async function indexField(ctx: Context, entity: string, field: string): Promise<void> {
  const declared = ctx.app.registry.entity(entity).fields[field];
  if (!declared?.custom || declared.computed) return;
  const system = asSystem(ctx, 'an index for a rule by time');
  const [own] = await loadRecords(system, CustomField, sql`t.key = ${field} and not t.is_indexed`);
  if (own) await updateRecord(system, CustomField, own.id, { isIndexed: true });
}

async function followPresent(ctx: Context, id: string): Promise<void> {
  await forgetMatches(ctx, id);
  await ctx.app.jobs.enqueue(ctx, 'automation.follow', {});
}

/** A rule may be put down half done; what runs must be whole, and within the rights of whoever vouches for it. */
async function demandReady(ctx: Context, rule: Rule): Promise<void> {
  const problems = await problemsOfRule(ctx, { ...rule });
  if (!rule.actions.length) problems.push({ field: 'actions', code: 'required' });
  if (rule.trigger.on === 'condition' && !rule.trigger.filter)
    problems.push({ field: 'trigger.filter', code: 'required' });
  const entity = ctx.app.registry.find(rule.entity);
  if (!problems.length && entity) problems.push(...missingRights(ctx.grants, entity, rule));
  if (problems.length) throw invalid(problems);
}

export const asRule = (stored: RowOf<'automation.rule'> & { id: string }): Rule => ({
  ...stored,
  trigger: stored.trigger as Trigger,
  condition: stored.condition as Condition | null,
  actions: stored.actions as Action[],
});
