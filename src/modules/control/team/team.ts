import type { Context } from '../../../platform/context.ts';
import type { ManyRow } from '../../../platform/metrics/many.ts';
import { today } from '../../../platform/today.ts';
import { type Advice, coachingOf } from './coaching.ts';
import { lossStages } from './losses.ts';
import { habits, habitsOfAll, scorecard } from './scorecard.ts';

export interface Team {
  sellers: ManyRow[];
  /** Win rate, refusals and reaction of half a year. */
  habits: ManyRow[];
  team: ManyRow | null;
  coaching: Advice[];
}
const HALF_YEAR = 182;

/** The page of a head of sales in one answer, within what the reader may see. */
export async function teamOf(ctx: Context, from: string, until: string, users?: string[]): Promise<Team> {
  const day = Temporal.PlainDate.from(today(ctx));
  const halfYear = { from: day.subtract({ days: HALF_YEAR }).toString(), until: day.toString() };
  const [sellers, ofHalfYear, all, losses] = await Promise.all([
    scorecard(ctx, { from, until }, users),
    habits(ctx, halfYear, users),
    habitsOfAll(ctx, halfYear, users),
    lossStages(ctx, halfYear.from, halfYear.until),
  ]);
  const team = all[0];
  const elapsed = elapsedOf(from, until, day);
  return {
    sellers,
    habits: ofHalfYear,
    team: team ?? null,
    coaching: coachingOf({ sellers, habits: ofHalfYear, team, losses, elapsed }),
  };
}

function elapsedOf(from: string, until: string, day: Temporal.PlainDate): number {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(until).days + 1;
  const gone = first.until(day).days + 1;
  return Math.min(1, Math.max(0, gone / Math.max(1, length)));
}
