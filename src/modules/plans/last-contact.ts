import type { Entity } from '../../kernel/entity.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { storedExpression } from '../../platform/records/expression.ts';

/**
 * The last contact of the kind with customer `h.party`, or with anybody who works there: over every entity that declares
 * itself a contact, whichever module it is of. `kind` is SQL.
 */
export function lastContact(ctx: Context, kind: Fragment): Fragment {
  const parts = contactEntities(ctx).map((entity) => lastOf(ctx, entity, kind));
  const all = parts.reduce((sum, part) => sql`${sum} union all ${part}`);
  return sql`select x.id, x.entity, x.at from (select h.party as id
      union all select e.id from ${readable(ctx, 'contacts.person', 'e')} where e.company_id = h.party) who,
    lateral (${all}) x order by x.at desc limit 1`;
}

/** Whether a contact that filled a plan is one still: it may have been deleted since, or corrected. */
export async function stillHappened(ctx: Context, contact: { entity: string; id: string }): Promise<boolean> {
  const entity = ctx.app.registry.entity(contact.entity);
  const row = await ctx.db.one(
    sql`select 1 from ${readable(ctx, entity.name, 'c')} where c.id = ${contact.id} ${happened(entity)}`,
  );
  return row !== undefined;
}

const contactEntities = (ctx: Context): Entity[] =>
  ctx.app.registry.entities.filter((e) => e.contact && !e.isInternal);

/** One step in the index of each entity (which has empty ones last), however many contacts there were with `who`. */
function lastOf(ctx: Context, entity: Entity, kind: Fragment): Fragment {
  const { contact } = entity;
  if (!contact || !entity.party) throw new Error(`${entity.name} is no contact`);
  const at = storedExpression(entity, contact.at, 'c');
  const own =
    'field' in contact.kind
      ? storedExpression(entity, contact.kind.field, 'c')
      : sql`${contact.kind.is}::text`;
  return sql`(select c.id, ${entity.name}::text as entity, ${at} as at from ${readable(ctx, entity.name, 'c')}
    where ${storedExpression(entity, entity.party, 'c')} = who.id and ${at} <= ${ctx.now.toISOString()} ${happened(entity)}
      and (${kind} = 'any' or ${kind} = ${own}) order by ${at} desc nulls last limit 1)`;
}

const happened = (entity: Entity): Fragment => {
  const when = entity.contact?.when;
  return when ? sql`and ${storedExpression(entity, when.field, 'c')} = ${when.is}` : sql``;
};
