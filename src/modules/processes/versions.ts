import { z } from 'zod';
import { conflict, invalid } from '../../kernel/errors.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Values } from '../../platform/module.ts';
import { loadRecord, loadRecords } from '../../platform/records/read.ts';
import { createRecord, removeRecord, updateRecord } from '../../platform/records/write.ts';
import { branchesFrom } from './branches.ts';
import { Branch, Process, ProcessVersion, Stage, StageTask } from './process.entity.ts';

/**
 * A new draft of the process with these stages, each with its `tasks` and with `next`, the keys of those that may follow;
 * there is one draft at a time. Resolves to its id.
 */
export async function startVersion(ctx: Context, process: string, stages: Values[]): Promise<string> {
  const row = await ctx.db.one<{
    last: number | null;
    draft: string | null;
  }>(sql`select max(number) as last, (max(id::text) filter (where state = 'draft' and deleted_at is null)) as draft
    from process_version where process_id = ${process}`);
  if (row?.draft) throw conflict('draft_exists', { version: row.draft });
  const version = await createRecord(
    ctx,
    ProcessVersion,
    { process, number: (row?.last ?? 0) + 1, state: 'draft' },
    { isTrusted: true },
  );
  const ids = new Map<unknown, string>();
  for (const [position, { tasks, next: _, ...stage }] of stages.entries()) {
    const { id } = await createRecord(
      ctx,
      Stage,
      { ...stage, processVersion: version.id, position },
      { isTrusted: true },
    );
    for (const [at, task] of ((tasks ?? []) as Values[]).entries())
      await createRecord(ctx, StageTask, { ...task, stage: id, position: at });
    ids.set(stage['key'], id);
  }
  for (const { key, next } of stages)
    for (const [position, { to, condition }] of ((next ?? []) as Values[]).entries())
      await createRecord(ctx, Branch, { from: ids.get(key), to: ids.get(to), condition, position });
  return version.id;
}

/** From now on new records run by this version; those under way keep theirs. */
export async function publishVersion(ctx: Context, id: string): Promise<void> {
  const version = await loadRecord(ctx, ProcessVersion, id, 'write', true);
  if (version.state !== 'draft') throw conflict('not_a_draft');
  await demandWhole(ctx, id);
  const process = await loadRecord(ctx, Process, version.process);
  if (process.current)
    await updateRecord(ctx, ProcessVersion, process.current, { state: 'retired' }, { isTrusted: true });
  await updateRecord(
    ctx,
    ProcessVersion,
    id,
    { state: 'published', publishedAt: ctx.now.toISOString() },
    { isTrusted: true, verb: 'publish' },
  );
  await updateRecord(ctx, Process, process.id, { current: id }, { isTrusted: true });
}

/** A cycle begins in an open stage and ends in a sale or a refusal: exactly one of each. */
async function demandWhole(ctx: Context, version: string): Promise<void> {
  const stages = await loadRecords(ctx, Stage, sql`t.process_version_id = ${version}`);
  const count = (kind: string): number => stages.filter((s) => s.kind === kind).length;
  const problems = [
    ...(count('open') ? [] : [{ field: 'stages', code: 'open_stage_missing' }]),
    ...(count('won') === 1 ? [] : [{ field: 'stages', code: 'one_won_stage' }]),
    ...(count('lost') === 1 ? [] : [{ field: 'stages', code: 'one_lost_stage' }]),
  ];
  if (problems.length) throw invalid(problems);
}

export const publish = defineVerb({
  entity: 'processes.version',
  name: 'publish',
  when: { field: 'state', op: 'eq', value: 'draft' },
  needs: 'write',
  atLeast: 'all',
  input: z.object({}),
  output: z.object({ id: z.string() }),
  run: async (ctx, id) => {
    await transact(ctx, (ctx) => publishVersion(ctx, id));
    return { id };
  },
});

/** Throws the draft away; what is published goes on as it is. */
export const discard = defineVerb({
  entity: 'processes.version',
  name: 'discard',
  when: { field: 'state', op: 'eq', value: 'draft' },
  needs: 'write',
  atLeast: 'all',
  input: z.object({}),
  output: z.object({ id: z.string() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      const { state } = await loadRecord(ctx, ProcessVersion, id, 'write', true);
      if (state !== 'draft') throw conflict('not_a_draft');
      await removeRecord(ctx, ProcessVersion, id, { verb: 'discard' });
      return { id };
    }),
});

/** A draft copied from the current version, to be edited while the current one goes on. */
export const editProcess = defineVerb({
  entity: 'processes.process',
  name: 'edit',
  needs: 'write',
  atLeast: 'all',
  input: z.object({}),
  output: z.object({ version: z.string() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      const draft = await ctx.db.one<{ id: string }>(
        sql`select id from process_version where process_id = ${id} and state = 'draft' and deleted_at is null`,
      );
      if (draft) return { version: draft.id };
      const { current } = await loadRecord(ctx, Process, id);
      const copies = current ? await partsOf(ctx, current) : [];
      return { version: await startVersion(ctx, id, copies) };
    }),
});

/** The stages of a version with all that belongs to them, as a draft is made of them. */
async function partsOf(ctx: Context, version: string): Promise<Values[]> {
  const stages = await loadRecords(ctx, Stage, sql`t.process_version_id = ${version}`, sql`t.position, t.id`);
  const ids = stages.map((s) => s.id);
  const tasks = await loadRecords(
    ctx,
    StageTask,
    sql`t.stage_id = any(${ids}::uuid[])`,
    sql`t.position, t.id`,
  );
  const branches = await branchesFrom(ctx, ids);
  const keys = new Map(stages.map((s) => [s.id, s.key]));
  return stages.map((s) => ({
    ...own(s, stageFields),
    tasks: tasks.filter((t) => t.stage === s.id).map((t) => own(t, taskFields)),
    next: branches
      .filter((b) => b.from === s.id && keys.has(b.to))
      .map((b) => ({ to: keys.get(b.to), condition: b.condition })),
  }));
}

const stageFields = [
  'key',
  'name',
  'kind',
  'color',
  'department',
  'responsible',
  'probability',
  'deadlineDays',
  'deadlineUnit',
  'responsibleFunction',
  'category',
  'requiredFields',
  'entryCondition',
  'exitCondition',
];
const taskFields = ['title', 'kind', 'dueDays', 'dueUnit', 'isRequired', 'assignee'];
const own = (row: object, names: string[]): Values =>
  Object.fromEntries(names.map((n) => [n, (row as Values)[n] ?? null]).filter(([, v]) => v !== null));
