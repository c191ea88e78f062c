import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { lastContact } from '../plans/public.ts';

/** What one must know of a customer before the call. */
export interface Customer {
  id: string;
  entity: string;
  name: string;
  phone: string | null;
  email: string | null;
  mood: string | null;
  /** When somebody of ours last spoke with them, and by what. */
  lastAt: string | null;
  lastEntity: string | null;
  openDeals: number;
  /** In the company's currency. */
  openAmount: string | null;
}

export function customersOf(ctx: Context, parties: string[]): Promise<Customer[]> {
  if (!parties.length) return Promise.resolve([]);
  return ctx.db.rows<Customer>(sql`
    select h.party as id, 'contacts.' || h.kind as entity, h.name, h.phone, h.email, h.mood,
      to_json(last.at)#>>'{}' as "lastAt", last.entity as "lastEntity", coalesce(d.count, 0)::int as "openDeals", d.amount::text as "openAmount"
    from (select p.id as party, p.kind, coalesce(p.name, '') as name, p.phone, p.email, p.mood
      from ${readable(ctx, 'contacts.party', 'p')} where p.id = any(${parties}::uuid[])) h
    left join lateral (${lastContact(ctx, sql`'any'`)}) last on true
    left join lateral (select count(*) as count, sum(d.amount_base) as amount from ${readable(ctx, 'deals.deal', 'd')}
      where d.party_id = h.party and d.outcome = 'open') d on true`);
}
