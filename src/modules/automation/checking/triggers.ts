import type { Entity } from '../../../kernel/entity.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { conditionSql } from '../../../platform/records/condition-sql.ts';
import { readableField } from '../../../platform/records/fields.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { Stage } from '../../processes/public.ts';
import type { EventTrigger, StageTrigger, TimeTrigger, Trigger } from '../parts.rules.ts';
import { problemsOf } from './problems.ts';

/** What is wrong with when a rule is to run, as far as the asker sees the entity. */
export async function problemsOfTrigger(
  ctx: Context,
  entity: Entity,
  trigger: Trigger,
): Promise<FieldProblem[]> {
  if (trigger.on === 'event') return problemsOfEvent(ctx, entity, trigger);
  if (trigger.on === 'time') return problemsOfTime(ctx, entity, trigger);
  if (trigger.on === 'stage') return problemsOfStage(ctx, entity, trigger);
  return trigger.filter ? problemsOfCondition(ctx, entity, trigger.filter, 'trigger.filter') : [];
}

export const problemsOfCondition = (
  ctx: Context,
  entity: Entity,
  condition: unknown,
  at: string,
): Promise<FieldProblem[]> => problemsOf(at, () => conditionSql(ctx, entity, condition, 't'));

async function problemsOfEvent(ctx: Context, entity: Entity, t: EventTrigger): Promise<FieldProblem[]> {
  const verbs = ctx.app.registry.verbsOf(entity).filter((v) => !v.onCollection && !v.isPersonal);
  const known = ['created', 'changed', ...verbs.map((v) => v.name)];
  const problems: FieldProblem[] = [];
  if (!known.includes(t.verb))
    problems.push({ field: 'trigger.verb', code: 'unknown_verb', params: { name: t.verb } });
  for (const [i, name] of (t.fields ?? []).entries())
    problems.push(...(await problemsOf(`trigger.fields.${i}`, () => readableField(ctx, entity, name))));
  const hasValues = t.from !== undefined || t.to !== undefined;
  if (hasValues && (t.verb !== 'changed' || t.fields?.length !== 1))
    problems.push({ field: 'trigger.fields', code: 'one_field_for_values' });
  return problems;
}

async function problemsOfTime(ctx: Context, entity: Entity, t: TimeTrigger): Promise<FieldProblem[]> {
  const unknown = await problemsOf('trigger.field', () => readableField(ctx, entity, t.field));
  if (unknown.length) return unknown;
  const field = entity.fields[t.field];
  if ((field?.type !== 'date' && field?.type !== 'instant') || field.computed)
    return [{ field: 'trigger.field', code: 'not_a_time', params: { name: t.field } }];
  if (field.type === 'date' && t.unit !== 'day')
    return [{ field: 'trigger.unit', code: 'days_only', params: { name: t.field } }];
  return [];
}

async function problemsOfStage(ctx: Context, entity: Entity, t: StageTrigger): Promise<FieldProblem[]> {
  const [stage] = await loadRecords(ctx, Stage, sql`t.id = ${t.stage}`);
  return stage && entity.name === 'deals.deal' ? [] : [{ field: 'trigger.stage', code: 'no_such_stage' }];
}
