import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job, StoredEvent, Subscriber } from '../../../platform/module.ts';
import { family, isAutomatable } from '../automatable.ts';
import { automatedEntities } from '../automated.ts';
import { eachByItself } from '../each-by-itself.ts';
import type { RunTrigger } from '../parts.rules.ts';
import { activeRules, activeRulesOf, type Rule } from '../rules-stored.ts';
import { runRule } from '../run-rule.ts';
import { holds } from '../subject.ts';
import { changesOf, hasChanged, isOfVerb } from '../triggers/event.ts';
import { followAll, followRecord } from '../triggers/match.ts';
import { isAtStage, isTurn } from '../triggers/stage.ts';
import { mayBeDue, runDueOf } from '../triggers/time.ts';

/** Taking something back is no new happening. */
const isUndo = (event: StoredEvent): boolean =>
  event.verb === 'undone' || (event.reason?.startsWith('undo of ') ?? false);

/** Rules that the event may set off, as far as its name tells. */
const mayRun = (rule: Rule, event: StoredEvent): boolean =>
  rule.trigger.on === 'condition' ||
  (rule.trigger.on === 'time' && mayBeDue(rule.trigger, event)) ||
  (rule.trigger.on === 'stage' && isTurn(event)) ||
  (rule.trigger.on === 'event' && !isUndo(event) && isOfVerb(rule.trigger, event));

/** Every event of an entity that a rule runs on; others cost nothing. */
export const runOnEvent: Subscriber = {
  name: 'automation.run',
  on: [],
  onEntity: isAutomatable,
  wants: async (ctx, event) => {
    const names = family(ctx.app.registry, event.entity);
    const automated = await automatedEntities(ctx);
    if (!names.some((name) => automated.has(name))) return false;
    return (await activeRulesOf(ctx, names)).some((r) => mayRun(r, event));
  },
  run: async (ctx, event) => {
    const names = family(ctx.app.registry, event.entity);
    const rules = (await activeRulesOf(ctx, names)).filter((r) => mayRun(r, event));
    const records = (event.data['ids'] as string[] | undefined) ?? (event.record ? [event.record] : []);
    await eachByItself(rules, (rule) =>
      rule.trigger.on === 'time'
        ? runDueOf(ctx, rule, records, event.cause)
        : eachByItself(records, (record) => runOne(ctx, rule, event, record)),
    );
  },
};

async function runOne(ctx: Context, rule: Rule, event: StoredEvent, record: string): Promise<void> {
  const { trigger } = rule;
  if (trigger.on === 'condition')
    return followRecord(ctx, rule, record, { isSilent: isUndo(event), cause: event.cause });
  if (trigger.on === 'time' || isBefore(event, rule)) return;
  if (trigger.on === 'stage') {
    if (!isAtStage(trigger, await changesOf(ctx, event))) return;
  } else if (trigger.verb === 'changed' && !hasChanged(trigger, await changesOf(ctx, event))) return;
  // A rule for one kind of a base hears of the others too.
  const entity = ctx.app.registry.entity(rule.entity);
  if (entity.kind && !(await holds(asSystem(ctx, 'conditions of automation'), entity, record, null))) return;
  await runRule(ctx, rule, {
    record,
    key: `event:${event.id}`,
    trigger: triggerOf(event),
    cause: event.cause,
  });
}

/** A job that waited while the rule was switched on is of a time before it. */
const isBefore = (event: StoredEvent, rule: Rule): boolean =>
  rule.switchedOnAt !== null && Date.parse(event.at) < Date.parse(rule.switchedOnAt);

const triggerOf = ({ id, verb, actor, cause }: StoredEvent): RunTrigger => ({
  on: 'event',
  verb,
  event: id,
  actor,
  ...(cause ? { by: { id: cause.rule, name: cause.name } } : {}),
});

/** After midnight by the company's clock, when "today" has become another day. */
export const followJob: Job = {
  name: 'automation.follow',
  cron: '15 0 * * *',
  run: async (ctx) => {
    const rules = await activeRules(ctx, sql`r.trigger->>'on' = 'condition'`);
    await eachByItself(rules, (rule) => followAll(ctx, rule));
  },
};
