import type { Entity } from '../../kernel/entity.ts';
import { predicate } from '../../platform/access/predicate.ts';
import { readable } from '../../platform/access/readable.ts';
import { type Context, userContext } from '../../platform/context.ts';
import { commas, sql } from '../../platform/database/sql.ts';
import { mayShare } from '../teams/public.ts';
import { commentable } from './comments.ts';

/** Who of these people sees the record today, by the rights that each of them has. */
export async function whoSees(ctx: Context, entity: Entity, id: string, users: string[]): Promise<string[]> {
  const readers = (await Promise.all(users.map((user) => userContext(ctx.app, user)))).filter((c) => !!c);
  if (!readers.length) return [];
  const sees = readers.map(
    (reader) =>
      sql`exists (select 1 from ${sql.table(entity.table)} t where t.id = ${id} and t.deleted_at is null and ${predicate(reader, entity, 'read', 't')}) as ${sql.ref(reader.userId ?? '')}`,
  );
  const row = await ctx.db.one<Record<string, boolean>>(sql`select ${commas(sees)}`);
  return readers.flatMap(({ userId }) => (userId && row?.[userId] ? [userId] : []));
}

const MOST = 40;
const SHOWN = 8;
export interface Addressee {
  id: string;
  name: string;
  canSee: boolean;
}

/** Colleagues to be named at a record, those who see it first; `canShare`: whether the asker may open it to the others. */
export async function peopleAt(
  ctx: Context,
  { entity: name, id, q }: { entity: string; id: string; q: string },
): Promise<{ items: Addressee[]; canShare: boolean }> {
  const entity = commentable(ctx, name);
  const canShare = await mayShare(ctx, entity, id);
  const start = q
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  const people = await ctx.db.rows<{ id: string; name: string }>(sql`select u.id, u.name
    from ${readable(ctx, 'access.user', 'u')} where u.is_active and u.has_sign_in and u.id <> ${ctx.userId}
      and (lower(u.name) like ${`${start}%`} or lower(u.name) like ${`% ${start}%`}) order by u.name, u.id limit ${MOST}`);
  const seeing = new Set(
    await whoSees(
      ctx,
      entity,
      id,
      people.map((p) => p.id),
    ),
  );
  const items = people.map((p) => ({ ...p, canSee: seeing.has(p.id) }));
  return { items: items.toSorted((a, b) => Number(b.canSee) - Number(a.canSee)).slice(0, SHOWN), canShare };
}
