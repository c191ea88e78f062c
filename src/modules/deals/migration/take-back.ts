import { type Context, systemReading, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { setDerived } from '../../../platform/records/derive.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { carryTasks, withdrawTasks } from '../../activities/public.ts';
import { Deal } from '../deal.entity.ts';
import { DealMigration } from './migration.entity.ts';
import { actingFor, finish, unlessRefused } from './run.ts';

const CHUNK = 100;

interface Entry {
  id: string;
  record: string;
  stage: [string, string];
  version: [string, string];
  since: [string, string] | null;
  category: [string | null, string | null] | null;
}

/**
 * By the audit of the run, deal by deal. Whoever has moved on, or was closed, stays: version and stage go back together
 * or not at all. A killed run finds what it has taken back by the reason that the undo leaves.
 */
export const takeMigrationBackJob: Job<{ id: string }> = {
  name: 'deals.takeMigrationBack',
  run: async (system, { id }) => {
    let last: string | undefined;
    do last = await takeBackChunk({ ...system, now: system.app.now() }, id, last);
    while (last);
  },
};

/** Resolves to the last entry of the chunk; to nothing where there is no more to do. */
function takeBackChunk(system: Context, id: string, last: string | undefined): Promise<string | undefined> {
  return transact(system, async (tx) => {
    const run = await loadRecord(tx, DealMigration, id, 'read', true);
    if (run.state !== 'undoing') return undefined;
    const acting = await actingFor(tx, run);
    const entries = acting ? await entriesAfter(tx, run.run, last) : [];
    if (!acting || !entries.length) {
      await finish(tx, id, acting ? 'undone' : 'failed');
      return undefined;
    }
    const tally = { returned: run.returned, kept: last ? run.kept : 0 };
    for (const entry of entries) {
      const own = { ...acting, batch: undefined, reason: `undo of ${entry.id}` };
      const isBack = await unlessRefused(own, () => takeBackDeal(own, entry, run.run));
      if (isBack) tally.returned++;
      else tally.kept++;
    }
    await setDerived(tx, DealMigration, id, tally);
    return entries.at(-1)?.id;
  });
}

const entriesAfter = (ctx: Context, batch: string, last: string | undefined): Promise<Entry[]> =>
  ctx.db.rows<Entry>(sql`select a.id, a.record_id as record, a.changes -> 'stage' as stage, a.changes -> 'processVersion' as version,
      a.changes -> 'stageSince' as since, a.changes -> 'category' as category
    from audit_entry a where a.batch_id = ${batch} and a.verb = 'migrated' and a.record_entity = ${Deal.name}
      and (${last ?? null}::uuid is null or a.id > ${last ?? null})
      and not exists (select 1 from audit_entry u where u.record_id = a.record_id and u.at >= a.at and u.reason = 'undo of ' || a.id::text)
    order by a.id limit ${CHUNK}`);

async function takeBackDeal(ctx: Context, entry: Entry, batch: string): Promise<boolean> {
  const deal = await loadRecord(ctx, Deal, entry.record, 'write', true);
  if (deal.outcome !== 'open' || deal.stage !== entry.stage[1]) return false;
  const isCategoryBack = entry.category && deal.category === entry.category[1] && !deal.isCategoryChosen;
  const back = {
    stage: entry.stage[0],
    processVersion: entry.version[0],
    ...(entry.since ? { stageSince: entry.since[0] } : {}),
    ...(isCategoryBack ? { category: entry.category?.[0], isCategoryChosen: false } : {}),
  };
  await updateRecord(ctx, Deal, deal.id, back, { isTrusted: true, verb: 'undone' });
  await withdrawTasks(systemReading(ctx), deal.id, batch);
  await carryTasks(ctx, deal.id, entry.stage[1], entry.stage[0]);
  return true;
}
