import { DomainError, type FieldProblem } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import type { Values } from '../../module.ts';
import { settle, withBatching } from '../../records/batching.ts';
import { cellText, type TableRow } from '../parse/table.ts';
import { convertRow, namesIn, type Reading } from './convert.ts';
import { Matcher } from './matcher.ts';

export interface Tally {
  created: number;
  updated: number;
  skipped: number;
  refused: number;
}
/** What is done with rows that were understood: each becomes a record, or is linked to others. */
export type RowWork = (
  ctx: Context,
  reading: Reading,
  matcher: Matcher,
  values: Values,
  tally: Tally,
) => Promise<void>;
export interface ChunkWork {
  importId: string;
  /** Index of the step in the plan. */
  step: number;
  reading: Reading;
  work: RowWork;
}

const none: Tally = { created: 0, updated: 0, skipped: 0, refused: 0 };

/**
 * Writes rows within the caller's transaction: all of them at once, which is quick, and where one of them is refused
 * smaller pieces again, down to the row at fault, which is kept with its reasons.
 */
export async function writeChunk(ctx: Context, work: ChunkWork, rows: TableRow[]): Promise<Tally> {
  try {
    return await ctx.db.attempt(() => attempt(rows.length > 1 ? withBatching(ctx) : ctx, work, rows));
  } catch (error) {
    for (const resolver of work.reading.resolvers) resolver?.forget();
    const problems = problemsOf(error);
    if (!problems) throw error;
    const [row] = rows;
    if (!row) return none;
    return rows.length > 1 ? inPieces(ctx, work, rows) : refuse(ctx, work, row, problems);
  }
}

async function inPieces(ctx: Context, work: ChunkWork, rows: TableRow[]): Promise<Tally> {
  const size = Math.ceil(rows.length / 8);
  let sum = none;
  for (let at = 0; at < rows.length; at += size)
    sum = added(sum, await writeChunk(ctx, work, rows.slice(at, at + size)));
  return sum;
}

async function attempt(
  ctx: Context,
  { importId, step, reading, work }: ChunkWork,
  rows: TableRow[],
): Promise<Tally> {
  await prepareNames(ctx, reading, rows);
  const tally = { ...none };
  const understood: Values[] = [];
  for (const row of rows) {
    const { values, problems } = await convertRow(ctx, reading, row);
    if (problems.length) tally.refused += (await refuse(ctx, { importId, step }, row, problems)).refused;
    else understood.push(values);
  }
  const matcher = new Matcher(reading.entity, reading.step.match);
  await matcher.prepare(ctx, understood);
  for (const values of understood) await work(ctx, reading, matcher, values, tally);
  await settle(ctx);
  return tally;
}

async function prepareNames(
  ctx: Context,
  { resolvers, step, entity }: Reading,
  rows: TableRow[],
): Promise<void> {
  for (const [i, use] of step.columns.entries()) {
    const names = (row: TableRow): string[] => namesIn(ctx, entity, use, row.cells[use.column]);
    await resolvers[i]?.prepare(ctx, rows.flatMap(names));
  }
}

async function refuse(
  ctx: Context,
  { importId, step }: Pick<ChunkWork, 'importId' | 'step'>,
  row: TableRow,
  problems: FieldProblem[],
): Promise<Tally> {
  const plain = problems.map(({ field, code, params }) => ({ field, code, ...(params ? { params } : {}) }));
  await ctx.db.rows(sql`insert into import_refusal (id, import_id, step, line, cells, problems)
    values (${uuidv7()}, ${importId}, ${step}, ${row.line}, ${JSON.stringify(row.cells.map(cellText))}, ${JSON.stringify(plain)})`);
  return { ...none, refused: 1 };
}

/** Why a row was refused; undefined for failures that are not the row's. */
function problemsOf(error: unknown): FieldProblem[] | undefined {
  if (error instanceof DomainError)
    return error.problems.length ? error.problems : [{ field: '', code: error.code, params: error.params }];
  // Data that does not fit, and rules that the database keeps (SQLSTATE classes 22 and 23).
  const { code } = error as { code?: string };
  return /^2[23]/.test(code ?? '')
    ? [{ field: '', code: code === '22003' ? 'too_big' : 'invalid_value' }]
    : undefined;
}

const added = (a: Tally, b: Tally): Tally => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  skipped: a.skipped + b.skipped,
  refused: a.refused + b.refused,
});
