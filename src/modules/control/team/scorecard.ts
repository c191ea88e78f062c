import type { Condition } from '../../../kernel/condition.ts';
import type { Context } from '../../../platform/context.ts';
import { figuresOfMany, type ManyRow, type Source } from '../../../platform/metrics/many.ts';

interface Days {
  from: string;
  until: string;
}
type ByUser = [metrics: string[], whose: string];

/** What stands in a seller's line: plan and fact, work in hand, activity, discipline. */
const ofPeriod: ByUser[] = [
  [['quotas.won', 'quotas.wonCount', 'quotas.contacts'], 'user'],
  [
    [
      'deals.won',
      'deals.wonCount',
      'deals.pipeline',
      'deals.open',
      'deals.incomplete',
      'deals.forecast.commit',
      'deals.forecast.bestCase',
      'deals.forecast.pipeline',
    ],
    'owner',
  ],
  [['activities.calls'], 'author'],
  [['activities.meetings'], 'organiser'],
  [['activities.letters'], 'author'],
  [['activities.tasksDone'], 'assignee'],
  [['plans.due', 'plans.done', 'plans.late', 'plans.missed'], 'assignee'],
  [['control.stuck', 'control.silent', 'control.slipped', 'control.jumped'], 'deal.owner'],
];
/** What says something over half a year only. */
const ofHalfYear: ByUser[] = [
  [['deals.winRate', 'deals.wonCount', 'deals.closedCount', 'deals.lostCount'], 'owner'],
  [['control.reaction'], 'deal.owner'],
];

/** A line a seller, within what the reader sees. */
export const scorecard = (ctx: Context, days: Days, users?: string[]): Promise<ManyRow[]> =>
  figuresOfMany(
    ctx,
    ofPeriod.map((s) => source(s, users)),
    days,
  );

export const habits = (ctx: Context, days: Days, users?: string[]): Promise<ManyRow[]> =>
  figuresOfMany(
    ctx,
    ofHalfYear.map((s) => source(s, users)),
    days,
  );

/** The same over all of them: what a seller is compared with. */
export const habitsOfAll = (ctx: Context, days: Days, users?: string[]): Promise<ManyRow[]> =>
  figuresOfMany(
    ctx,
    ofHalfYear.map((s) => ({ ...source(s, users), group: undefined })),
    days,
  );

function source([metrics, whose]: ByUser, users?: string[]): Source {
  const filter: Condition | undefined = users && { field: whose, op: 'in', value: users };
  return { metrics, group: { field: whose }, filter };
}
