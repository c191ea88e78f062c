import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { visibleFields } from '../records/fields.ts';
import { getRecord } from '../records/read.ts';
import { namesOf } from './names.ts';
import { createdAt } from './since.ts';

export interface HistoryEntry {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  verb: string;
  version: number;
  changes: Record<string, [unknown, unknown]>;
  reason: string | null;
  batch: string | null;
}

/** A record's audit as its reader may see it: fields that are hidden from the reader do not appear. */
export async function historyOf(ctx: Context, entity: Entity, id: string): Promise<HistoryEntry[]> {
  await getRecord(ctx, entity, id, ['id']);
  const since = await createdAt(ctx, entity, id);
  const rows =
    await ctx.db.rows<HistoryEntry>(sql`select a.id, to_json(a.at) #>> '{}' as at, case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as actor,
      a.verb, a.version, a.changes, a.reason, a.batch_id as batch
    from audit_entry a left join app_user u on u.id = a.user_id where a.record_id = ${id} and a.at >= ${since}::timestamptz order by a.version desc, a.at desc limit 500`);
  const visible = new Map(visibleFields(ctx, entity));
  const entries = rows.map((row) => ({
    ...row,
    changes: Object.fromEntries(Object.entries(row.changes).filter(([name]) => visible.has(name))),
  }));
  return namesOf(ctx, entity, entries);
}
