import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Values } from '../../platform/module.ts';
import { createRecord, removeRecord, restoreRecord, updateRecord } from '../../platform/records/write.ts';
import { Quota } from './quota.entity.ts';

const cell = z.object({
  user: z.uuid().optional(),
  department: z.uuid().optional(),
  product: z.uuid().optional(),
  month: z.iso.date(),
  metric: z.enum(['won', 'wonCount', 'contacts']),
  /** In the company's currency where it is money; null takes the target away. */
  value: z
    .string()
    .regex(/^\d{1,16}(\.\d{1,4})?$/)
    .nullable(),
});
type Cell = z.infer<typeof cell>;

/** Many targets at once, as the grid has them: those that are there are changed, all of them or none. */
export const setQuotas = defineVerb({
  entity: 'quotas.quota',
  name: 'set',
  onCollection: true,
  needs: 'create',
  input: z.object({ cells: z.array(cell).min(1).max(500) }),
  output: z.object({ changed: z.int() }),
  run: (ctx, _id, { cells }) =>
    transact(ctx, async (ctx) => {
      for (const [i, one] of cells.entries()) await set(ctx, one, i);
      return { changed: cells.length };
    }),
});

async function set(ctx: Context, cell: Cell, index: number): Promise<void> {
  const { value, ...key } = cell;
  const found = await holder(ctx, cell);
  if (value === null) {
    if (found && !found.isDeleted) await removeRecord(ctx, Quota, found.id);
    return;
  }
  const measure = measureOf(ctx, cell, value, index);
  if (found?.isDeleted) await restoreRecord(ctx, Quota, found.id);
  if (found) await updateRecord(ctx, Quota, found.id, measure);
  else await createRecord(ctx, Quota, { ...key, ...measure });
}

function measureOf(ctx: Context, { metric }: Cell, value: string, index: number): Values {
  if (metric === 'won') return { amount: { amount: value, currency: ctx.app.settings().currency } };
  if (!/^\d{1,6}$/.test(value)) throw invalidField(`cells.${index}.value`, 'whole_number');
  return { number: Number(value) };
}

/**
 * Whoever holds the cell, seen or not: what the actor may do with it is for the write to say. One in the recycle bin
 * keeps its key and comes back.
 */
function holder(ctx: Context, cell: Cell): Promise<{ id: string; isDeleted: boolean } | undefined> {
  const month = `${cell.month.slice(0, 7)}-01`;
  return ctx.db.one<{ id: string; isDeleted: boolean }>(sql`
    select q.id, q.deleted_at is not null as "isDeleted" from quota q
    where q.user_id is not distinct from ${cell.user ?? null} and q.department_id is not distinct from ${cell.department ?? null}
      and q.product_id is not distinct from ${cell.product ?? null} and q.metric = ${cell.metric} and q.month = ${month}`);
}
