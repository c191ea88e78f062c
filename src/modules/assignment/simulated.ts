import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { leastLoaded } from './choose.ts';
import { isAmong, type Share } from './parts.rules.ts';
import { amongAll } from './people.ts';
import type { Rule } from './rules-in-force.ts';
import { type Ahead, nextTurn } from './turns.rules.ts';

/** A record of the past: the day on which it was made, and whom it names itself. */
export interface Given {
  day: string;
  user: string | null;
}
interface Outcome {
  people: { id: string; name: string | null; count: number }[];
  nobody: number;
}

/** Goes through the records in their order, as the rule would have: with turns, limits of a day, and who was away. */
export async function simulated(ctx: Context, rule: Rule, records: readonly Given[]): Promise<Outcome> {
  const shares = isAmong(rule.gives) ? await amongAll(ctx, rule.gives) : [];
  const named = [...shares.map((s) => s.user), ...records.flatMap((r) => r.user ?? [])];
  const people = await whoIs(ctx, [...named, ...(rule.fallback ? [rule.fallback] : [])]);
  const counts = new Map<string, number>();
  const onDay = new Map<string, number>();
  let ahead: Ahead = {};
  let nobody = 0;
  for (const { day, user } of records) {
    const open = (isAmong(rule.gives) ? shares : user ? [{ user }] : []).filter((s) => canTake(s, day));
    const takers = open.map((s) => ({
      user: s.user,
      weight: s.weight ?? 1,
      open: counts.get(s.user) ?? 0,
    }));
    const turn = nextTurn(ahead, rule.gives.to === 'leastLoaded' ? leastLoaded(takers) : takers);
    ahead = turn?.ahead ?? ahead;
    const taker = turn?.user ?? (people.get(rule.fallback ?? '')?.isActive ? rule.fallback : null);
    if (!taker) nobody++;
    else {
      counts.set(taker, (counts.get(taker) ?? 0) + 1);
      onDay.set(`${day} ${taker}`, (onDay.get(`${day} ${taker}`) ?? 0) + 1);
    }
  }
  const list = [...counts].map(([id, count]) => ({ id, name: people.get(id)?.name ?? null, count }));
  return { people: list.toSorted((a, b) => b.count - a.count), nobody };

  function canTake(share: Share, day: string): boolean {
    const person = people.get(share.user);
    const most = share.mostADay ?? rule.mostADay;
    const isAway = person?.away.some(([since, until]) => day >= since && day <= until);
    return Boolean(person?.isActive) && !isAway && (!most || (onDay.get(`${day} ${share.user}`) ?? 0) < most);
  }
}

interface Person {
  id: string;
  name: string;
  isActive: boolean;
  away: [string, string][];
}

async function whoIs(ctx: Context, ids: string[]): Promise<Map<string, Person>> {
  const rows = await ctx.db.rows<Person>(sql`
    select u.id, u.name, u.is_active and u.deleted_at is null as "isActive",
      coalesce((select json_agg(json_build_array(d.since::text, d.until::text)) from delegation d
        where d.from_id = u.id and not d.is_revoked and d.deleted_at is null), '[]') as away
    from app_user u where u.id = any(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map((r) => [r.id, r]));
}
