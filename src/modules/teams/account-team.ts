import { accessDay } from '../../platform/access/day.ts';
import type { Effect, Preparation, Rule } from '../../platform/module.ts';
import { demandOwnWrite } from './own-write.ts';

const entity = 'access.accountTeamMember';

/** A member works for the customer from today, where nothing else is said. */
export const accountTeamStart: Preparation = {
  entity,
  prepare: async (ctx, given, before) => (before || given['from'] ? {} : { from: accessDay(ctx) }),
};

export const accountTeamDates: Rule = {
  entity,
  apply: ({ from, until }) =>
    typeof from === 'string' && typeof until === 'string' && until < from
      ? { problems: [{ field: 'until', code: 'before_start' }] }
      : {},
};

/** Whoever may write the customer composes its account team, but not by a share. */
export const accountTeamGuard: Effect = {
  entity,
  run: async (ctx, { before, after }) => {
    const party = (after ?? before)?.['party'];
    if (ctx.mode === 'system' || typeof party !== 'string') return;
    await demandOwnWrite(ctx, ctx.app.registry.entity('contacts.party'), party);
  },
};
