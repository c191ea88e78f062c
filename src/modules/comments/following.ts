import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { snakeCase } from '../../kernel/names.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { defineVerb, type Verb } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { isSwitchedOff } from '../reminders/public.ts';
import { commentable } from './comments.ts';
import { discussed } from './discussed.rules.ts';

/** On one record or on many: hear of what happens with it, or no more. */
export const followVerbs: Verb[] = discussed.flatMap((entity) =>
  ([true, false] as const).map((isFollowing) =>
    defineVerb({
      entity,
      name: isFollowing ? 'follow' : 'unfollow',
      needs: 'read',
      isPersonal: true,
      input: z.object({}),
      output: z.object({ isFollowing: z.boolean() }),
      run: async (ctx, id) => {
        await follow(ctx, ctx.app.registry.entity(entity), id, isFollowing);
        return { isFollowing };
      },
    }),
  ),
);

async function follow(ctx: Context, entity: Entity, id: string, isFollowing: boolean): Promise<void> {
  await ctx.db.rows(sql`insert into following (id, user_id, record_id, record_entity, is_following)
    values (${uuidv7()}, ${ctx.userId}, ${id}, ${entity.base}, ${isFollowing})
    on conflict (user_id, record_id) do update set is_following = excluded.is_following`);
}

/** Whether the asker hears of the record. */
export async function isFollowed(ctx: Context, name: string, id: string): Promise<boolean> {
  const entity = commentable(ctx, name);
  await loadRecord(ctx, entity, id);
  return (await followersOf(ctx, entity, id, sql`where u = ${ctx.userId}`)).length > 0;
}

/** Those who said so, and those whose record it is in some way, unless they said no or want none of that. */
export async function followersOf(
  ctx: Context,
  entity: Entity,
  id: string,
  which: Fragment = sql``,
): Promise<string[]> {
  const rows = await ctx.db.rows<{ u: string }>(sql`
    select u from (
      select o.u from (${ownPeople(entity, id)}) o
        where o.u is not null and not ${isSwitchedOff(sql`o.u`, 'autoFollow')}
          and not exists (select 1 from following f where f.user_id = o.u and f.record_id = ${id} and not f.is_following)
      union select f.user_id from following f where f.record_id = ${id} and f.is_following) people ${which}`);
  return rows.map((r) => r.u);
}

/** Responsible, maker (an import makes nobody a follower), who spoke and who was named. */
function ownPeople(entity: Entity, id: string): Fragment {
  const owner = entity.access.by === 'owner' ? entity.access.owner : 'createdBy';
  const table = sql.table(entity.table);
  return sql`select t.${sql.ref(`${snakeCase(owner)}_id`)} as u from ${table} t where t.id = ${id}
    union select t.created_by_id from ${table} t where t.id = ${id} and t.batch_id is null
    union select c.author_id from comment c where c.record_id = ${id} and c.deleted_at is null
    union select (regexp_matches(c.text, '@\\[user:([0-9a-f-]{36})\\]', 'g'))[1]::uuid from comment c
      where c.record_id = ${id} and c.deleted_at is null`;
}
