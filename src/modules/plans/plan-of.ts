import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Wanted } from './wanted.ts';

/** Days on which the customers have a contact planned already, so that no two fall on one by accident. */
export async function takenDays(ctx: Context, parties: string[]): Promise<Map<string, Set<string>>> {
  const rows = await ctx.db.rows<{ party: string; day: string }>(
    sql`select c.party_id as party, c.due_on::text as day from ${readable(ctx, 'plans.contact', 'c')}
      where c.party_id = any(${parties}::uuid[]) and c.state = 'planned'`,
  );
  const taken = new Map<string, Set<string>>();
  for (const { party, day } of rows) taken.set(party, (taken.get(party) ?? new Set()).add(day));
  return taken;
}

/** Contacts that were planned for a policy which no longer asks for them: it was switched off, the customer left the class. */
export async function withdrawn(ctx: Context, parties: string[], asked: Wanted[]): Promise<string[]> {
  const still = new Set(asked.map((w) => w.planned?.id));
  const rows = await ctx.db.rows<{ id: string }>(
    sql`select c.id from ${readable(ctx, 'plans.contact', 'c')}
      where c.party_id = any(${parties}::uuid[]) and c.state = 'planned' and c.policy_id is not null`,
  );
  return rows.map((r) => r.id).filter((id) => !still.has(id));
}
