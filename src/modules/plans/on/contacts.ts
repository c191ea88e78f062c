import { readable } from '../../../platform/access/readable.ts';
import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { StoredEvent, Subscriber } from '../../../platform/module.ts';
import { hasByHand } from '../by-hand.ts';
import { hasPolicy } from '../has-policy.ts';
import { reviewPlans } from '../review.ts';

/** Whatever happens with a customer brings the plan up to date: a contact, another class, another responsible user. */
export const keepPlans: Subscriber = {
  name: 'plans.keep',
  on: ['contacts.party.*', 'access.accountTeamMember.*', 'deals.deal.*'],
  onEntity: (entity) => entity.contact !== undefined,
  // What somebody planned by hand is only filled by what happens with the customer.
  wants: async (ctx, event) =>
    (await hasPolicy(ctx)) ||
    (ctx.app.registry.entity(event.entity).contact !== undefined && (await hasByHand(ctx))),
  run: async (ctx, event) => {
    const parties = await partiesOf(ctx, event);
    for (let at = 0; at < parties.length; at += 500)
      await reviewPlans(asSystem(ctx, 'plans of contacts'), parties.slice(at, at + 500));
  },
};

/** The customers that the event is of, and where people work whom it is of; deleted records too. */
async function partiesOf(ctx: Context, event: StoredEvent): Promise<string[]> {
  const entity = ctx.app.registry.entity(event.entity);
  const ids = (event.data['ids'] as string[] | undefined) ?? (event.record ? [event.record] : []);
  const party = entity.party === 'id' || !entity.party ? 'id' : `${entity.party}_id`;
  const rows = await ctx.db.rows<{ id: string }>(sql`
    with own as (select t.${sql.ref(party)} as id from ${sql.table(entity.table)} t where t.id = any(${ids}::uuid[]))
    select id from own where id is not null
    union select p.company_id from ${readable(ctx, 'contacts.person', 'p')} join own on own.id = p.id where p.company_id is not null`);
  return rows.map((r) => r.id);
}
