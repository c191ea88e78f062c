import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job, StoredEvent, Subscriber } from '../../../platform/module.ts';
import { reviewFindings } from '../findings/review.ts';
import { reckonNorms } from '../norms.ts';
import { noteReactions } from '../reactions.ts';

/** What happens with a deal or its customer may end a finding, or make one. */
export const keepFindings: Subscriber = {
  name: 'control.keepFindings',
  on: ['deals.deal.*'],
  onEntity: (entity) =>
    entity.contact !== undefined || entity.name === 'activities.note' || entity.name === 'activities.task',
  run: async (ctx, event) => {
    const deals = await dealsOf(ctx, event);
    if (!deals.length) return;
    const system = asSystem(ctx, 'findings about deals');
    await noteReactions(system, deals);
    await reviewFindings(system, deals);
  },
};

/** By night what is usual is worked out anew, and every open deal looked at: days pass without an event. */
export const reviewAll: Job = {
  name: 'control.review',
  cron: '40 3 * * *',
  run: async (ctx) => {
    await noteReactions(ctx);
    await reckonNorms(ctx);
    await reviewFindings(ctx);
  },
};

/** The deals that the event is of, and the open ones of the customers whom it was a contact with. */
async function dealsOf(ctx: Context, event: StoredEvent): Promise<string[]> {
  const entity = ctx.app.registry.entity(event.entity);
  const ids = (event.data['ids'] as string[] | undefined) ?? (event.record ? [event.record] : []);
  if (entity.base === 'deals.deal') return ids;
  const rows = await ctx.db.rows<{ id: string }>(sql`
    with who as (select t.party_id as id from ${sql.table(entity.table)} t where t.id = any(${ids}::uuid[]) and t.party_id is not null),
    all_of as (select id from who union select p.company_id from party p join who on who.id = p.id where p.company_id is not null)
    select d.id from deal d join all_of a on a.id = d.party_id where d.outcome = 'open' and d.deleted_at is null
    union select t.deal_id from ${sql.table(entity.table)} t where t.id = any(${ids}::uuid[]) and t.deal_id is not null`);
  return rows.map((r) => r.id);
}
