import { z } from 'zod';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { today } from '../../platform/today.ts';
import { after } from './due-day.ts';
import { ContactPolicy } from './policy.entity.ts';
import { type Wanted, wanted } from './wanted.ts';

const forOne = z.object({
  id: z.uuid().nullable(),
  name: z.string().nullable(),
  customers: z.int(),
  perWeek: z.number(),
});
const trial = z.object({ customers: z.int(), overdue: z.int(), never: z.int(), people: z.array(forOne) });

/**
 * What a policy would ask, before anything is asked: of whom how many contacts a week once it runs, how many customers
 * are over their time already, how many were never contacted. Counts what the asker may see.
 */
export const tryOut = defineVerb({
  entity: 'plans.policy',
  name: 'tryOut',
  needs: 'read',
  input: z.object({}),
  output: trial,
  run: async (ctx, id) => {
    const policy = await loadRecord(ctx, ContactPolicy, id);
    const asked = await wanted(ctx, [policy], { from: null });
    const now = Temporal.PlainDate.from(today(ctx));
    const weeks = now.until(after(now, policy)).days / 7;
    const isOver = (w: Wanted): boolean =>
      w.lastOn !== null &&
      Temporal.PlainDate.compare(after(Temporal.PlainDate.from(w.lastOn), policy), now) < 0;
    return {
      customers: asked.length,
      overdue: asked.filter(isOver).length,
      never: asked.filter((w) => w.lastOn === null).length,
      people: await byPerson(ctx, asked, weeks),
    };
  },
});

async function byPerson(ctx: Context, asked: Wanted[], weeks: number): Promise<z.infer<typeof forOne>[]> {
  const counts = new Map<string | null, number>();
  for (const { assignee } of asked) counts.set(assignee, (counts.get(assignee) ?? 0) + 1);
  const ids = [...counts.keys()].filter((id) => id !== null);
  const users = await ctx.db.rows<{ id: string; name: string }>(
    sql`select u.id, u.name from ${readable(ctx, 'access.user', 'u')} where u.id = any(${ids}::uuid[])`,
  );
  const names = new Map(users.map((u) => [u.id, u.name]));
  return [...counts]
    .map(([id, customers]) => ({
      id,
      name: (id && names.get(id)) ?? null,
      customers,
      perWeek: Number((customers / weeks).toFixed(1)),
    }))
    .toSorted((a, b) => b.customers - a.customers);
}
