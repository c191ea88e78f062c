import { z } from 'zod';
import type { TransferImportRow } from '../../../generated/rows.ts';
import { DomainError } from '../../../kernel/errors.ts';
import type { App } from '../../app.ts';
import { type Context, transact, userContext } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import type { Job } from '../../module.ts';
import { setDerived } from '../../records/derive.ts';
import { loadRecord } from '../../records/read.ts';
import type { TableRow } from '../parse/table.ts';
import { loadAliases } from './aliases.ts';
import { type ChunkWork, writeChunk } from './chunk.ts';
import { readingOf } from './convert.ts';
import { Import } from './import.entity.ts';
import { importRows } from './import-rows.ts';
import { broughtBy } from './order.ts';
import { type Phase, phasesOf } from './phases.ts';
import type { ImportPlan } from './plan.ts';
import { Repeats } from './repeats.ts';
import { linkRow, writeRow } from './rows.ts';
import { takes } from './rows-of-step.ts';

const CHUNK = 400;

export const runInput = z.object({ ids: z.array(z.uuid()).min(1).max(30) });

/**
 * The job: the files in their order, each chunk of rows one transaction with its progress, so that a killed run goes
 * on where it stood. Links to later files are made when those are through.
 */
export const runImportsJob: Job<z.infer<typeof runInput>> = {
  name: 'transfer.import',
  run: async (system, { ids }) => {
    const records = await Promise.all(ids.map((id) => loadRecord(system, Import, id)));
    const files = records.map((record, i) => ({ record, later: laterNames(system, records.slice(i + 1)) }));
    for (const { record, later } of files) await runFile(system, record.id, later, false);
    for (const { record, later } of files) await runFile(system, record.id, later, true);
  },
};

const laterNames = (ctx: Context, records: TransferImportRow[]): Set<string> =>
  new Set(records.flatMap((r) => broughtBy(ctx, r.plan as ImportPlan)));

/** Up to the late links, or those; a file that has none is done at once. */
async function runFile(
  system: Context,
  id: string,
  later: ReadonlySet<string>,
  isLate: boolean,
): Promise<void> {
  const record = await loadRecord(system, Import, id);
  if (record.state !== 'running') return;
  const ctx = await contextFor(system.app, record);
  if (!ctx) return setDerived(system, Import, id, { state: 'failed', failure: 'user_is_gone' });
  const phases = phasesOf(ctx, record.plan as ImportPlan, later);
  const due = phases.filter((p) => isLate || p.kind !== 'lateLinks').length;
  try {
    const isThrough = await runPhases(ctx, record, phases.slice(0, due));
    if (isThrough && due === phases.length) await finish(system, id, { state: 'done' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await finish(system, id, { state: 'failed', failure: error.code });
  }
}

const finish = (system: Context, id: string, values: { state: string; failure?: string }): Promise<void> =>
  setDerived(system, Import, id, { ...values, finishedAt: system.app.now().toISOString() });

async function contextFor(app: App, record: TransferImportRow): Promise<Context | undefined> {
  const ctx = record.owner ? await userContext(app, record.owner) : undefined;
  const { mode } = record.plan as ImportPlan;
  return (
    ctx && {
      ...ctx,
      mode,
      isImport: true,
      batch: record.run ?? undefined,
      reason: `import ${record.name}`.slice(0, 500),
    }
  );
}

/** Resolves to false where the run was stopped, or another worker has taken it over. */
async function runPhases(ctx: Context, record: TransferImportRow, phases: Phase[]): Promise<boolean> {
  for (const [number, phase] of phases.entries()) {
    if (number < record.doneSteps) continue;
    const from = number === record.doneSteps ? record.doneRows : 0;
    if (!(await runPhase(ctx, record, phase, number, from))) return false;
  }
  return true;
}

async function runPhase(
  ctx: Context,
  record: TransferImportRow,
  phase: Phase,
  number: number,
  from: number,
): Promise<boolean> {
  const plan = record.plan as ImportPlan;
  const own = { ...ctx, isExact: phase.step.isExact };
  const reading = readingOf(own, plan, phase.entity, phase.step, await loadAliases(ctx));
  const work: ChunkWork = {
    importId: record.id,
    step: phase.index,
    reading,
    work: phase.kind === 'rows' ? writeRow : linkRow,
  };
  const repeats = new Repeats(phase.step);
  const rows = importRows(ctx.app, record, plan.sheet);
  let seen = 0;
  for await (const chunk of inChunks(rows)) {
    const start = seen;
    seen += chunk.length;
    // Rows that are through are remembered too, so that a run that goes on knows them again.
    const isRepeat = chunk.map((row) => repeats.has(row));
    if (seen <= from) continue;
    const isLeft = (row: TableRow, i: number): boolean => i >= from - start && takes(phase.step, row);
    const left = chunk.filter(isLeft);
    const fresh = chunk.filter((row, i) => isLeft(row, i) && !isRepeat[i]);
    const isOurs = await runChunk(own, work, fresh, {
      repeated: phase.kind === 'rows' ? left.length - fresh.length : 0,
      number,
      done: Math.max(from, start),
      seen,
    });
    if (!isOurs) return false;
  }
  return nextPhase(ctx, record.id, number);
}

async function* inChunks(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let chunk: TableRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length) yield chunk;
}

/** The row of the import is locked and must stand where this run left it: two workers never write the same rows. */
async function runChunk(
  ctx: Context,
  work: ChunkWork,
  rows: TableRow[],
  at: { number: number; done: number; seen: number; repeated: number },
): Promise<boolean> {
  return transact({ ...ctx, now: ctx.app.now() }, async (ctx) => {
    const isOurs = await ctx.db.one(sql`select 1 from import where id = ${work.importId} and state = 'running'
      and done_steps = ${at.number} and done_rows = ${at.done} for update`);
    if (!isOurs) return false;
    const tally = await writeChunk(ctx, work, rows);
    await ctx.db.rows(sql`update import set done_rows = ${at.seen}, created = created + ${tally.created}, updated = updated + ${tally.updated},
      skipped = skipped + ${tally.skipped + at.repeated}, refused = refused + ${tally.refused} where id = ${work.importId}`);
    ctx.db.afterCommit(() => ctx.app.realtime.changed(Import.base, work.importId));
    return true;
  });
}

async function nextPhase(ctx: Context, id: string, number: number): Promise<boolean> {
  const row = await ctx.db.one(
    sql`update import set done_steps = ${number + 1}, done_rows = 0 where id = ${id} and state = 'running' and done_steps = ${number} returning id`,
  );
  return Boolean(row);
}
