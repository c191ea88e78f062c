import { z } from 'zod';
import { type Context, systemReading } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { defineVerb } from '../../../platform/module.ts';
import { conditionSql } from '../../../platform/records/condition-sql.ts';
import type { StageRow } from '../../processes/public.ts';
import { Deal } from '../deal.entity.ts';
import { dealsIn, demandProcessRight, migrationInput, type Planned, planned } from './plan.ts';

const lack = z.object({
  /** Field to fill; null where the stage's condition of entry does not hold. */
  field: z.string().nullable(),
  count: z.int(),
});
const preview = z.object({
  target: z.object({ id: z.uuid(), number: z.int() }),
  into: z.array(z.object({ id: z.uuid(), key: z.string(), name: z.string() })),
  versions: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      stages: z.array(
        z.object({
          id: z.uuid(),
          key: z.string(),
          name: z.string(),
          count: z.int(),
          to: z.uuid().nullable(),
          lacks: z.array(lack),
        }),
      ),
    }),
  ),
});

/** How many deals stand where, where they would go, and how many lack what is asked for there. Changes nothing. */
export const previewMigration = defineVerb({
  entity: 'deals.migration',
  name: 'preview',
  onCollection: true,
  isPersonal: true,
  needs: 'create',
  input: migrationInput,
  output: preview,
  run: async (ctx, _id, input) => {
    demandProcessRight(ctx);
    const plan = await planned(ctx, input);
    const versions = [];
    for (const { version, stages } of plan.sources) {
      const shown = [];
      for (const stage of stages) shown.push(await stageLine(ctx, plan, stage, input.filter));
      if (shown.some((s) => s.count))
        versions.push({ id: version.id, number: version.number, stages: shown.filter((s) => s.count) });
    }
    const { id, number } = plan.target;
    return {
      target: { id, number },
      into: plan.into.map(({ id, key, name }) => ({ id, key, name })),
      versions,
    };
  },
});

async function stageLine(ctx: Context, plan: Planned, stage: StageRow, filter: unknown) {
  const { id, key, name } = stage;
  const to = plan.pairs.get(id) ?? null;
  const demands = demandsOf(
    ctx,
    plan.into.find((s) => s.id === to),
  );
  const lacking = demands.map(
    ({ isLacking }, i) => sql`count(*) filter (where ${isLacking})::int as ${sql.ref(`lack${i}`)}`,
  );
  const columns = sql.join([sql`count(*)::int as total`, ...lacking]);
  const row = await ctx.db.one<Record<string, number>>(
    sql`select ${columns} from ${sql.table(Deal.table)} t where ${dealsIn(ctx, [id], filter)}`,
  );
  const lacks = demands.map(({ field }, i) => ({ field, count: row?.[`lack${i}`] ?? 0 }));
  return { id, key, name, count: row?.['total'] ?? 0, to, lacks: lacks.filter((l) => l.count) };
}

/** What the stage asks of whoever comes in. Of deals that are brought in it is not demanded, only counted. */
function demandsOf(
  ctx: Context,
  stage: StageRow | undefined,
): { field: string | null; isLacking: Fragment }[] {
  const reading = systemReading(ctx);
  const condition = stage?.entryCondition;
  return [
    ...((stage?.requiredFields ?? []) as string[]).map((field) => ({
      field,
      isLacking: conditionSql(reading, Deal, { field, op: 'empty' }, 't'),
    })),
    ...(condition ? [{ field: null, isLacking: conditionSql(reading, Deal, { not: condition }, 't') }] : []),
  ];
}
