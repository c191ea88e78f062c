import type { Entity } from '../../kernel/entity.ts';
import { conflict, DomainError, notFound } from '../../kernel/errors.ts';
import { isUuid, uuidv7 } from '../../kernel/uuid.ts';
import { type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { relinkBack } from '../merging/relink.ts';
import type { Values } from '../module.ts';
import { loadForWrite } from '../records/authorise.ts';
import { settle, withBatching } from '../records/batching.ts';
import { concreteEntity } from '../records/concrete.ts';
import { sameValue } from '../records/same.ts';
import { removeRecord, restoreRecord, updateRecord } from '../records/write.ts';

export interface Entry {
  id: string;
  at: string;
  entity: string;
  record: string;
  version: number;
  verb: string;
  changes: Record<string, [unknown, unknown]>;
}
export interface UndoReport {
  undone: number;
  /** Fields that somebody changed since keep the later value; records that may not be touched stay. */
  kept: { entity: string; record: string; code: string; fields?: string[] }[];
}
const CHUNK = 200;

/** Takes back one write, or every write of a batch, newest first, under the rights of whoever undoes. */
export async function undo(
  ctx: Context,
  what: {
    audit?: string | undefined;
    batch?: string | undefined;
    onProgress?(done: number, all: number): Promise<void>;
  },
): Promise<UndoReport> {
  const entries = await entriesOf(ctx, what);
  if (!entries.length) throw notFound();
  const report: UndoReport = { undone: 0, kept: [] };
  const acting = { ...ctx, batch: uuidv7() };
  for (let i = 0; i < entries.length; i += CHUNK) {
    const chunk = entries.slice(i, i + CHUNK);
    const { undone, kept } = await takeBack(acting, chunk);
    report.undone += undone;
    report.kept.push(...kept);
    await what.onProgress?.(i + chunk.length, entries.length);
  }
  return report;
}

/** Writes that nobody has taken back yet, newest first. */
export async function entriesOf(
  ctx: Context,
  what: { audit?: string | undefined; batch?: string | undefined },
): Promise<Entry[]> {
  const which = what.batch ?? what.audit;
  if (!isUuid(which)) throw notFound();
  const where = what.batch ? sql`a.batch_id = ${which}` : sql`a.id = ${which}`;
  return ctx.db.rows<Entry>(sql`select a.id, a.at, a.record_entity as entity, a.record_id as record, a.version, a.verb, a.changes
    from audit_entry a where ${where} and not exists (select 1 from audit_entry u where u.record_id = a.record_id and u.at >= a.at and u.reason = 'undo of ' || a.id::text) order by a.at desc, a.id desc`);
}

/** All of them together, or where one refuses, each by itself. */
export const takeBack = async (ctx: Context, entries: Entry[]): Promise<UndoReport> =>
  (await undoTogether(ctx, entries)) ?? (await undoOneByOne(ctx, entries));

/** Whether a write takes an earlier one back, so that its values are those of then and no new decision. */
export const isUndo = (ctx: Context): boolean => ctx.reason?.startsWith('undo of ') === true;

/** Nothing where one of them refuses: all of it is taken back. */
async function undoTogether(ctx: Context, entries: Entry[]): Promise<UndoReport | undefined> {
  const report: UndoReport = { undone: 0, kept: [] };
  try {
    await transact(ctx, (tx) =>
      tx.db.attempt(async () => {
        const batched = withBatching(tx);
        for (const entry of entries) count(report, entry, await undoOne(batched, entry));
        await settle(batched);
      }),
    );
    return report;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

async function undoOneByOne(ctx: Context, entries: Entry[]): Promise<UndoReport> {
  const report: UndoReport = { undone: 0, kept: [] };
  await transact(ctx, async (tx) => {
    for (const entry of entries) {
      try {
        count(report, entry, await tx.db.attempt(() => undoOne(tx, entry)));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        report.kept.push({ entity: entry.entity, record: entry.record, code: error.code });
      }
    }
  });
  return report;
}

/** Resolves to the fields that keep a later value; to nothing where there is no such entity any more. */
async function undoOne(ctx: Context, entry: Entry): Promise<string[] | undefined> {
  const entity = ctx.app.registry.find(entry.entity);
  return entity && reverse({ ...ctx, reason: `undo of ${entry.id}` }, entity, entry);
}

function count(report: UndoReport, entry: Entry, left: string[] | undefined): void {
  if (!left) return;
  report.undone++;
  if (left.length)
    report.kept.push({ entity: entry.entity, record: entry.record, code: 'changed_since', fields: left });
}

/** Resolves to the fields that keep a later value. */
async function reverse(ctx: Context, entity: Entity, entry: Entry): Promise<string[]> {
  if (isOfMerge(entry) && ctx.mode !== 'system') throw conflict('part_of_merge');
  if (entry.verb === 'relinked') return relinkBack(ctx, entity, entry);
  if (entry.verb === 'deleted' || entry.verb === 'mergedAway')
    return restoreRecord(ctx, entity, entry.record).then(() => []);
  const isCreation = entry.verb === 'restored' || entry.version === 1;
  // An act that changed no field (an invitation sent) leaves nothing to take back, and some records never go away.
  const isFinal = isCreation ? !entity.verbs.includes('delete') : Object.keys(entry.changes).length === 0;
  if (isFinal) throw conflict('nothing_to_undo');
  if (isCreation) return removeRecord(ctx, entity, entry.record, { verb: 'deleted' }).then(() => []);
  const concrete = await concreteEntity(ctx, entity, entry.record);
  const now = await loadForWrite(ctx, concrete, entry.record, 'write');
  const back: Values = {};
  const left: string[] = [];
  for (const [name, [before, after]] of Object.entries(entry.changes)) {
    if (!concrete.fields[name] || concrete.fields[name].internal || concrete.fields[name].computed) continue;
    if (sameValue(now[name] ?? null, after)) back[name] = before;
    else left.push(name);
  }
  if (ctx.grants.fieldsOf(entity.base) && Object.keys(back).some((n) => ctx.grants.fieldsOf(entity.base)[n]))
    throw conflict('field_not_writable');
  if (Object.keys(back).length)
    await updateRecord(ctx, concrete, entry.record, back, { isTrusted: true, verb: 'undone' });
  return left;
}

/** What only the undoing of the whole merge takes back. */
const isOfMerge = ({ verb }: Entry): boolean => verb === 'relinked' || verb === 'mergedAway';
