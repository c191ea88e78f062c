import { z } from 'zod';
import { conflict, invalidField } from '../../kernel/errors.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Values } from '../../platform/module.ts';
import { loadRecord, loadRecords } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { today } from '../../platform/today.ts';
import { demandMove, enterStage, Stage, type StageRow, stagesOf } from '../processes/public.ts';
import { Deal } from './deal.entity.ts';

const moved = z.object({ id: z.string(), stage: z.string() });

/**
 * To another open stage, forward or back. What stands in the way is named, and nothing has happened then. The stage may
 * be of any version: what counts is the one of that key in the deal's own, so that many deals can be moved at once.
 */
export const moveDeal = defineVerb({
  entity: 'deals.deal',
  name: 'move',
  when: { field: 'outcome', op: 'eq', value: 'open' },
  needs: 'write',
  input: z.object({ stage: z.uuid() }),
  output: moved,
  run: (ctx, id, { stage }) =>
    transact(ctx, async (ctx) => {
      const key = await keyOf(ctx, stage);
      return toStage(ctx, id, 'move', (s) => s.key === key, {}, 'open');
    }),
});

/** The cycle ends in a sale, today or on the day named. */
export const winDeal = defineVerb({
  entity: 'deals.deal',
  name: 'win',
  when: { field: 'outcome', op: 'eq', value: 'open' },
  needs: 'write',
  input: z.object({ closedOn: z.iso.date().optional() }),
  output: moved,
  run: (ctx, id, { closedOn }) =>
    transact(ctx, (ctx) =>
      toStage(
        ctx,
        id,
        'win',
        (s) => s.kind === 'won',
        { outcome: 'won', closedOn: dayOfEnd(ctx, closedOn) },
        'won',
      ),
    ),
});

/** The cycle ends in a refusal, for a reason. */
export const loseDeal = defineVerb({
  entity: 'deals.deal',
  name: 'lose',
  when: { field: 'outcome', op: 'eq', value: 'open' },
  needs: 'write',
  input: z.object({
    reason: z.uuid(),
    note: z.string().max(1000).optional(),
    closedOn: z.iso.date().optional(),
  }),
  output: moved,
  run: (ctx, id, { reason, note, closedOn }) =>
    transact(ctx, (ctx) =>
      toStage(
        ctx,
        id,
        'lose',
        (s) => s.kind === 'lost',
        { outcome: 'lost', lossReason: reason, lossNote: note ?? null, closedOn: dayOfEnd(ctx, closedOn) },
        'lost',
      ),
    ),
});

/** Back to work, in the first stage or the one named. */
export const reopenDeal = defineVerb({
  entity: 'deals.deal',
  name: 'reopen',
  when: { field: 'outcome', op: 'ne', value: 'open' },
  needs: 'write',
  input: z.object({ stage: z.uuid().optional() }),
  output: moved,
  run: (ctx, id, { stage }) =>
    transact(ctx, async (ctx) => {
      const deal = await loadRecord(ctx, Deal, id, 'write', true);
      if (deal.outcome === 'open') throw conflict('deal_is_open');
      const values = { outcome: 'open', closedOn: null, lossReason: null, lossNote: null };
      const key = stage && (await keyOf(ctx, stage));
      return toStage(ctx, id, 'reopen', (s) => (key ? s.key === key : s.kind === 'open'), values, 'open');
    }),
});

/** The key of a stage, which is the same over versions. */
export async function keyOf(ctx: Context, stage: string): Promise<string> {
  const [row] = await loadRecords(ctx, Stage, sql`t.id = ${stage}`);
  if (!row) throw invalidField('stage', 'no_such_stage');
  return row.key;
}

async function toStage(
  ctx: Context,
  id: string,
  verb: string,
  isWanted: (stage: StageRow) => boolean,
  values: Values,
  kind: StageRow['kind'],
): Promise<z.infer<typeof moved>> {
  const deal = await loadRecord(ctx, Deal, id, 'write', true);
  if (deal.outcome !== 'open' && verb !== 'reopen')
    throw conflict('deal_is_closed', { outcome: deal.outcome });
  const stages = deal.processVersion ? await stagesOf(ctx, deal.processVersion) : [];
  const from = stages.find((s) => s.id === deal.stage);
  const to = stages.find((s) => isWanted(s) && s.kind === kind);
  if (!to) throw invalidField('stage', 'no_such_stage');
  if (to.id === deal.stage) return { id, stage: to.id };
  if (verb !== 'reopen') await demandMove(ctx, Deal, { ...deal }, stages, from, to);
  const after = await updateRecord(
    ctx,
    Deal,
    id,
    {
      ...values,
      ...dayOfStart(deal, values['closedOn']),
      stage: to.id,
      stageSince: ctx.now.toISOString(),
    },
    {
      isTrusted: true,
      verb,
      data: { of: 'stage', from: from?.name ?? null, to: to.name },
    },
  );
  await enterStage(ctx, { ...after }, to);
  return { id, stage: to.id };
}

/** Today or a day before it: what is still to come is a forecast. */
function dayOfEnd(ctx: Context, day = today(ctx)): string {
  if (day > today(ctx)) throw invalidField('closedOn', 'in_the_future');
  return day;
}

/** A sale that is entered afterwards began no later than it was made: no cycle is shorter than nothing. */
const dayOfStart = ({ openedOn }: { openedOn: string | null }, closedOn: unknown): Values =>
  typeof closedOn === 'string' && openedOn && closedOn < openedOn ? { openedOn: closedOn } : {};
