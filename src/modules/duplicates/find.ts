import { uuidv7 } from '../../kernel/uuid.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { keysOf, wordKey } from './keys.ts';
import { type Likeness, likeness, type Rarity } from './likeness.ts';
import { loadProfiles } from './load.ts';
import type { Profile } from './profile.ts';

/** From here on two customers are worth a look. */
export const POSSIBLE = 0.6;
/** A key that more customers share tells nobody apart. */
const MOST_OF_A_KEY = 100;
/** Among so many a word that one of them has is as rare as can be. */
const MANY = 1000;

/** Writes the keys of these customers anew, and the pairs that they are in. Doing it twice changes nothing. */
export function findFor(ctx: Context, ids: string[]): Promise<void> {
  return transact(ctx, async (tx) => {
    // One at a time, so that the keys of two that are entered at once meet.
    await tx.db.rows(sql`select pg_advisory_xact_lock(hashtext('duplicates'))`);
    const profiles = await loadProfiles(tx, ids);
    await writeKeys(tx, ids, profiles);
    const candidates = await candidatesOf(tx, [...profiles.keys()]);
    const others = [...new Set(candidates.flatMap((c) => [c.a, c.b]))].filter((id) => !profiles.has(id));
    const all = new Map([...profiles, ...(await loadProfiles(tx, others))]);
    const rarity = await rarityOf(tx, [...all.values()]);
    const pairs = candidates.flatMap(({ a, b }) => {
      const [x, y] = [all.get(a), all.get(b)];
      const found = x && y && likeness(x, y, rarity);
      return found && found.score >= POSSIBLE ? [{ a, b, ...found }] : [];
    });
    await writePairs(tx, ids, pairs);
  });
}

async function writeKeys(ctx: Context, ids: string[], profiles: Map<string, Profile>): Promise<void> {
  const rows = [...profiles].flatMap(([party_id, p]) =>
    keysOf(p).map((key) => ({ id: uuidv7(), party_id, key: key.slice(0, 120) })),
  );
  await ctx.db.rows(sql`delete from duplicate_key where party_id = any(${ids}::uuid[])`);
  await ctx.db.rows(
    sql`insert into duplicate_key select * from json_populate_recordset(null::duplicate_key, ${JSON.stringify(rows)}::json)`,
  );
}

/** Those who share a key with one of these, each two once, the smaller id first. */
const candidatesOf = (ctx: Context, ids: string[]): Promise<{ a: string; b: string }[]> =>
  ctx.db.rows(sql`select distinct least(k.party_id, o.id) as a, greatest(k.party_id, o.id) as b
    from duplicate_key k cross join lateral (
      select array_agg(s.party_id) as ids from (select party_id from duplicate_key where key = k.key limit ${MOST_OF_A_KEY + 1}) s
    ) same cross join lateral unnest(same.ids) o(id)
    where k.party_id = any(${ids}::uuid[]) and cardinality(same.ids) <= ${MOST_OF_A_KEY} and o.id <> k.party_id`);

/** A word is the rarer, the fewer names have it besides the one that it is looked up for. */
export async function rarityOf(ctx: Context, profiles: Profile[]): Promise<Rarity> {
  const keys = new Map(
    profiles.flatMap((p) => p.words.map((word) => [word, wordKey(p.kind, word)] as const)),
  );
  const counts = await ctx.db.rows<{ key: string; count: number }>(sql`select k.key, c.count
    from unnest(${[...new Set(keys.values())]}::text[]) k(key) cross join lateral (
      select count(*)::int as count from (select 1 from duplicate_key d where d.key = k.key limit ${MANY}) s) c`);
  const all = await ctx.db.one<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from party where deleted_at is null limit ${MANY}) s`,
  );
  const byKey = new Map(counts.map((c) => [c.key, Math.max(1, c.count - 1)]));
  const among = Math.max(20, all?.count ?? 0);
  return (word) => Math.max(0, Math.log(among / (byKey.get(keys.get(word) ?? '') ?? 1)) / Math.log(among));
}

async function writePairs(
  ctx: Context,
  ids: string[],
  pairs: (Likeness & { a: string; b: string })[],
): Promise<void> {
  const rows = pairs.map((p) => ({
    id: uuidv7(),
    first_id: p.a,
    second_id: p.b,
    score: Math.round(p.score * 100),
    reasons: p.reasons,
    state: 'open',
    found_at: ctx.now.toISOString(),
  }));
  const json = JSON.stringify(rows);
  await ctx.db.rows(sql`delete from duplicate_pair p where p.state = 'open' and (p.first_id = any(${ids}::uuid[]) or p.second_id = any(${ids}::uuid[]))
      and not exists (select 1 from json_populate_recordset(null::duplicate_pair, ${json}::json) n where n.first_id = p.first_id and n.second_id = p.second_id)`);
  await ctx.db.rows(sql`insert into duplicate_pair select * from json_populate_recordset(null::duplicate_pair, ${json}::json)
      on conflict (first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons`);
}
