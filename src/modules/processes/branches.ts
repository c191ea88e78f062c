import type { ProcessesBranchRow } from '../../generated/rows.ts';
import type { Entity } from '../../kernel/entity.ts';
import { type FieldProblem, invalidField } from '../../kernel/errors.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Preparation } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { removeRecord } from '../../platform/records/write.ts';
import { holds } from './conditions.ts';
import { Branch, Stage } from './process.entity.ts';
import type { StageRow } from './stages.ts';

export type BranchRow = ProcessesBranchRow & { id: string };

/** The ways on from a stage; none: everything may follow. */
export const branchesFrom = (ctx: Context, stages: string[]): Promise<BranchRow[]> =>
  loadRecords(systemReading(ctx), Branch, sql`t.from_id = any(${stages}::uuid[])`, sql`t.position, t.id`);

/** Whether a move goes on by the ways of its stage: a refusal and a move back are always free. */
const isByBranch = (from: StageRow | undefined, to: StageRow): from is StageRow =>
  from?.kind === 'open' &&
  to.id !== from.id &&
  to.kind !== 'lost' &&
  !(to.kind === 'open' && to.position < from.position);

export interface Ways {
  /** Whether the stage says at all what may follow. */
  isBound: boolean;
  /** Why a stage may not follow; nothing where it may. */
  problemOf(to: StageRow): FieldProblem | undefined;
}

/** Where a record may go from its stage. A refusal names what may follow, so that nobody has to guess. */
export async function waysOf(
  ctx: Context,
  entity: Entity,
  record: string,
  stages: StageRow[],
  from: StageRow | undefined,
): Promise<Ways> {
  const branches = from?.kind === 'open' ? await branchesFrom(ctx, [from.id]) : [];
  const open = new Set<string>();
  for (const b of branches)
    if (!b.condition || (await holds(ctx, entity, record, b.condition))) open.add(b.to);
  return waysBy(branches, open, stages, from);
}

/** By the ways named at the stage, and the stages to which those whose conditions hold lead. */
export function waysBy(
  branches: BranchRow[],
  open: ReadonlySet<string>,
  stages: StageRow[],
  from: StageRow | undefined,
): Ways {
  const allowed = stages.filter((s) => open.has(s.id)).map((s) => s.name);
  return {
    isBound: branches.length > 0,
    problemOf: (to) => {
      if (!branches.length || open.has(to.id) || !isByBranch(from, to)) return undefined;
      const way = branches.find((b) => b.to === to.id);
      const params = { stage: to.name, from: from.name, allowed: allowed.join(', ') };
      return way
        ? {
            field: 'stage',
            code: 'branch_condition_not_met',
            params: { ...params, condition: way.condition },
          }
        : { field: 'stage', code: allowed.length ? 'branch_not_allowed' : 'branch_none_open', params };
    },
  };
}

/** A way leads from an open stage to another stage of the same version, under a condition that can be asked. */
export const soundBranch: Preparation = {
  entity: 'processes.branch',
  prepare: async (ctx, given, before) => {
    if (ctx.mode === 'historical') return {};
    const ends = [given['from'] ?? before?.['from'], given['to'] ?? before?.['to']];
    const rows = await loadRecords(systemReading(ctx), Stage, sql`t.id = any(${ends}::uuid[])`);
    const [from, to] = ends.map((id) => rows.find((s) => s.id === id));
    if (from && from.kind !== 'open') throw invalidField('from', 'stage_is_an_end');
    if (from && to && (from.id === to.id || from.processVersion !== to.processVersion))
      throw invalidField('to', 'stage_of_same_version');
    if (given['condition']) await soundCondition(ctx, from, given['condition']);
    return {};
  },
};

async function soundCondition(ctx: Context, from: StageRow | undefined, condition: unknown): Promise<void> {
  const row = await ctx.db.one<{ entity: string }>(sql`select p.entity from process_version v
    join process p on p.id = v.process_id where v.id = ${from?.processVersion ?? null}`);
  const entity = ctx.app.registry.find(row?.entity ?? '');
  if (entity) conditionSql(systemReading(ctx), entity, condition, 't');
}

/** With a stage go the ways to it and from it. */
export const branchesOfStage: Effect = {
  entity: 'processes.stage',
  run: async (ctx, { id, after }) => {
    if (after) return;
    for (const b of await loadRecords(ctx, Branch, sql`t.from_id = ${id} or t.to_id = ${id}`))
      await removeRecord(ctx, Branch, b.id);
  },
};
