import { z } from 'zod';
import { denied, invalidField } from '../../kernel/errors.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Preparation } from '../../platform/module.ts';
import { createRecord, removeRecord, restoreRecord, updateRecord } from '../../platform/records/write.ts';
import { headOf } from '../quotas/public.ts';
import { Adjustment } from './adjustment.entity.ts';

/** An adjustment is of one user or department, in one whole month, by whoever made it. */
export const whoseAdjustment: Preparation = {
  entity: 'forecast.adjustment',
  prepare: async (ctx, given, before) => {
    if (before) return {};
    const { user, department } = given;
    if (Boolean(user) === Boolean(department)) throw invalidField('user', 'user_or_department');
    const responsible = typeof user === 'string' ? user : await headOf(ctx, String(department));
    return { responsible, author: ctx.userId, month: `${String(given['month']).slice(0, 7)}-01` };
  },
};

const input = z.object({
  user: z.uuid().optional(),
  department: z.uuid().optional(),
  month: z.iso.date(),
  category: z.enum(['pipeline', 'bestCase', 'commit']),
  /** In the company's currency; null takes the adjustment back. */
  amount: z
    .string()
    .regex(/^\d{1,16}(\.\d{1,4})?$/)
    .nullable(),
  note: z.string().max(500).optional(),
});

/** What a head expects of somebody's month, beside what the deals say. Each head has one of one's own. */
export const adjust = defineVerb({
  entity: 'forecast.adjustment',
  name: 'adjust',
  onCollection: true,
  needs: 'create',
  input,
  output: z.object({ id: z.string().nullable() }),
  run: (ctx, _id, given) =>
    transact(ctx, async (ctx) => {
      if (!ctx.userId) throw denied();
      const { amount, note, ...key } = given;
      const found = await held(ctx, given);
      if (amount === null) {
        if (found && !found.isDeleted) await removeRecord(ctx, Adjustment, found.id);
        return { id: null };
      }
      const values = { amount: { amount, currency: ctx.app.settings().currency }, note: note ?? null };
      if (!found) return { id: (await createRecord(ctx, Adjustment, { ...key, ...values })).id };
      if (found.isDeleted) await restoreRecord(ctx, Adjustment, found.id);
      await updateRecord(ctx, Adjustment, found.id, values);
      return { id: found.id };
    }),
});

const held = (
  ctx: Context,
  { user, department, month, category }: z.infer<typeof input>,
): Promise<{ id: string; isDeleted: boolean } | undefined> =>
  ctx.db.one<{ id: string; isDeleted: boolean }>(sql`
    select a.id, a.deleted_at is not null as "isDeleted" from forecast_adjustment a
    where a.user_id is not distinct from ${user ?? null} and a.department_id is not distinct from ${department ?? null}
      and a.author_id = ${ctx.userId} and a.category = ${category} and a.month = ${`${month.slice(0, 7)}-01`}`);
