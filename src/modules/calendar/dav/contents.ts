import { createHash } from 'node:crypto';
import { isUuid, uuidv7 } from '../../../kernel/uuid.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Planned, plannedMeetings, plannedTasks } from '../outside/planned.ts';

export type Collection = 'meetings' | 'tasks';
export const collections: readonly Collection[] = ['meetings', 'tasks'];

/** A phone holds this much of the past; what is older leaves it, and stays here. */
const PAST_DAYS = 180;
/** States kept for a phone that comes back; one that stayed away longer begins anew. */
const MOST_STATES = 30;

/** Everything that the reader's phone is to hold. */
export function contentsOf(ctx: Context, collection: Collection): Promise<Planned[]> {
  const day = ctx.now.toISOString().slice(0, 10);
  const from = `${Temporal.PlainDate.from(day).subtract({ days: PAST_DAYS })}T00:00:00Z`;
  return (collection === 'meetings' ? plannedMeetings : plannedTasks)(ctx, { from, to: null });
}

/** The one of that name, however old. */
export async function objectOf(
  ctx: Context,
  collection: Collection,
  name: string,
): Promise<Planned | undefined> {
  const row = await ctx.db.one<{ record: string }>(
    sql`select record_id as record from calendar_name where user_id = ${ctx.userId} and name = ${name}`,
  );
  const only = row?.record ?? name;
  if (!isUuid(only)) return undefined;
  const found = await (collection === 'meetings' ? plannedMeetings : plannedTasks)(ctx, {
    from: '',
    to: null,
    only,
  });
  return found.find((p) => p.id === only && p.name === name);
}

type State = Record<string, string>;
const stateOf = (contents: Planned[]): State =>
  Object.fromEntries(
    contents.map((p): [string, string] => [p.name, p.etag]).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Changes with every change of what the phone is to hold. */
export const tokenOf = (contents: Planned[]): string =>
  createHash('sha256')
    .update(JSON.stringify(stateOf(contents)))
    .digest('base64url')
    .slice(0, 32);

/** Remembers what the phone now knows, and resolves to the token by which it says so. */
export async function rememberState(
  ctx: Context,
  collection: Collection,
  contents: Planned[],
): Promise<string> {
  const token = tokenOf(contents);
  await ctx.db.rows(sql`insert into calendar_sync (id, user_id, collection, token, state, created_at)
    values (${uuidv7()}, ${ctx.userId}, ${collection}, ${token}, ${JSON.stringify(stateOf(contents))}, ${ctx.now.toISOString()})
    on conflict (user_id, collection, token) do update set created_at = excluded.created_at`);
  await ctx.db.rows(sql`delete from calendar_sync where user_id = ${ctx.userId} and collection = ${collection} and id not in
    (select id from calendar_sync where user_id = ${ctx.userId} and collection = ${collection} order by created_at desc limit ${MOST_STATES})`);
  return token;
}

/** What changed and what is gone since a token; undefined where it is not known any more. */
export async function changesSince(
  ctx: Context,
  collection: Collection,
  token: string,
  contents: Planned[],
): Promise<{ changed: Planned[]; gone: string[] } | undefined> {
  const row = await ctx.db.one<{ state: State }>(
    sql`select state from calendar_sync where user_id = ${ctx.userId} and collection = ${collection} and token = ${token}`,
  );
  if (!row) return undefined;
  const names = new Set(contents.map((p) => p.name));
  return {
    changed: contents.filter((p) => row.state[p.name] !== p.etag),
    gone: Object.keys(row.state).filter((name) => !names.has(name)),
  };
}
