import type { Entity } from '../../kernel/entity.ts';
import { DomainError, denied, type FieldProblem, invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { runVerb } from '../api/verbs.ts';
import { type Context, demand, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Values } from '../module.ts';
import { titleOf } from '../records/select.ts';
import { selectionSql } from '../records/source.ts';
import { removeRecord, restoreRecord, updateRecord } from '../records/write.ts';

export interface BulkRequest {
  ids?: string[] | undefined;
  filter?: unknown;
  q?: string | undefined;
  verb: string;
  input?: Values | undefined;
}
export interface BulkReport {
  /** Undone as one by `POST /undo {batch}`. */
  batch: string;
  done: number;
  refused: { id: string; title: string | null; code: string; problems: FieldProblem[] }[];
}
/** One request's most; the interface sends larger selections in parts and shows how far it is. */
export const MOST_AT_ONCE = 500;

/** One verb on many records: each by itself, so that one refusal holds up none of the others. */
export async function bulk(ctx: Context, entity: Entity, request: BulkRequest): Promise<BulkReport> {
  demand(ctx, 'bulk');
  const act = actOf(ctx, entity, request);
  const chosen = await chosenRecords(ctx, entity, request);
  const report: BulkReport = { batch: uuidv7(), done: 0, refused: [] };
  for (const { id, title } of chosen) {
    try {
      await transact({ ...ctx, batch: report.batch }, (ctx) => act(ctx, id));
      report.done++;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      report.refused.push({ id, title, code: error.code, problems: error.problems });
    }
  }
  return report;
}

function actOf(
  ctx: Context,
  entity: Entity,
  { verb, input }: BulkRequest,
): (ctx: Context, id: string) => Promise<unknown> {
  if (verb === 'update' && entity.verbs.includes('update'))
    return (ctx, id) => updateRecord(ctx, entity, id, input ?? {});
  if (verb === 'delete' && entity.verbs.includes('delete')) return (ctx, id) => removeRecord(ctx, entity, id);
  if (verb === 'restore' && entity.verbs.includes('delete'))
    return (ctx, id) => restoreRecord(ctx, entity, id);
  const business = ctx.app.registry.verbsOf(entity).find((v) => v.name === verb && !v.onCollection);
  if (!business) throw invalidField('verb', 'unknown_verb');
  const parsed = business.input.safeParse(input ?? {});
  if (!parsed.success)
    throw invalidField(`input.${parsed.error.issues[0]?.path.join('.') ?? ''}`, 'invalid_value');
  return (ctx, id) => runVerb(ctx, entity, business, id, parsed.data);
}

async function chosenRecords(
  ctx: Context,
  entity: Entity,
  request: BulkRequest,
): Promise<{ id: string; title: string | null }[]> {
  const deleted = request.verb === 'restore';
  const chosen = request.ids
    ? sql`t.id = any(${request.ids}::uuid[])`
    : selectionSql(ctx, entity, { filter: request.filter, q: request.q, deleted }, 't');
  if (!request.ids && !request.filter && !request.q) throw invalidField('filter', 'required');
  const rows = await ctx.db.rows<{
    id: string;
    title: string | null;
  }>(sql`select t.id, (${titleOf(ctx, entity, 't')})::text as title from ${sql.table(entity.table)} t
    where ${chosen} and ${selectionSql(ctx, entity, { deleted }, 't')} order by t.id limit ${MOST_AT_ONCE + 1}`);
  if (rows.length > MOST_AT_ONCE) throw invalidField('ids', 'too_many', { max: MOST_AT_ONCE });
  // An id that may not be seen is refused as if it did not exist.
  const missing = (request.ids ?? []).filter((id) => !rows.some((r) => r.id === id));
  if (missing.length === request.ids?.length && missing.length) throw denied('none_of_these');
  return rows;
}
