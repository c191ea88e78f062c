import { z } from 'zod';
import { invalid, invalidField } from '../../../kernel/errors.ts';
import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Preparation, Values } from '../../../platform/module.ts';

const ids = z.array(z.uuid()).min(1).max(50);
const calendar = ['every', 'weekday', 'monthDay', 'hour', 'isPaused', 'report'];

/** Whom it goes to are colleagues who work here; a week needs its day, a month its. */
export const deliverable: Preparation = {
  entity: 'reports.delivery',
  prepare: async (ctx, given, before) => {
    const all = { ...before, ...given };
    const to = 'to' in given || !before ? { to: await colleagues(ctx, given['to']) } : {};
    const every = all['every'] ?? 'week';
    for (const [unit, field] of [
      ['week', 'weekday'],
      ['month', 'monthDay'],
    ] as const)
      if (every === unit && !all[field]) throw invalidField(field, 'required');
    return { ...to, ...ownerOf(ctx, all), ...since(ctx, given, before) };
  },
};

const ownerOf = (ctx: Context, all: Values): Values => (all['owner'] ? {} : { owner: ctx.userId });

/** A calendar that was changed begins anew: nobody gets at noon what was now set to nine. */
const since = (ctx: Context, given: Values, before: Values | null): Values =>
  !before || calendar.some((field) => field in given && given[field] !== before[field])
    ? { since: ctx.now.toISOString() }
    : {};

async function colleagues(ctx: Context, input: unknown): Promise<string[]> {
  const parsed = ids.safeParse(input);
  if (!parsed.success) throw invalid([{ field: 'to', code: 'invalid_value' }]);
  const to = [...new Set(parsed.data)];
  const rows = await ctx.db.rows<{ id: string }>(
    sql`select u.id from ${readable(ctx, 'access.user', 'u')} where u.id = any(${to}::uuid[])`,
  );
  if (rows.length !== to.length) throw invalidField('to', 'unknown_user');
  return to;
}
