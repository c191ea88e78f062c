import type { Condition } from '../../../kernel/condition.ts';
import type { Figure, ManyRow } from '../../../platform/metrics/many.ts';
import type { LossStage } from './losses.ts';

/** Something to talk about with somebody: a code for words, the figures in them, and the records behind. */
export interface Advice {
  user: string;
  code: string;
  params: Record<string, string | number>;
  entity: string;
  condition: Condition;
}
export interface Coaching {
  sellers: ManyRow[];
  habits: ManyRow[];
  /** Of the whole team. */
  team: ManyRow | undefined;
  losses: LossStage[];
  /** Share of the period that has gone, 0 to 1. */
  elapsed: number;
}

const FEW_DEALS = 3;
/** Fewer deals closed than this say nothing of a win rate. */
const LEAST_CLOSED = 5;
const POINTS_BELOW = 10;
const SHARE_MISSED = 0.25;
const LEAST_DUE = 5;
const DAY_HOURS = 24;
const SLOW_HOURS = DAY_HOURS;
const SHARE_BEHIND = 0.2;

/**
 * Whom to talk to about what, the most urgent first: behind the plan, deals that nobody speaks about, a win rate ten
 * points below the team's, one stage that takes half of the refusals, planned contacts missed, slow reactions, gaps.
 */
export function coachingOf(c: Coaching): Advice[] {
  return c.sellers.flatMap((seller) => {
    const habit = c.habits.find((h) => h.key === seller.key);
    if (seller.key === null) return [];
    const all = [
      behindPlan(seller, c.elapsed),
      many(seller, 'control.silent', 'silent'),
      many(seller, 'control.stuck', 'stuck'),
      many(seller, 'control.slipped', 'slipped'),
      lowWinRate(habit, c.team),
      losesAt(seller.key, c.losses),
      missesContacts(seller),
      reactsSlowly(habit, c.team),
      many(seller, 'deals.incomplete', 'incomplete'),
    ];
    return all.flatMap((a) => (a ? [{ ...a, user: String(seller.key) }] : []));
  });
}

type Found = Omit<Advice, 'user'> | null;
const figure = (row: ManyRow | undefined, metric: string): Figure | undefined =>
  row?.figures.find((f) => f.metric === metric);
const number = (row: ManyRow | undefined, metric: string): number => Number(figure(row, metric)?.value ?? 0);

function about(row: ManyRow | undefined, metric: string, code: string, params: Advice['params']): Found {
  const f = figure(row, metric);
  return f ? { code, params, entity: f.entity, condition: f.condition } : null;
}

function behindPlan(seller: ManyRow, elapsed: number): Found {
  const plan = number(seller, 'quotas.won');
  const share = plan ? number(seller, 'deals.won') / plan : 1;
  if (share >= elapsed - SHARE_BEHIND) return null;
  return about(seller, 'deals.won', 'behind', { share: percent(share), elapsed: percent(elapsed) });
}

function many(seller: ManyRow, metric: string, code: string): Found {
  const count = number(seller, metric);
  return count >= FEW_DEALS ? about(seller, metric, code, { count }) : null;
}

function lowWinRate(habit: ManyRow | undefined, team: ManyRow | undefined): Found {
  const [rate, ofTeam] = [number(habit, 'deals.winRate'), number(team, 'deals.winRate')];
  if (number(habit, 'deals.closedCount') < LEAST_CLOSED || rate > ofTeam - POINTS_BELOW) return null;
  return about(habit, 'deals.closedCount', 'winRate', { rate: Math.round(rate), team: Math.round(ofTeam) });
}

function losesAt(user: string, losses: LossStage[]): Found {
  const own = losses.filter((l) => l.user === user);
  const all = own.reduce((sum, l) => sum + l.count, 0);
  const most = own.toSorted((a, b) => b.count - a.count)[0];
  if (!most || most.count < FEW_DEALS || most.count * 2 < all) return null;
  const condition: Condition = { field: 'id', op: 'in', value: most.ids };
  return {
    code: 'losesAt',
    params: { stage: most.stage, count: most.count, all },
    entity: 'deals.deal',
    condition,
  };
}

function missesContacts(seller: ManyRow): Found {
  const [due, missed] = [number(seller, 'plans.due'), number(seller, 'plans.missed')];
  if (due < LEAST_DUE || missed / due <= SHARE_MISSED) return null;
  return about(seller, 'plans.missed', 'contacts', { missed, due });
}

function reactsSlowly(habit: ManyRow | undefined, team: ManyRow | undefined): Found {
  const [hours, ofTeam] = [number(habit, 'control.reaction'), number(team, 'control.reaction')];
  if (hours <= SLOW_HOURS || hours <= 1.5 * ofTeam) return null;
  // Nobody reckons in hundreds of hours.
  if (ofTeam < 2 * DAY_HOURS)
    return about(habit, 'control.reaction', 'reaction', {
      hours: Math.round(hours),
      team: Math.round(ofTeam),
    });
  const days = (of: number): number => Math.round(of / DAY_HOURS);
  return about(habit, 'control.reaction', 'reactionDays', { days: days(hours), team: days(ofTeam) });
}

const percent = (share: number): number => Math.round(share * 100);
