import type { AutomationRuleRow } from '../../generated/rows.ts';
import { asSystem, type Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import type { Effect, Values } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord, removeRecord } from '../../platform/records/write.ts';
import { Process, ProcessVersion, Stage } from '../processes/public.ts';
import { problemsOfRule } from './checking/check-rule.ts';
import type { StageTrigger } from './parts.rules.ts';
import { AutomationRule } from './rule.entity.ts';

const acting = (ctx: Context): Context => asSystem(ctx, 'automatic steps go with their stage');

/**
 * Automatic steps are rules of one stage of one version. With a draft come copies of them, on where they were on and
 * vouched for by whoever did so: no deal meets them before the draft is published, and what is changed in it is
 * switched on anew. Rules are of this module, so their copying is too, though a stage of another one causes it.
 */
export const stepsOfStage: Effect = {
  entity: 'processes.stage',
  run: async (ctx, { id, before, after }) => {
    if (ctx.mode === 'historical') return;
    if (!after) return removeSteps(ctx, sql`t.stage_id = ${id}`);
    if (before) return;
    for (const rule of await stepsToCopy(ctx, after)) await copyStep(ctx, rule, id);
  },
};

/** One that has become unsound, since what it names is gone, does nothing any more and is left behind. */
async function copyStep(ctx: Context, rule: AutomationRuleRow, stage: string): Promise<void> {
  const { name, entity, condition, actions, isOn, switchedOnBy, switchedOnAt } = rule;
  const trigger = { ...(rule.trigger as StageTrigger), stage };
  const copy = { name, entity, trigger, condition, actions, isOn, switchedOnBy, switchedOnAt };
  if ((await problemsOfRule(acting(ctx), copy)).length) return;
  await createRecord(acting(ctx), AutomationRule, copy, { isTrusted: true });
}

/** A draft that is thrown away takes its steps along. */
export const stepsOfVersion: Effect = {
  entity: 'processes.version',
  run: async (ctx, { id, after }) => {
    if (!after)
      await removeSteps(
        ctx,
        sql`t.stage_id in (select s.id from stage s where s.process_version_id = ${id})`,
      );
  },
};

/** Those of the stage of the same key in the version now in use. */
async function stepsToCopy(ctx: Context, stage: Values) {
  const reading = acting(ctx);
  const [version] = await loadRecords(reading, ProcessVersion, sql`t.id = ${stage['processVersion']}`);
  const [process] = await loadRecords(reading, Process, sql`t.id = ${version?.process ?? null}`);
  if (!process?.current || process.current === version?.id) return [];
  const [source] = await loadRecords(
    reading,
    Stage,
    sql`t.process_version_id = ${process.current} and t.key = ${stage['key']}`,
  );
  return source
    ? loadRecords(reading, AutomationRule, sql`t.stage_id = ${source.id}`, sql`t.created_at, t.id`)
    : [];
}

async function removeSteps(ctx: Context, which: Fragment): Promise<void> {
  for (const { id } of await loadRecords(acting(ctx), AutomationRule, which))
    await removeRecord(acting(ctx), AutomationRule, id);
}
