import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { asSystem, type Context, transact } from '../../platform/context.ts';
import { defineVerb, type Effect, type Job, type Rule } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { hasPolicy } from './has-policy.ts';
import { ContactPolicy } from './policy.entity.ts';
import { reviewAll } from './review.ts';

const done = z.object({ id: z.string() });

/** From now on the policy asks for its contacts; plans are made in the background. */
export const switchOn = defineVerb({
  entity: 'plans.policy',
  name: 'switchOn',
  when: { field: 'isActive', op: 'ne', value: true },
  needs: 'write',
  input: z.object({}),
  output: done,
  run: (ctx, id) => setActive(ctx, id, true),
});

/** Contacts that were planned for it and have not happened are withdrawn. */
export const switchOff = defineVerb({
  entity: 'plans.policy',
  name: 'switchOff',
  when: { field: 'isActive', op: 'eq', value: true },
  needs: 'write',
  input: z.object({}),
  output: done,
  run: (ctx, id) => setActive(ctx, id, false),
});

const setActive = (ctx: Context, id: string, isActive: boolean) =>
  transact(ctx, async (ctx) => {
    const verb = isActive ? 'switchOn' : 'switchOff';
    await updateRecord(ctx, ContactPolicy, id, { isActive }, { isTrusted: true, verb });
    return { id };
  });

/** A condition that cannot be asked is refused where it is written. */
export const policyRule: Rule = {
  entity: 'plans.policy',
  apply: ({ startsOn, endsOn, seasonFrom, seasonUntil }) => ({
    problems: [
      ...(typeof startsOn === 'string' && typeof endsOn === 'string' && startsOn > endsOn
        ? [{ field: 'endsOn', code: 'before_start' }]
        : []),
      ...(Boolean(seasonFrom) !== Boolean(seasonUntil)
        ? [{ field: seasonFrom ? 'seasonUntil' : 'seasonFrom', code: 'required' }]
        : []),
    ],
  }),
};

/** After any change of what policies ask, all plans are gone through. */
export const policyChanged: Effect = {
  entity: 'plans.policy',
  run: async (ctx, { before, after }) => {
    const condition = after?.['condition'];
    if (condition) checkCondition(ctx, condition);
    if (before?.['isActive'] || after?.['isActive']) await reviewSoon(ctx);
  },
};

/** What was planned for a day that is off now is moved. */
export const daysOffChanged: Effect = {
  entity: 'plans.dayOff',
  run: async (ctx) => {
    if (await hasPolicy(ctx)) await reviewSoon(ctx);
  },
};

const reviewSoon = (ctx: Context) =>
  ctx.app.jobs.enqueue(ctx, reviewAllJob.name, {}, { singletonKey: 'all' });

function checkCondition(ctx: Context, condition: unknown): void {
  try {
    conditionSql(
      asSystem(ctx, 'a policy is checked'),
      ctx.app.registry.entity('contacts.party'),
      condition,
      'p',
    );
  } catch {
    throw invalidField('condition', 'invalid_filter');
  }
}

/** By night, and after a change of a policy. */
export const reviewAllJob: Job = {
  name: 'plans.reviewAll',
  cron: '20 0 * * *',
  run: async (ctx) => {
    await reviewAll(ctx);
  },
};
