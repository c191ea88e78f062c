import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Preparation } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { AssignmentRule } from './rule.entity.ts';

/** A new rule comes behind the others, and takes nothing from them. */
export const lastInOrder: Preparation = {
  entity: 'assignment.rule',
  prepare: async (ctx, given, before) => {
    if (before || given['position'] !== undefined) return {};
    const row = await ctx.db.one<{ next: number }>(
      sql`select coalesce(max(position), -1) + 1 as next from assignment_rule where deleted_at is null`,
    );
    return { position: row?.next ?? 0 };
  },
};

/** Asked before `before`, or behind all others. */
export const arrangeRule = defineVerb({
  entity: 'assignment.rule',
  name: 'arrange',
  needs: 'write',
  input: z.object({ before: z.uuid().nullable() }),
  output: z.object({ id: z.string() }),
  run: (ctx, id, { before }) =>
    transact(ctx, async (ctx) => {
      await ctx.db.rows(
        sql`select 1 from assignment_rule where deleted_at is null order by id for no key update`,
      );
      const all = await loadRecords(ctx, AssignmentRule, sql`true`, sql`t.position, t.created_at, t.id`);
      const order = all.filter((r) => r.id !== id).map((r) => r.id);
      const at = before ? order.indexOf(before) : order.length;
      if (at < 0) throw invalidField('before', 'no_such_record');
      order.splice(at, 0, id);
      for (const rule of all) {
        const position = order.indexOf(rule.id);
        if (rule.position !== position) await updateRecord(ctx, AssignmentRule, rule.id, { position });
      }
      return { id };
    }),
});
