import { conflict } from '../../../kernel/errors.ts';
import { accessDay } from '../../../platform/access/day.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Effect, Preparation, Rule } from '../../../platform/module.ts';

const entity = 'access.territoryMember';

/** A member works in the territory from today, where nothing else is said. */
export const territoryMemberStart: Preparation = {
  entity,
  prepare: async (ctx, given, before) => (before || given['from'] ? {} : { from: accessDay(ctx) }),
};

export const territoryMemberDates: Rule = {
  entity,
  apply: ({ from, until }) =>
    typeof from === 'string' && typeof until === 'string' && until < from
      ? { problems: [{ field: 'until', code: 'before_start' }] }
      : {},
};

/** Nobody is a member twice at once. The territory is held, so that of two who add the same person one is told. */
export const onceAMember: Effect = {
  entity,
  run: async (ctx, { id, after }) => {
    if (!after) return;
    await ctx.db.rows(sql`select 1 from territory where id = ${after['territory']} for no key update`);
    const twin =
      await ctx.db.one(sql`select 1 from territory_member m where m.id <> ${id} and m.deleted_at is null
      and m.territory_id = ${after['territory']} and m.user_id = ${after['user']}
      and m.from <= coalesce(${after['until']}::date, 'infinity') and coalesce(m.until, 'infinity') >= ${after['from']}::date`);
    if (twin) throw conflict('territory_member_twice');
  },
};
