import { DomainError } from '../../../kernel/errors.ts';
import { type Context, systemReading, transact } from '../../context.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import type { Change, Effect, Job } from '../../module.ts';
import { conditionSql } from '../../records/condition-sql.ts';
import { sameValue } from '../../records/same.ts';
import { storedTerritories, type Taking, taking, territoriesInForce } from './in-force.ts';
import { customers } from './sound-condition.ts';

/** Which of the territories takes the customer of the aliased row: the first whose filter it fulfils. */
export function decided(ctx: Context, list: readonly Taking[], alias: string): Fragment {
  const cases = list.flatMap(({ id, condition }) => {
    const fulfilled = conditionOf(ctx, id, condition, alias);
    return fulfilled ? [sql`when ${fulfilled} then ${id}::uuid`] : [];
  });
  return cases.length ? sql`case ${sql.join(cases, sql` `)} end` : sql`null::uuid`;
}

/** A filter over a field that is gone takes nobody, so that nobody sees more by it. */
function conditionOf(ctx: Context, id: string, condition: unknown, alias: string): Fragment | undefined {
  try {
    return conditionSql({ ...systemReading(ctx), userId: null }, customers(ctx), condition, alias);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.app.log.warn({ territory: id, err: error }, 'territory: its filter cannot be asked');
    return undefined;
  }
}

/**
 * Puts customers where they belong by the rules, but for those that are held by hand in a territory that is still there. It is the program's own doing: the
 * audit says so, under a version of its own so that a past day can be answered; when the customer was changed stays, and no
 * event is told. Resolves to how many moved.
 */
async function place(ctx: Context, list: readonly Taking[], ids: string[]): Promise<number> {
  const moved = await ctx.db.rows<{ id: string }>(sql`
    with due as (
      select p.id, p.territory_id as was, d.next from party p cross join lateral (select ${decided(ctx, list, 'p')} as next) d
      where p.id = any(${ids}::uuid[]) and (not p.is_territory_pinned or p.territory_id is null) and p.territory_id is distinct from d.next
      order by p.id for no key update of p
    ), moved as (
      update party p set territory_id = due.next, is_territory_pinned = false, territory_reason = null, version = p.version + 1 from due
      where p.id = due.id returning p.id, due.was, due.next, p.version
    ), told as (
      insert into audit_entry (id, at, user_id, record_id, record_entity, version, verb, changes, reason, mode)
      select gen_random_uuid(), ${ctx.now.toISOString()}, ${ctx.userId}, m.id, 'contacts.party', m.version, 'placed',
        jsonb_build_object('territory', jsonb_build_array(m.was, m.next)), ${REASON}, 'system' from moved m
    ) select id from moved`);
  const [first] = moved;
  if (first) ctx.db.afterCommit(() => ctx.app.realtime.changed('contacts.party', first.id));
  return moved.length;
}
const REASON = 'rules of territories';

/** Where a customer belongs by the rules. */
export async function placeByRules(ctx: Context, id: string): Promise<string | null> {
  const { list } = await territoriesInForce(ctx);
  const row = await ctx.db.one<{ next: string | null }>(
    sql`select ${decided(ctx, list, 'p')} as next from party p where p.id = ${id}`,
  );
  return row?.next ?? null;
}

/** A customer belongs where its values say, from the write that says so; of many written together they are placed together. */
export const customerPlaced: Effect = {
  entity: 'contacts.party',
  run: async (ctx, change) => {
    const { list, reads } = await territoriesInForce(ctx);
    if (!change.after || !decides(change, list, reads)) return;
    if (!ctx.batching) {
      await place(ctx, list, [change.id]);
      return;
    }
    const due = ctx.batching.counts.get(customerPlaced) ?? {
      ids: new Set(),
      count: async (ids) => {
        await place(ctx, (await territoriesInForce(ctx)).list, ids);
      },
    };
    due.ids.add(change.id);
    ctx.batching.counts.set(customerPlaced, due);
  },
};

function decides({ before, after }: Change, list: readonly Taking[], reads: ReadonlySet<string>): boolean {
  if (!before) return list.length > 0;
  const names = ['territory', 'isTerritoryPinned', ...reads];
  return names.some((name) => !sameValue(before[name], after?.[name]));
}

const PAGE = 2000;

/** All customers, those in the recycle bin too, page by page, so that nobody waits long for one of them. */
export async function placeAll(ctx: Context): Promise<number> {
  let moved = 0;
  // What another process has changed just now is not in this one's memory yet.
  const list = taking(await storedTerritories(ctx));
  for (let from: string | undefined = '00000000-0000-0000-0000-000000000000'; from; ) {
    const page: { id: string }[] = await ctx.db.rows<{ id: string }>(
      sql`select p.id from party p where p.id > ${from} order by p.id limit ${PAGE}`,
    );
    const ids = page.map((p) => p.id);
    moved += await transact(ctx, (tx) => place(tx, list, ids));
    from = page.length < PAGE ? undefined : ids.at(-1);
  }
  return moved;
}

/** After a change of the rules, and by night: an amount in another currency is worth something else by then. */
export const placeAllJob: Job = {
  name: 'access.placeCustomers',
  cron: '40 0 * * *',
  run: async (ctx) => {
    await placeAll(ctx);
  },
};
