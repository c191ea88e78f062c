import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Preparation, Rule } from '../../platform/module.ts';
import { remembered } from '../../platform/records/batching.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { isUndo } from '../../platform/undo/undo.ts';
import { Stage } from '../processes/public.ts';

/**
 * A deal counts in the forecast as its stage proposes, until the seller says otherwise; what was said holds over later
 * stages, and is taken back by emptying the field.
 */
export const forecastCategory: Preparation = {
  entity: 'deals.deal',
  prepare: async (ctx, given, before) => {
    if (given['category'] && given['isCategoryChosen'] !== undefined) return {};
    // A category that an undo brings back without its choice is one that a stage proposed.
    const isBack = isUndo(ctx) && 'category' in given;
    if (given['category'] && !isBack) return { isCategoryChosen: true };
    if (isBack && before?.['isCategoryChosen']) return { category: before['category'] };
    const isTakenBack = isBack || 'category' in given;
    const isMoved = !before || 'stage' in given;
    if (!isTakenBack && (!isMoved || (before?.['isCategoryChosen'] && before['outcome'] === 'open')))
      return {};
    const stage = given['stage'] ?? before?.['stage'];
    return { category: await proposed(ctx, stage), isCategoryChosen: false };
  },
};

/** What has ended counts as it ended; only a sale is closed. */
export const soundCategory: Rule = {
  entity: 'deals.deal',
  apply: (after) => {
    if (after['outcome'] === 'won') return { set: { category: 'closed', isCategoryChosen: false } };
    if (after['outcome'] === 'lost') return { set: { category: 'omitted', isCategoryChosen: false } };
    return after['category'] === 'closed'
      ? { problems: [{ field: 'category', code: 'closed_by_sale' }] }
      : {};
  },
};

/** What the stage says, else by its probability. */
async function proposed(ctx: Context, stage: unknown): Promise<string> {
  if (typeof stage !== 'string') return 'pipeline';
  const [row] = await remembered(ctx, Stage.name, `category ${stage}`, () =>
    loadRecords(ctx, Stage, sql`t.id = ${stage}`),
  );
  if (row?.category) return row.category;
  const probability = row?.probability ?? 0;
  return probability >= 70 ? 'commit' : probability >= 50 ? 'bestCase' : 'pipeline';
}
