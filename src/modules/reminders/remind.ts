import { type Context, transact } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { dueWork } from './due.ts';
import { loadReaders, type Reader } from './readers.ts';

/**
 * Tells everybody what is due, and resolves to how many lines that made. What was told is known by its key alone, so that
 * it does not matter when the last pass was, whether it was cut off, or whether another worker is at it too.
 */
export function remind(ctx: Context): Promise<number> {
  return transact(ctx, async (ctx) => {
    // The unique key keeps two workers from telling twice; waiting here keeps them from waiting for each other crosswise.
    await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended('reminders', 7))`);
    const readers = await loadReaders(ctx);
    if (!readers.length) return 0;
    const told = await ctx.db.rows<{ id: string }>(telling(ctx, readers));
    const first = told[0];
    if (first) ctx.db.afterCommit(() => ctx.app.realtime.changed('reminders.notification', first.id));
    return told.length;
  });
}

const columns = sql`(id, user_id, key, kind, entity, record_id, params, at, digest_id, letter)`;
const letterWanted = sql`case when is_by_letter then 'wanted' end`;

const telling = (ctx: Context, readers: Reader[]): Fragment => sql`
  with recursive ${readerRows(readers)}, ${dueWork(ctx, readers)},
  fresh as (${fresh(ctx)}),
  told_digest as (
    insert into notification ${columns}
    select gen_random_uuid(), user_id, 'digest:' || digest, 'digest', null, null,
      jsonb_build_object('day', digest, 'counts', jsonb_object_agg(kind, count)), ${ctx.now.toISOString()}::timestamptz, null, ${letterWanted}
    from (select user_id, digest, is_by_letter, kind, count(*) as count from fresh where digest is not null group by 1, 2, 3, 4) f
    group by user_id, digest, is_by_letter
    on conflict do nothing returning id, user_id
  ), told as (
    insert into notification ${columns}
    select gen_random_uuid(), f.user_id, f.key, f.kind, f.entity, f.record, f.params, ${ctx.now.toISOString()}::timestamptz, d.id,
      case when d.id is null then ${letterWanted} end
    from fresh f left join told_digest d on d.user_id = f.user_id where f.digest is null or d.id is not null
    on conflict do nothing returning id, user_id
  )
  select id from told union all select id from told_digest`;

const readerRows = (readers: Reader[]): Fragment => sql`reader as materialized (
  select r."user", r.off, r."isByLetter" as is_by_letter, r.first, r.last, r.mornings, r.until, r.digest,
    exists (select 1 from notification n where n.user_id = r."user" and n.key = 'digest:' || r.digest) as has_digest
  from jsonb_to_recordset(${JSON.stringify(readers)}::jsonb)
    as r("user" uuid, off text[], "isByLetter" boolean, first date, last date, mornings timestamptz[], until timestamptz, digest text))`;

/**
 * What is due for the reader and not yet told. What was made after its moment is told only where somebody else made it,
 * and never of an import: its maker knows of it. What has an hour and came after the digest of its day is told by itself.
 */
const fresh = (ctx: Context): Fragment => sql`
  select distinct on (r."user", k.key) r."user" as user_id, k.key, w.kind, w.entity, w.record, case when not r.has_digest then r.digest end as digest, r.is_by_letter,
    w.params || case when w.whose = r."user" then '{}' else jsonb_build_object('whose', w.whose) end as params
  from due w join reader r on r."user" = w."user"
  cross join lateral (select w.kind || ':' || w.record || ':' || w.moment as key) k
  where w.kind <> all(r.off)
    and (w.day is null or w.day between r.first and r.last)
    and (w.at is null or w.at <= case when r.has_digest then ${ctx.now.toISOString()}::timestamptz else r.until end)
    and (w.at is not null or not r.has_digest)
    and (w.created_at <= coalesce(w.at, r.mornings[w.day - r.first + 1])
      or (w.batch_id is null and (w.at is not null or w.created_by_id is distinct from r."user")))
    and not exists (select 1 from notification n where n.user_id = r."user" and n.key = k.key)
  order by r."user", k.key, w.whose = r."user" desc`;
