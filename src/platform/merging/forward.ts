import type { Entity } from '../../kernel/entity.ts';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/uuid.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { storedExpression } from '../records/expression.ts';

/** The record that one was merged into, over several merges; nothing where it may not be seen or is gone itself. */
export async function survivorOf(ctx: Context, entity: Entity, id: string): Promise<string | undefined> {
  if (!entity.survivor || !isUuid(id)) return undefined;
  const table = sql.table(entity.table);
  const into = storedExpression(entity, entity.survivor, 'm');
  const row = await ctx.db.one<{ id: string }>(sql`with recursive chain(id) as (
      select ${into} from ${table} m where m.id = ${id}
      union select ${into} from ${table} m join chain c on c.id = m.id where ${into} is not null
    ) select t.id from ${table} t join chain c on c.id = t.id where t.deleted_at is null and ${predicate(ctx, entity, 'read', 't')}`);
  return row?.id;
}

/** The records that were merged into one, and into those: what happened to them is told of it. */
export async function mergedInto(ctx: Context, entity: Entity, id: string): Promise<string[]> {
  if (!entity.survivor) return [];
  const table = sql.table(entity.table);
  const into = storedExpression(entity, entity.survivor, 'm');
  const rows = await ctx.db.rows<{ id: string }>(sql`with recursive gone(id) as (
      select m.id from ${table} m where ${into} = ${id}
      union select m.id from ${table} m join gone g on ${into} = g.id
    ) select id from gone`);
  return rows.map((r) => r.id);
}

/** Why there is no such record: it was merged into one that stands in `into`, or just so. */
export async function missing(ctx: Context, entity: Entity, id: string): Promise<DomainError> {
  const into = await survivorOf(ctx, entity, id);
  return into ? new DomainError('notFound', 'merged', { params: { into } }) : notFound();
}
