import { z } from 'zod';
import { conflict, type FieldProblem } from '../../kernel/errors.ts';
import { type Context, transact } from '../../platform/context.ts';
import { defineVerb } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { carryTasks } from '../activities/public.ts';
import { currentVersion, demandMove, enterStage, type StageRow, stagesOf } from '../processes/public.ts';
import { keyOf } from './cycle.ts';
import { Deal } from './deal.entity.ts';

/**
 * From the version that the deal began in to the one now published. It stays in its stage where the new version has it;
 * else the stage is named as having no counterpart, and nothing has happened: the deal goes where `stage` says, by the
 * rules of that stage.
 */
export const upgradeDeal = defineVerb({
  entity: 'deals.deal',
  name: 'upgrade',
  when: { field: 'outcome', op: 'eq', value: 'open' },
  needs: 'write',
  input: z.object({ stage: z.uuid().optional() }),
  output: z.object({ id: z.string(), stage: z.string() }),
  run: (ctx, id, { stage }) =>
    transact(ctx, async (ctx) => {
      const deal = await loadRecord(ctx, Deal, id, 'write', true);
      if (deal.outcome !== 'open') throw conflict('deal_is_closed', { outcome: deal.outcome });
      const newest = deal.process ? await currentVersion(ctx, 'deals.deal', deal.process) : undefined;
      if (!newest) throw conflict('process_retired');
      if (newest.version === deal.processVersion) throw conflict('newest_version_already');
      const before = deal.processVersion ? await stagesOf(ctx, deal.processVersion) : [];
      const from = before.find((s) => s.id === deal.stage);
      const to = counterpart(newest.stages, from, stage && (await keyOf(ctx, stage)));
      const isSame = to.key === from?.key;
      if (!isSame) await demandMove(ctx, Deal, { ...deal }, newest.stages, undefined, to);
      await adopt(ctx, id, newest.version, { from, to, isSame });
      return { id, stage: to.id };
    }),
});

/** The open stage of that key, or the one that the deal is in. Throws `no_stage_in_version`, which names it. */
function counterpart(stages: StageRow[], from: StageRow | undefined, wanted: string | undefined): StageRow {
  const open = stages.filter((s) => s.kind === 'open');
  const found = open.find((s) => s.key === (wanted ?? from?.key));
  if (found) return found;
  const problem: FieldProblem = {
    field: 'stage',
    code: 'no_stage_in_version',
    params: { stage: from?.name ?? '', stages: open.map((s) => s.name).join(', ') },
  };
  throw conflict('stage_without_counterpart', { stage: from?.name ?? '' }, [problem]);
}

async function adopt(
  ctx: Context,
  id: string,
  version: string,
  { from, to, isSame }: { from: StageRow | undefined; to: StageRow; isSame: boolean },
): Promise<void> {
  const since = isSame ? {} : { stageSince: ctx.now.toISOString() };
  const after = await updateRecord(
    ctx,
    Deal,
    id,
    { processVersion: version, stage: to.id, ...since },
    {
      isTrusted: true,
      verb: 'upgrade',
      data: isSame ? {} : { of: 'stage', from: from?.name ?? null, to: to.name },
    },
  );
  if (!isSame) await enterStage(ctx, { ...after }, to);
  else if (from) await carryTasks(ctx, id, from.id, to.id);
}
