import type { ProcessesStageRow, ProcessesStageTaskRow } from '../../generated/rows.ts';
import type { Entity } from '../../kernel/entity.ts';
import { conflict, type FieldProblem } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Values } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { today } from '../../platform/today.ts';
import {
  type BusinessTime,
  dueAfter,
  loadBusinessTime,
  openRequiredTasks,
  planTasks,
} from '../activities/public.ts';
import { responsibleFor } from './assignee.ts';
import { waysOf } from './branches.ts';
import { holds } from './conditions.ts';
import { Stage, StageTask } from './process.entity.ts';

export type StageRow = ProcessesStageRow;
export type StageTaskRow = ProcessesStageTaskRow;

/** The published version of the process named, or of the entity's first one, with its stages in order. */
export async function currentVersion(
  ctx: Context,
  entity: string,
  process?: string | null,
): Promise<{ process: string; version: string; stages: StageRow[] } | undefined> {
  const row = await ctx.db.one<{
    process: string;
    version: string;
  }>(sql`select p.id as process, p.current_id as version from ${readable(systemReading(ctx), 'processes.process', 'p')}
    where p.entity = ${entity} and p.current_id is not null and not p.is_retired and (${process ?? null}::uuid is null or p.id = ${process ?? null})
    order by p.position, p.created_at limit 1`);
  return row && { ...row, stages: await stagesOf(ctx, row.version) };
}

export const stagesOf = (ctx: Context, version: string): Promise<StageRow[]> =>
  loadRecords(ctx, Stage, sql`t.process_version_id = ${version}`, sql`t.position, t.id`);

export const typicalTasksOf = (ctx: Context, stages: string[]): Promise<StageTaskRow[]> =>
  loadRecords(ctx, StageTask, sql`t.stage_id = any(${stages}::uuid[])`, sql`t.position, t.id`);

/**
 * Everything that stands in the way of a record's move from one stage to another: fields to fill, required tasks to
 * do, conditions to meet. Who goes forward over several stages owes what each of them asks for on the way, so that a
 * jump is no way round a rule; a way that the stage itself names leads straight there, and what lies between is not
 * passed. A move to refusal asks for nothing; a move back for nothing of the stage left.
 */
async function blockers(
  ctx: Context,
  entity: Entity,
  record: Values & { id: string },
  stages: StageRow[],
  from: StageRow | undefined,
  to: StageRow,
): Promise<FieldProblem[]> {
  if (to.kind === 'lost') return [];
  const ways = await waysOf(ctx, entity, record.id, stages, from);
  const barred = ways.problemOf(to);
  if (barred) return [barred];
  const { left, entered } = stagesAsked(stages, ways.isBound, from, to);
  return [
    ...missingFields(record, entered),
    ...(from && left.length ? await undoneTasks(ctx, record.id, from.id) : []),
    ...(await unmet(ctx, entity, record.id, left, 'exitCondition')),
    ...(await unmet(ctx, entity, record.id, entered, 'entryCondition')),
  ];
}

/** The stages whose conditions to go on, and to come in, a move meets; `isBound`: its stage names what may follow. */
export function stagesAsked(
  stages: StageRow[],
  isBound: boolean,
  from: StageRow | undefined,
  to: StageRow,
): { left: StageRow[]; entered: StageRow[] } {
  const isForward = from?.kind === 'open' && to.position > from.position;
  const between = isForward && !isBound ? passed(stages, from, to) : [];
  return { left: isForward ? [from, ...between] : [], entered: [...between, to] };
}

const passed = (stages: StageRow[], from: StageRow, to: StageRow): StageRow[] =>
  stages.filter((s) => s.kind === 'open' && s.position > from.position && s.position < to.position);

/** Each field once, under the first stage that needs it. */
function missingFields(record: Values, entered: StageRow[]): FieldProblem[] {
  const asked = new Map<string, string>();
  for (const stage of entered)
    for (const name of stage.requiredFields) if (!asked.has(name)) asked.set(name, stage.name);
  return [...asked]
    .filter(([name]) => isEmpty(record[name]))
    .map(([field, stage]) => ({ field, code: 'required_for_stage', params: { stage } }));
}

async function undoneTasks(ctx: Context, record: string, stage: string): Promise<FieldProblem[]> {
  const tasks = await openRequiredTasks(systemReading(ctx), record, stage);
  return tasks.map((t) => ({ field: 'tasks', code: 'task_not_done', params: { id: t.id, title: t.title } }));
}

const conditionCodes = {
  exitCondition: 'exit_condition_not_met',
  entryCondition: 'entry_condition_not_met',
} as const;

async function unmet(
  ctx: Context,
  entity: Entity,
  record: string,
  stages: StageRow[],
  which: keyof typeof conditionCodes,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const stage of stages) {
    const condition = stage[which];
    if (!condition || (await holds(ctx, entity, record, condition))) continue;
    const params = { stage: stage.name, condition };
    problems.push({ field: 'stage', code: conditionCodes[which], params });
  }
  return problems;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

export async function demandMove(
  ctx: Context,
  entity: Entity,
  record: Values & { id: string },
  stages: StageRow[],
  from: StageRow | undefined,
  to: StageRow,
): Promise<void> {
  const problems = await blockers(ctx, entity, record, stages, from, to);
  if (problems.length) throw conflict('move_blocked', { stage: to.name }, problems);
}

/**
 * The stage's typical tasks become tasks of the record, for whoever the task, the stage or the record names, but those
 * that are still open from an earlier stay in it, in whichever version; `isOnce`: those that it ever had there.
 */
export async function enterStage(
  ctx: Context,
  record: Values & { id: string },
  stage: StageRow,
  o: { isOnce?: boolean } = {},
): Promise<void> {
  if (ctx.mode === 'historical') return;
  const all = await typicalTasksOf(systemReading(ctx), [stage.id]);
  if (!all.length) return;
  const known = await plannedBefore(systemReading(ctx), record.id, stage, !o.isOnce);
  const typical = all.filter((t) => !known.has(t.title));
  if (!typical.length) return;
  const time = await loadBusinessTime(ctx);
  const responsible = await responsibleFor(ctx, record, stage);
  await planTasks(
    systemReading(ctx),
    typical.map((t) => ({
      title: t.title,
      kind: t.kind,
      ...dueOf(ctx, time, t),
      assignee: t.assignee ?? responsible,
      party: record['party'],
      deal: record.id,
      stage: stage.id,
      stageTask: t.id,
      isRequired: t.isRequired,
    })),
  );
}

/** The day by the company's calendar; where hours count, the hour too. */
function dueOf(ctx: Context, time: BusinessTime, { dueDays, dueUnit }: StageTaskRow): Values {
  if (dueUnit === 'day') {
    const day = Temporal.PlainDate.from(today(ctx));
    return { dueOn: day.add({ days: dueDays }).toString() };
  }
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime());
  const due = dueAfter(time, now, dueDays, dueUnit);
  const dueOn = due.toPlainDate().toString();
  return dueUnit === 'workday' ? { dueOn } : { dueOn, dueAt: due.toInstant().toString() };
}

async function plannedBefore(
  ctx: Context,
  deal: string,
  stage: StageRow,
  isOpenOnly: boolean,
): Promise<Set<string>> {
  const open = isOpenOnly ? sql`and k.state = 'open'` : sql``;
  const rows = await ctx.db.rows<{
    title: string;
  }>(sql`select k.title from ${readable(ctx, 'activities.task', 'k')}
    join stage s on s.id = k.stage_id where k.deal_id = ${deal} and s.key = ${stage.key} ${open}`);
  return new Set(rows.map((r) => r.title));
}
