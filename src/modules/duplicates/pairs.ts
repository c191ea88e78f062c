import { z } from 'zod';
import { denied, invalidField, notFound } from '../../kernel/errors.ts';
import { predicate } from '../../platform/access/predicate.ts';
import { readable } from '../../platform/access/readable.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import { type Context, transact } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';

const party = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string().nullable(),
  taxNumber: z.string().nullable(),
  owner: z.string().nullable(),
  createdAt: z.string(),
});
const pair = z.object({
  id: z.string(),
  score: z.number(),
  reasons: z.array(z.string()),
  state: z.string(),
  /** Whether the asker may decide of them. */
  canDecide: z.boolean(),
  first: party,
  second: party,
});
export const pageOfPairs = z.object({ items: z.array(pair), next: z.string().nullable() });
export type Page = z.infer<typeof pageOfPairs>;
export interface Question {
  state: 'open' | 'different';
  kind?: 'company' | 'person' | undefined;
  /** Of this customer alone. */
  of?: string | undefined;
  /** Of customers that came in one batch (an import). */
  batch?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Pairs of customers both of whom the asker sees, the likeliest first. */
export async function pairsOf(ctx: Context, q: Question): Promise<Page> {
  demandKeyScope(ctx, 'contacts.party', 'read');
  const limit = q.limit ?? 30;
  const rows = await ctx.db.rows<Page['items'][number]>(sql`
    select d.id, d.score, d.reasons, d.state, ${mayWrite(ctx, 'd.first_id')} and ${mayWrite(ctx, 'd.second_id')} as "canDecide",
      ${shown('a', 'u')} as first, ${shown('b', 'v')} as second
    from duplicate_pair d
    join ${readable(ctx, 'contacts.party', 'a')} on a.id = d.first_id left join app_user u on u.id = a.owner_id
    join ${readable(ctx, 'contacts.party', 'b')} on b.id = d.second_id left join app_user v on v.id = b.owner_id
    where d.state = ${q.state} ${q.kind ? sql`and a.kind = ${q.kind}` : sql``} ${q.of ? sql`and (d.first_id = ${q.of} or d.second_id = ${q.of})` : sql``} ${q.batch ? sql`and (a.batch_id = ${q.batch} or b.batch_id = ${q.batch})` : sql``} ${after(q.cursor)}
    order by d.score desc, d.id limit ${limit + 1}`);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.score}~${last.id}` : null };
}

function after(cursor: string | undefined): Fragment {
  if (!cursor) return sql``;
  const [score, id] = cursor.split('~');
  if (!score || !id || !/^\d{1,3}$/.test(score) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalidField('cursor', 'invalid_cursor');
  return sql`and (d.score < ${Number(score)} or (d.score = ${Number(score)} and d.id > ${id}::uuid))`;
}

/** What tells them apart at a glance; hidden fields are empty. */
const shown = (
  p: string,
  owner: string,
): Fragment => sql`json_build_object('id', ${sql.ref(`${p}.id`)}, 'kind', ${sql.ref(`${p}.kind`)},
  'name', ${sql.ref(`${p}.name`)}, 'phone', ${sql.ref(`${p}.phone`)}, 'email', ${sql.ref(`${p}.email`)}, 'city', ${sql.ref(`${p}.city`)},
  'taxNumber', ${sql.ref(`${p}.tax_number`)}, 'owner', ${sql.ref(`${owner}.name`)}, 'createdAt', ${sql.ref(`${p}.created_at`)})`;

const mayWrite = (ctx: Context, id: string): Fragment =>
  sql`exists (select 1 from party w where w.id = ${sql.ref(id)} and ${predicate(ctx, ctx.app.registry.entity('contacts.party'), 'write', 'w')})`;

/** Two who look alike and are two, or are to be looked at again; decided by whoever may change both. */
export async function decide(ctx: Context, id: string, state: 'open' | 'different'): Promise<void> {
  demandKeyScope(ctx, 'contacts.party', 'write');
  await transact(ctx, async (tx) => {
    const row = await tx.db.one<{
      may: boolean;
    }>(sql`select ${mayWrite(tx, 'd.first_id')} and ${mayWrite(tx, 'd.second_id')} as may
      from duplicate_pair d join ${readable(tx, 'contacts.party', 'a')} on a.id = d.first_id
      join ${readable(tx, 'contacts.party', 'b')} on b.id = d.second_id where d.id = ${id} for update of d`);
    if (!row) throw notFound();
    if (!row.may) throw denied();
    const decided = state === 'different' ? tx.now.toISOString() : null;
    await tx.db.rows(
      sql`update duplicate_pair set state = ${state}, decided_at = ${decided}, decided_by_id = ${decided && tx.userId} where id = ${id}`,
    );
    tx.db.afterCommit(() => tx.app.realtime.changed('contacts.party', ''));
  });
}
