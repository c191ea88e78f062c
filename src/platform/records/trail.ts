import type { Entity } from '../../kernel/entity.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../context.ts';
import { type Fragment, shaped, sql } from '../database/sql.ts';
import type { Change, Values } from '../module.ts';
import { documentsOf } from '../search/documents.ts';
import { dropDocuments, keepDocuments } from './batching.ts';
import { happenings } from './happenings.ts';
import { sameValue } from './same.ts';

export interface Trace extends Change {
  version: number;
  verb: string;
  data: Values;
  /** Subscribers hear of it with others, from whoever wrote them all. */
  isToldTogether?: boolean;
}

/**
 * What every write leaves, in its transaction and one statement: the audit's field-by-field difference, the
 * event for timeline and subscribers, and the search documents. Screens hear of it after the commit.
 */
export async function leaveTrail(ctx: Context, trace: Trace): Promise<void> {
  const { entity, id } = trace;
  const changes = differences(entity, trace);
  const audit = {
    id: uuidv7(ctx.now.getTime()),
    at: ctx.now.toISOString(),
    user_id: ctx.userId,
    record_id: id,
    record_entity: entity.base,
    version: trace.version,
    verb: trace.verb,
    changes,
    reason: ctx.reason ?? null,
    batch_id: ctx.batch ?? null,
    mode: ctx.mode,
  };
  const data = {
    ...trace.data,
    ...(trace.verb === 'updated' ? { fields: Object.keys(changes) } : {}),
    ...(ctx.cause ? { rule: { id: ctx.cause.rule, name: ctx.cause.name } } : {}),
  };
  const events = happenings(ctx, trace, data).map((h) => ({
    id: uuidv7(ctx.now.getTime()),
    at: h.at,
    user_id: ctx.userId,
    record_id: id,
    record_entity: entity.base,
    verb: h.verb,
    party_id: partyOf(entity, trace),
    data: h.data,
    batch_id: ctx.batch ?? null,
    is_history: ctx.mode === 'historical',
  }));
  const documents = documentsOf(ctx, trace, changes);
  keep(ctx, trace, audit, events, documents);
  ctx.batching?.known.delete(entity.base);
  for (const event of trace.isToldTogether ? [] : events)
    await ctx.app.events.dispatch(ctx, {
      id: event.id,
      at: event.at,
      actor: ctx.userId,
      entity: entity.name,
      record: id,
      verb: event.verb,
      data: event.data,
      batch: ctx.batch ?? null,
      version: trace.version,
      reason: ctx.reason,
      cause: ctx.cause,
    });
  ctx.db.afterCommit(() => ctx.app.realtime.changed(entity.base, id));
  if (entity.name.startsWith('access.')) ctx.db.afterCommit(() => ctx.app.access.forget());
}

/** At once, or with those of the other records of the batch. */
function keep(
  ctx: Context,
  { id }: Trace,
  audit: Values,
  events: Values[],
  documents: ReturnType<typeof documentsOf>,
): void {
  if (ctx.batching) {
    ctx.batching.audits.push(audit);
    ctx.batching.events.push(...events);
    if (documents.isGone) dropDocuments(ctx.batching, id);
    else keepDocuments(ctx.batching, documents.rows);
    return;
  }
  const left = [JSON.stringify(audit), JSON.stringify(events)];
  ctx.db.send(
    documents.isGone ? insertAndForget(...left, id) : insertTrail(...left, JSON.stringify(documents.rows)),
  );
}

const auditAndEvents = (value: Fragment): Fragment =>
  sql`with a as (insert into audit_entry select * from json_populate_record(null::audit_entry, ${value}::json)),
    e as (insert into event select * from json_populate_recordset(null::event, ${value}::json))`;
const insertTrail = shaped(
  (value) => sql`${auditAndEvents(value)}
    insert into search_document select * from json_populate_recordset(null::search_document, ${value}::json)
    on conflict (record_id, class) do update set text = excluded.text, title = excluded.title`,
);
const insertAndForget = shaped(
  (value) => sql`${auditAndEvents(value)} delete from search_document where record_id = ${value}`,
);

/** Internal values (hashes, secrets) are named as changed, never kept. */
function differences(entity: Entity, trace: Trace): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const [name, field] of Object.entries(entity.fields)) {
    if (unaudited.has(name) || field.type === 'collection' || field.computed) continue;
    const [before, after] = [trace.before?.[name] ?? null, trace.after?.[name] ?? null];
    if (sameValue(before, after) || (isBlank(before) && isBlank(after))) continue;
    changes[name] = field.internal ? [null, null] : [before, after];
  }
  return changes;
}
const unaudited = new Set([
  'version',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'createdBy',
  'deletedAt',
  'custom',
  'batch',
  'incomplete',
]);
const isBlank = (v: unknown): boolean => v === null || v === false || (Array.isArray(v) && !v.length);

function partyOf(entity: Entity, trace: Trace): string | null {
  if (!entity.party) return null;
  if (entity.party === 'id') return trace.id;
  const value = (trace.after ?? trace.before)?.[entity.party];
  return typeof value === 'string' ? value : null;
}
