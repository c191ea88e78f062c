import type { Entity } from '../../kernel/entity.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { storedExpression } from '../../platform/records/expression.ts';

/** Contacts that took place about deals, over every entity that declares itself one and knows a deal: `(deal, at)`. */
export function contactsOfDeals(ctx: Context, deals: Fragment): Fragment {
  const parts = ctx.app.registry.entities
    .filter((e) => e.contact && e.fields['deal'] && !e.isInternal && !e.kind)
    .map((entity) => ofEntity(ctx, entity, deals));
  return sql.join(parts, sql` union all `);
}

function ofEntity(ctx: Context, entity: Entity, deals: Fragment): Fragment {
  const { contact } = entity;
  if (!contact) throw new Error(`${entity.name} is no contact`);
  const happened = contact.when
    ? sql`and ${storedExpression(entity, contact.when.field, 'c')} = ${contact.when.is}`
    : sql``;
  const deal = storedExpression(entity, 'deal', 'c');
  return sql`select ${deal} as deal, ${storedExpression(entity, contact.at, 'c')} as at
    from ${readable(ctx, entity.name, 'c')} where ${deal} in (${deals}) ${happened}`;
}
