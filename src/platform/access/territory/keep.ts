import type { Condition } from '../../../kernel/condition.ts';
import { conflict, invalidField } from '../../../kernel/errors.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import type { Change, Effect } from '../../module.ts';
import { sameValue } from '../../records/same.ts';
import { placeAllJob } from './place.ts';
import { demandSoundCondition } from './sound-condition.ts';

/** A territory that can be asked, in a tree that stays one; after any change of what it takes all customers are placed anew. */
export const soundTerritory: Effect = {
  entity: 'access.territory',
  run: async (ctx, change) => {
    const { before, after, id } = change;
    if (after?.['condition'] && !sameValue(before?.['condition'], after['condition']))
      demandSoundCondition(ctx, after['condition'] as Condition);
    if (after && after['parent'] !== (before?.['parent'] ?? null)) await demandTree(ctx, id);
    if (!after) await demandEmpty(ctx, id);
    if (decides(change)) await placeSoon(ctx);
  },
};

async function demandTree(ctx: Context, id: string): Promise<void> {
  const above = await ctx.db.one(sql`with recursive up(id) as (
      select t.parent_id from territory t where t.id = ${id}
      union select t.parent_id from territory t join up on t.id = up.id
    ) select 1 from up where id = ${id}`);
  if (above) throw invalidField('parent', 'territory_circle');
}

/** Those below it, and customers that somebody put there by hand, must go somewhere first. */
async function demandEmpty(ctx: Context, id: string): Promise<void> {
  const below = await ctx.db.one(
    sql`select 1 from territory t where t.parent_id = ${id} and t.deleted_at is null limit 1`,
  );
  if (below) throw conflict('territory_has_others_below');
  const held = await ctx.db.one<{ n: number }>(
    sql`select count(*)::int as n from party p where p.territory_id = ${id} and p.is_territory_pinned and p.deleted_at is null`,
  );
  if (held?.n) throw conflict('territory_holds_customers', { count: held.n });
}

function decides({ before, after }: Change): boolean {
  if (!before || !after) return Boolean((before ?? after)?.['condition']);
  return ['condition', 'parent', 'position', 'isActive'].some(
    (name) => !sameValue(before[name], after[name]),
  );
}

/**
 * Once at once, and once more when every process knows of the change: a customer that another one is writing now may
 * still be placed by the rules as they were.
 */
async function placeSoon(ctx: Context): Promise<void> {
  await ctx.app.jobs.enqueue(ctx, placeAllJob.name, {});
  await ctx.app.jobs.enqueue(ctx, placeAllJob.name, {}, { startAfter: new Date(Date.now() + AGAIN_MS) });
}
const AGAIN_MS = 10_000;
