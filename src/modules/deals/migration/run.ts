import type { DealsMigrationRow } from '../../../generated/rows.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { type Context, transact, userContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { setDerived } from '../../../platform/records/derive.ts';
import { loadRecord, loadRecords } from '../../../platform/records/read.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { carryTasks } from '../../activities/public.ts';
import { enterStage, Stage, type StageRow } from '../../processes/public.ts';
import { Deal } from '../deal.entity.ts';
import { DealMigration } from './migration.entity.ts';
import { dealsIn, type MigrationPlan } from './plan.ts';

const CHUNK = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Chunk by chunk, each one transaction with its progress: a killed run goes on where it stood, a second one finds nothing to do. */
export const migrateJob: Job<{ id: string }> = {
  name: 'deals.migrate',
  run: async (system, { id }) => {
    while (await migrateChunk({ ...system, now: system.app.now() }, id));
  },
};

/** Resolves to whether there is more to do. */
function migrateChunk(system: Context, id: string): Promise<boolean> {
  return transact(system, async (tx) => {
    const run = await loadRecord(tx, DealMigration, id, 'read', true);
    if (run.state !== 'running') return false;
    const acting = await actingFor(tx, run);
    if (!acting) {
      await finish(tx, id, 'failed');
      return false;
    }
    const plan = run.plan as MigrationPlan;
    const rows = await tx.db.rows<{ id: string }>(sql`select t.id from ${sql.table(Deal.table)} t
      where ${dealsIn(acting, Object.keys(plan.pairs), plan.filter)} and t.id > ${run.last ?? FIRST} order by t.id limit ${CHUNK}`);
    if (!rows.length) {
      await finish(tx, id, 'done');
      return false;
    }
    const stages = await stagesOfPlan(tx, plan);
    const tally = { moved: run.moved, kept: run.kept };
    for (const row of rows) {
      const isMoved = await unlessRefused(acting, () => migrateDeal(acting, row.id, plan, stages));
      if (isMoved) tally.moved++;
      else if (isMoved === undefined) tally.kept++;
    }
    await setDerived(tx, DealMigration, id, { ...tally, last: rows.at(-1)?.id });
    return true;
  });
}

/** With the rights that whoever started it has now. */
export async function actingFor(tx: Context, run: DealsMigrationRow): Promise<Context | undefined> {
  const user = run.actor ? await userContext(tx.app, run.actor) : undefined;
  return user && { ...user, db: tx.db, now: tx.now, batch: run.run };
}

export const finish = (tx: Context, id: string, state: string): Promise<void> =>
  setDerived(tx, DealMigration, id, { state, finishedAt: tx.now.toISOString() });

async function stagesOfPlan(ctx: Context, { pairs }: MigrationPlan): Promise<Map<string, StageRow>> {
  const ids = [...Object.keys(pairs), ...Object.values(pairs)];
  const rows = await loadRecords(ctx, Stage, sql`t.id = any(${ids}::uuid[])`);
  return new Map(rows.map((s) => [s.id, s]));
}

/** One deal that refuses holds up none of the others; nothing then. */
export async function unlessRefused<T>(ctx: Context, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ctx.db.attempt(run);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return undefined;
  }
}

/** The deal as it is once it is held: whoever moved it a moment ago has moved it. False where it needs nothing any more. */
async function migrateDeal(
  ctx: Context,
  id: string,
  plan: MigrationPlan,
  stages: Map<string, StageRow>,
): Promise<boolean> {
  const deal = await loadRecord(ctx, Deal, id, 'write', true);
  const from = stages.get(deal.stage ?? '');
  const to = stages.get(plan.pairs[deal.stage ?? ''] ?? '');
  if (deal.outcome !== 'open' || !from || !to) return false;
  const isSame = from.key === to.key;
  const after = await updateRecord(
    ctx,
    Deal,
    id,
    {
      processVersion: to.processVersion,
      stage: to.id,
      ...(isSame ? {} : { stageSince: ctx.now.toISOString() }),
    },
    { isTrusted: true, verb: 'migrated', data: { of: 'stage', from: from.name, to: to.name } },
  );
  await carryTasks(ctx, id, from.id, to.id);
  if (plan.withTasks && !isSame) await enterStage(ctx, { ...after }, to, { isOnce: true });
  return true;
}
