import type { Entity } from '../../kernel/entity.ts';
import { fold } from '../../kernel/fold.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Change, Values } from '../module.ts';
import { keepDocuments } from '../records/batching.ts';
import { searchedFields, separateFields } from './classes.ts';

interface Documents {
  rows: Values[];
  /** Whether the record's documents are to be taken away first (it was deleted). */
  isGone: boolean;
}

/** The search documents that a change makes necessary; none where no searched field changed. */
export function documentsOf(ctx: Context, change: Change, changes: Values): Documents {
  const { entity, before, after, id } = change;
  if (!after) return { rows: [], isGone: true };
  const searched = searchedFields(entity);
  const isTouched = !before || searched.some((name) => name in changes);
  if (!searched.length || !isTouched) return { rows: [], isGone: false };
  return { rows: documents(ctx, entity, id, after), isGone: false };
}

/** Writes a record's documents anew. */
export async function renewDocuments(
  ctx: Context,
  entity: Entity,
  id: string,
  values: Values,
): Promise<void> {
  const rows = documents(ctx, entity, id, values);
  if (ctx.batching) return keepDocuments(ctx.batching, rows);
  await ctx.db.rows(sql`insert into search_document select * from json_populate_recordset(null::search_document, ${JSON.stringify(rows)}::json)
    on conflict (record_id, class) do update set text = excluded.text, title = excluded.title`);
}

function documents(ctx: Context, entity: Entity, id: string, values: Values): Values[] {
  const separate = separateFields(ctx.app.registry, entity, ctx.app.access.limitedFields(entity.base));
  const byClass = new Map<string, string[]>();
  for (const name of searchedFields(entity)) {
    const value = values[name];
    if (typeof value !== 'string' || !value) continue;
    const key = separate.has(name) ? name : '';
    byClass.set(key, [...(byClass.get(key) ?? []), value]);
  }
  if (!byClass.has('')) byClass.set('', []);
  const title = separate.has(entity.title) ? '' : String(values[entity.title] ?? '').slice(0, 400);
  return [...byClass].map(([name, texts]) => ({
    id: uuidv7(),
    record_id: id,
    record_entity: entity.base,
    class: name,
    title,
    text: fold(texts.join(' ')).slice(0, 20_000),
  }));
}
