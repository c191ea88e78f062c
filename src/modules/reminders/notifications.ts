import { z } from 'zod';
import { invalidField, notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { named } from './named.ts';

const name = z.object({ id: z.uuid(), name: z.string() });
export const notification = z.object({
  id: z.uuid(),
  kind: z.string(),
  entity: z.string().nullable(),
  record: z.uuid().nullable(),
  /** Empty where the reader may not see the record, or it is gone. */
  title: z.string().nullable(),
  party: name.nullable(),
  /** Whose work it is, where it is not the reader's own. */
  whose: name.nullable(),
  /** What a rule of automation has to say, or somebody said; empty where that is gone or hidden. */
  text: z.string().nullable(),
  /** What was added to the record. */
  part: z.object({ entity: z.string(), id: z.uuid() }).nullable(),
  /** Of what one follows: how many things happened, and of one what it was. */
  change: z.object({ count: z.int(), what: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  dueAt: z.string().nullable(),
  /** Of a digest: how many of which kind. */
  counts: z.record(z.string(), z.int()).nullable(),
  /** What came with it, to be downloaded: a path of the API. */
  file: z.string().nullable(),
  at: z.string(),
  readAt: z.string().nullable(),
});
export type Shown = z.infer<typeof notification>;
export interface Stored {
  id: string;
  kind: string;
  entity: string | null;
  record: string | null;
  params: {
    text?: string;
    dueOn?: string;
    at?: string;
    whose?: string;
    day?: string;
    counts?: Record<string, number>;
    file?: string;
    part?: { entity: string; id: string };
    what?: string;
    events?: string[];
  };
  at: string;
  readAt: string | null;
}
/** More are not counted: "99+". */
const MOST_COUNTED = 100;

export interface Question {
  limit: number;
  cursor?: string | undefined;
  unread?: boolean | undefined;
  /** What stands in this digest; else what stands by itself. */
  digest?: string | undefined;
}

/** The asker's own, the newest first. */
export async function listNotifications(
  ctx: Context,
  q: Question,
): Promise<{ items: Shown[]; next: string | null }> {
  const rows = await ctx.db.rows<Stored>(sql`${stored} from notification n
    where n.user_id = ${ctx.userId} and ${q.digest ? sql`n.digest_id = ${q.digest}` : sql`n.digest_id is null`}
      ${q.unread ? sql`and n.read_at is null` : sql``} ${after(q.cursor)}
    order by n.at desc nulls last, n.id desc limit ${q.limit + 1}`);
  const page = rows.slice(0, q.limit);
  const last = page.at(-1);
  const next = rows.length > q.limit && last ? `${last.at}~${last.id}` : null;
  return { items: await named(ctx, page), next };
}

export const stored = sql`select n.id, n.kind, n.entity, n.record_id as record, n.params, to_json(n.at)#>>'{}' as at, to_json(n.read_at)#>>'{}' as "readAt"`;

function after(cursor: string | undefined): Fragment {
  if (!cursor) return sql``;
  const [at, id] = cursor.split('~');
  if (!at || !id || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(at) || !isUuid(id))
    throw invalidField('cursor', 'invalid_cursor');
  if (Number.isNaN(Date.parse(at))) throw invalidField('cursor', 'invalid_cursor');
  return sql`and (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`;
}

export async function countUnread(ctx: Context): Promise<number> {
  const row = await ctx.db.one<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from notification where user_id = ${ctx.userId} and digest_id is null and read_at is null limit ${MOST_COUNTED}) n`);
  return row?.count ?? 0;
}

/** Somebody else's is as if it did not exist. */
export async function markRead(ctx: Context, id: string, isRead: boolean): Promise<void> {
  const row = await ctx.db.one(sql`update notification
    set read_at = ${isRead ? sql`coalesce(read_at, ${ctx.now.toISOString()})` : sql`null`}
    where id = ${id} and user_id = ${ctx.userId} returning id`);
  if (!row) throw notFound();
  tell(ctx, id);
}

/** Up to the newest that the asker has seen: what came since stays unread. */
export async function markAllRead(ctx: Context, until: string): Promise<number> {
  const rows = await ctx.db.rows<{
    id: string;
  }>(sql`update notification set read_at = ${ctx.now.toISOString()}
    where user_id = ${ctx.userId} and digest_id is null and read_at is null and at <= ${until} returning id`);
  if (rows[0]) tell(ctx, rows[0].id);
  return rows.length;
}

const tell = (ctx: Context, id: string): void =>
  ctx.db.afterCommit(() => ctx.app.realtime.changed('reminders.notification', id));
