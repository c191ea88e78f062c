import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { invalid } from '../../kernel/errors.ts';
import { predicate } from '../../platform/access/predicate.ts';
import { type Context, demand } from '../../platform/context.ts';
import { and, type Fragment, sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { conditionOf } from './assign.ts';
import type { Gives } from './parts.rules.ts';
import { customerOf, headOfTerritory, ownerOfCustomer } from './people.ts';
import { type Rule, rulesInForce } from './rules-in-force.ts';
import { type Given, simulated } from './simulated.ts';
import { problemsOfRule } from './sound-rule.ts';

const DAYS = 90;
const MOST = 10_000;
const trial = z.object({
  days: z.int(),
  /** Records of that time that fulfil it and that no rule before it takes. */
  count: z.int(),
  /** Whether there are more than were counted. */
  isMore: z.boolean(),
  takenBefore: z.int(),
  people: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), count: z.int() })),
  /** Those for whom nobody would have been left. */
  nobody: z.int(),
});

/**
 * To whom the rule would have given the records of the last ninety days, had nobody been named for them: in the order in
 * which they were made, with who was away on the day. Asked of the records as they are now, within what the asker sees.
 */
export const tryOutRule = defineVerb({
  entity: 'assignment.rule',
  name: 'tryOut',
  onCollection: true,
  needs: 'read',
  input: z.object({
    id: z.uuid().optional(),
    entity: z.string().max(80),
    condition: z.json(),
    gives: z.json(),
    fallback: z.uuid().nullable().optional(),
    mostADay: z.int().min(1).nullable().optional(),
  }),
  output: trial,
  run: async (ctx, _, input) => {
    demand(ctx, 'administer');
    const problems = await problemsOfRule(ctx, { ...input, isActive: true });
    if (problems.length) throw invalid(problems);
    const rule: Rule = {
      id: input.id ?? crypto.randomUUID(),
      name: '',
      entity: input.entity,
      condition: input.condition as Rule['condition'],
      gives: input.gives as unknown as Gives,
      fallback: input.fallback ?? null,
      appliesTo: 'always',
      mostOpen: null,
      mostADay: input.mostADay ?? null,
    };
    return tried(ctx, rule, await before(ctx, rule));
  },
});

/** Rules of the same records that are asked first; of one that is off or new, all that are on. */
async function before(ctx: Context, rule: Rule): Promise<Rule[]> {
  const all = await rulesInForce(ctx);
  const at = all.findIndex((r) => r.id === rule.id);
  const base = ctx.app.registry.entity(rule.entity).base;
  return (at < 0 ? all : all.slice(0, at)).filter((r) => ctx.app.registry.find(r.entity)?.base === base);
}

async function tried(ctx: Context, rule: Rule, earlier: Rule[]): Promise<z.infer<typeof trial>> {
  const entity = ctx.app.registry.entity(rule.entity);
  const since = new Date(ctx.now.getTime() - DAYS * 86_400_000).toISOString();
  const isTaken = earlier.map((r) => takes(ctx, r)).reduce((a, b) => sql`${a} or ${b}`, sql`false`);
  const where = and([
    predicate(ctx, entity, 'read', 't'),
    sql`t.deleted_at is null and t.created_at >= ${since}::timestamptz`,
    ...(entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : []),
    sql`coalesce(${conditionOf(ctx, rule) ?? sql`false`}, false)`,
  ]);
  const rows = await ctx.db.rows<Given & { isTaken: boolean }>(sql`
    select (t.created_at at time zone ${ctx.app.settings().timeZone})::date::text as day, ${whom(entity, rule)} as "user", (${isTaken}) as "isTaken"
    from ${sql.table(entity.table)} t where ${where} order by t.created_at, t.id limit ${MOST + 1}`);
  const counted = rows.slice(0, MOST);
  const free = counted.filter((r) => !r.isTaken);
  return {
    days: DAYS,
    count: free.length,
    isMore: rows.length > MOST,
    takenBefore: counted.length - free.length,
    ...(await simulated(ctx, rule, free)),
  };
}

function takes(ctx: Context, rule: Rule): Fragment {
  const { kind } = ctx.app.registry.entity(rule.entity);
  const condition = sql`coalesce(${conditionOf(ctx, rule) ?? sql`false`}, false)`;
  return kind ? sql`(t.kind = ${sql.lit(kind)} and ${condition})` : condition;
}

/** Whom the record itself names; nobody where it is chosen among several. */
function whom(entity: Entity, { gives }: Rule): Fragment {
  if (gives.to === 'territoryHead') return headOfTerritory(customerOf(entity, 't'));
  if (gives.to === 'responsible') return ownerOfCustomer(customerOf(entity, 't'));
  return gives.to === 'user' ? sql`${gives.user}::uuid` : sql`null::uuid`;
}
