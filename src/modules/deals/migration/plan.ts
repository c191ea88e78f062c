import { z } from 'zod';
import { conflict, denied, invalid } from '../../../kernel/errors.ts';
import { reaches } from '../../../kernel/permission.ts';
import { predicate } from '../../../platform/access/predicate.ts';
import type { Context } from '../../../platform/context.ts';
import { and, type Fragment, sql } from '../../../platform/database/sql.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { selectionSql } from '../../../platform/records/source.ts';
import { Process, ProcessVersion, Stage, type StageRow } from '../../processes/public.ts';
import { Deal } from '../deal.entity.ts';

export const migrationInput = z.object({
  process: z.uuid(),
  /** Earlier versions whose deals come along; all of them by default. */
  versions: z.array(z.uuid()).max(200).optional(),
  /** Where the deals of a stage go, if not to the stage of the same key; null: they stay as they are. */
  pairs: z
    .array(z.strictObject({ from: z.uuid(), to: z.uuid().nullable() }))
    .max(500)
    .default([]),
  /** Only deals of this condition. */
  filter: z.unknown().optional(),
});
export type MigrationInput = z.infer<typeof migrationInput>;

/** Kept with the migration: stages of old versions and where their deals go. */
export interface MigrationPlan {
  pairs: Record<string, string>;
  filter: unknown;
  withTasks: boolean;
}
export interface Source {
  version: { id: string; number: number };
  stages: StageRow[];
}
export interface Planned {
  process: { id: string; name: string };
  target: { id: string; number: number };
  /** Open stages of the target. */
  into: StageRow[];
  /** Earlier versions, the newest first, with their open stages. */
  sources: Source[];
  pairs: Map<string, string>;
}

/** Who brings deals to another version rules over processes; the deals themselves are those that one may change. */
export function demandProcessRight(ctx: Context): void {
  if (!ctx.grants.has('administer') || !reaches(ctx.grants.on(Process.name).write, 'all')) throw denied();
}

/** What the input means for the process as it now is. Throws where a pair names a stage that is none of its own. */
export async function planned(ctx: Context, input: MigrationInput): Promise<Planned> {
  const [process] = await loadRecords(ctx, Process, sql`t.id = ${input.process}`);
  if (!process?.current) throw conflict('process_not_published');
  const versions = await loadRecords(
    ctx,
    ProcessVersion,
    sql`t.process_id = ${process.id} and t.state <> 'draft'`,
    sql`t.number desc`,
  );
  const stages = await loadRecords(
    ctx,
    Stage,
    sql`t.process_version_id = any(${versions.map((v) => v.id)}::uuid[]) and t.kind = 'open'`,
    sql`t.position, t.id`,
  );
  const target = versions.find((v) => v.id === process.current);
  if (!target) throw conflict('process_not_published');
  const into = stages.filter((s) => s.processVersion === target.id);
  const sources = versions
    .filter((v) => v.id !== target.id)
    .map((version) => ({ version, stages: stages.filter((s) => s.processVersion === version.id) }));
  const chosen = sources.filter((s) => input.versions?.includes(s.version.id) ?? true);
  return { process, target, into, sources, pairs: pairsOf(input, into, chosen) };
}

function pairsOf({ pairs }: MigrationInput, into: StageRow[], sources: Source[]): Map<string, string> {
  const from = sources.flatMap((s) => s.stages);
  const problems = pairs.flatMap((pair, i) => [
    ...(from.some((s) => s.id === pair.from) ? [] : [{ field: `pairs.${i}.from`, code: 'no_such_stage' }]),
    ...(pair.to === null || into.some((s) => s.id === pair.to)
      ? []
      : [{ field: `pairs.${i}.to`, code: 'no_such_stage' }]),
  ]);
  if (problems.length) throw invalid(problems);
  const given = new Map(pairs.map((p) => [p.from, p.to]));
  return new Map(
    from.flatMap((stage) => {
      const byHand = given.get(stage.id);
      const to = byHand === undefined ? into.find((s) => s.key === stage.key)?.id : byHand;
      return to ? [[stage.id, to] as const] : [];
    }),
  );
}

/** Open deals in these stages that the actor may change, as `t`. */
export const dealsIn = (ctx: Context, stages: string[], filter: unknown): Fragment =>
  and([
    selectionSql(ctx, Deal, { filter }, 't'),
    predicate(ctx, Deal, 'write', 't'),
    sql`t.outcome = 'open' and t.stage_id = any(${stages}::uuid[])`,
  ]);
