import type { Entity } from '../../kernel/entity.ts';
import { asSystem, type Context, transact } from '../context.ts';
import { forgetValues } from '../custom-fields/forget.ts';
import { type Fragment, sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import { storedExpression } from './expression.ts';
import { addParts, clearLinks, count, deleteRows, deleteWhatTells, type Ids, tables } from './purge-graph.ts';

/** Records that go in one transaction. */
const AT_ONCE = 100;
/** What needed another record may go in the same night, and set that one free. */
const PASSES = 3;
/** SQLSTATE of a row that others need; the first since PostgreSQL 18. */
const neededByOthers = new Set(['23001', '23503']);

/** Each night: what was deleted longer ago than the company keeps deleted records is removed for good. */
export const emptyRecycleBin: Job = {
  name: 'records.recycleBin',
  cron: '37 2 * * *',
  run: async (ctx) => {
    const { recycleBinDays } = ctx.app.settings();
    const before = new Date(ctx.now.getTime() - recycleBinDays * 86_400_000).toISOString();
    const own = asSystem(ctx, 'recycle bin');
    for (let pass = 0; pass < PASSES; pass++) {
      let removed = 0;
      for (const entity of tables(ctx).filter(isPurged)) removed += await empty(own, entity, before);
      if (!removed) break;
    }
  },
};

/** People are deactivated, never removed: their names stand under what they did. */
const isPurged = (entity: Entity): boolean => entity.name !== 'access.user';

async function empty(ctx: Context, entity: Entity, before: string): Promise<number> {
  let removed = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const due = await ctx.db.rows<{ id: string }>(sql`select t.id from ${sql.table(entity.table)} t
      where t.deleted_at < ${before} and t.id > ${last} and ${isOnlyDeleted(entity)} order by t.id limit ${AT_ONCE}`);
    const ids = due.map((r) => r.id);
    removed += await purgeAll(ctx, entity, ids, before);
    if (ids.length < AT_ONCE) return removed;
    last = ids.at(-1) ?? last;
  }
}

/** What a merge took away comes back whole when that is undone, however late. */
const isOnlyDeleted = (entity: Entity): Fragment =>
  sql`${
    entity.survivor ? sql`${storedExpression(entity, entity.survivor, 't')} is null` : sql`true`
  } and not exists (select 1 from record_merge m where m.undone_at is null and m.put_away @> to_jsonb(t.id::text))`;

/** One that others cannot be without (a product on a living deal) stays in the bin for as long as they do. */
async function purgeAll(ctx: Context, entity: Entity, ids: string[], before: string): Promise<number> {
  if (!ids.length) return 0;
  try {
    return await transact(ctx, (tx) => purge(tx, entity, ids, before));
  } catch (error) {
    if (!neededByOthers.has((error as { code?: string }).code ?? '')) throw error;
    if (ids.length === 1) return 0;
  }
  let removed = 0;
  for (const id of ids) removed += await purgeAll(ctx, entity, [id], before);
  return removed;
}

/** The rows are held and asked again, since somebody may have restored one meanwhile. */
async function purge(ctx: Context, entity: Entity, ids: string[], before: string): Promise<number> {
  const due = await ctx.db.rows<{ id: string }>(sql`select id from ${sql.table(entity.table)}
    where id = any(${ids}::uuid[]) and deleted_at < ${before} for update skip locked`);
  const gone: Ids = new Map([[entity.name, new Set(due.map((r) => r.id))]]);
  if (entity.name === 'custom.field')
    await forgetValues(
      ctx,
      due.map((r) => r.id),
      gone,
    );
  await addParts(ctx, gone, (r) => r.onPurge === 'remove');
  await clearLinks(ctx, gone, (r) => r.onPurge === 'clear');
  await leaveNote(ctx, gone);
  await deleteRows(ctx, gone);
  return count(gone);
}

/** The audit keeps what it holds of the records, and says when they went; timeline and search know them no more. */
async function leaveNote(ctx: Context, gone: Ids): Promise<void> {
  const all = [...gone.values()].flatMap((set) => [...set]);
  for (const [base, ids] of gone) {
    const { table } = ctx.app.registry.entity(base);
    await ctx.db.rows(sql`insert into audit_entry (id, at, record_id, record_entity, version, verb, changes, reason, mode)
      select gen_random_uuid(), ${ctx.now.toISOString()}::timestamptz, t.id, ${base}, t.version + 1, 'purged', '{}', ${ctx.reason}, ${ctx.mode}
      from ${sql.table(table)} t where t.id = any(${[...ids]}::uuid[])`);
  }
  await deleteWhatTells(ctx, all);
}
