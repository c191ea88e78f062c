import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { StoredEvent, Subscriber } from '../../../platform/module.ts';
import { findFor } from '../find.ts';
import { isFirstOfMoment, passSoon } from '../pass.ts';

/** Who was entered or changed is compared with the others a moment later; the first change of that moment speaks for all. */
export const findSoon: Subscriber = {
  name: 'duplicates.soon',
  on: ['contacts.party.*'],
  wants: async () => isFirstOfMoment(),
  run: passSoon,
};

/** Another way to reach a customer changes nothing of the customer's own: the pass does not see it. */
export const findByChannel: Subscriber = {
  name: 'duplicates.find',
  on: ['contacts.channel.*'],
  run: async (ctx, event) => {
    const own = asSystem(ctx, 'duplicates');
    const parties = await partiesOf(ctx, event);
    for (let at = 0; at < parties.length; at += 200) await findFor(own, parties.slice(at, at + 200));
  },
};

/** Two who were merged and made two again are two. */
export const unmergedAreTwo: Subscriber = {
  name: 'duplicates.unmerged',
  on: ['contacts.party.unmerged'],
  run: async (ctx, { record, data, actor, at }) => {
    const [first, second] = [String(record), String(data['id'])].sort();
    await ctx.db.rows(sql`insert into duplicate_pair (id, first_id, second_id, score, found_at, state, decided_at, decided_by_id)
      values (gen_random_uuid(), ${first}, ${second}, 0, ${at}, 'different', ${at}, ${actor})
      on conflict (first_id, second_id) do update set state = 'different', decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id`);
  },
};

async function partiesOf(ctx: Context, { record, data }: StoredEvent): Promise<string[]> {
  const ids = (data['ids'] as string[] | undefined) ?? (record ? [record] : []);
  const rows = await ctx.db.rows<{ id: string }>(
    sql`select distinct party_id as id from channel where id = any(${ids}::uuid[])`,
  );
  return rows.map((r) => r.id);
}
