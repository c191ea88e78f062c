import { z } from 'zod';
import type { Condition } from '../../../kernel/condition.ts';
import { readable } from '../../../platform/access/readable.ts';
import { storedTerritories, taking } from '../../../platform/access/territory/in-force.ts';
import { decided } from '../../../platform/access/territory/place.ts';
import { demandSoundCondition } from '../../../platform/access/territory/sound-condition.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb } from '../../../platform/module.ts';
import { demandTerritories } from './rights.ts';

const place = z.object({ territory: z.uuid().nullable(), name: z.string().nullable(), customers: z.int() });
const trial = z.object({
  /** Customers that would be in it, and of them those that are in it now. */
  customers: z.int(),
  stay: z.int(),
  /** Where the others come from, and where those go that leave it. */
  from: z.array(place),
  leave: z.array(place),
  /** Customers that fit it, but that a deeper or an earlier one takes. */
  takenByOthers: z.int(),
  /** Customers in no territory. */
  none: z.object({ before: z.int(), after: z.int() }),
});

/**
 * What a territory would take, before it is kept or switched on: from which others, and how many customers are then in
 * none. Counts what the asker may see; what is held by hand stays where it is.
 */
export const tryOutTerritory = defineVerb({
  entity: 'access.territory',
  name: 'tryOut',
  onCollection: true,
  needs: 'write',
  atLeast: 'all',
  input: z.object({
    id: z.uuid().optional(),
    parent: z.uuid().nullable(),
    position: z.int().optional(),
    condition: z.json(),
    isActive: z.boolean(),
  }),
  output: trial,
  run: async (ctx, _, input) => {
    demandTerritories(ctx);
    const condition = input.condition as Condition | null;
    if (condition) demandSoundCondition(ctx, condition);
    const stored = await storedTerritories(ctx);
    const before = stored.find((t) => t.id === input.id);
    const id = before?.id ?? crypto.randomUUID();
    const tried = {
      id,
      name: before?.name ?? '',
      parent: input.parent,
      position: input.position ?? before?.position ?? stored.length,
      isActive: input.isActive,
      condition,
    };
    const next = taking([...stored.filter((t) => t.id !== id), tried]);
    return counted(await moves(ctx, id, next, condition), id, new Map(stored.map((t) => [t.id, t.name])));
  },
});

interface Move {
  was: string | null;
  next: string | null;
  fits: boolean;
  customers: number;
}

/** Customers by where they are and where they would be. */
const moves = (
  ctx: Context,
  id: string,
  list: ReturnType<typeof taking>,
  condition: Condition | null,
): Promise<Move[]> => {
  const then = sql`case when p.is_territory_pinned then p.territory_id else ${decided(ctx, list, 'p')} end`;
  const fits = condition ? sql`${decided(ctx, [{ id, condition }], 'p')} is not null` : sql`false`;
  return ctx.db.rows<Move>(sql`select p.territory_id as was, ${then} as next, ${fits} and not p.is_territory_pinned as fits, count(*)::int as customers
    from ${readable(ctx, 'contacts.party', 'p')} group by 1, 2, 3`);
};

function counted(all: Move[], id: string, names: Map<string, string>): z.infer<typeof trial> {
  const sum = (which: (m: Move) => boolean): number => all.filter(which).reduce((n, m) => n + m.customers, 0);
  const places = (moved: Move[], end: 'was' | 'next'): z.infer<typeof place>[] =>
    [...Map.groupBy(moved, (m) => m[end])]
      .map(([territory, group]) => ({
        territory,
        name: territory ? (names.get(territory) ?? null) : null,
        customers: group.reduce((n, m) => n + m.customers, 0),
      }))
      .toSorted((a, b) => b.customers - a.customers);
  return {
    customers: sum((m) => m.next === id),
    stay: sum((m) => m.next === id && m.was === id),
    from: places(
      all.filter((m) => m.next === id && m.was !== id),
      'was',
    ),
    leave: places(
      all.filter((m) => m.was === id && m.next !== id),
      'next',
    ),
    takenByOthers: sum((m) => m.fits && m.next !== id),
    none: { before: sum((m) => m.was === null), after: sum((m) => m.next === null) },
  };
}
