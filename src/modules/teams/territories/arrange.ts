import { z } from 'zod';
import { invalidField } from '../../../kernel/errors.ts';
import { Territory } from '../../../platform/access/territory/territory.entity.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb } from '../../../platform/module.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { demandTerritories } from './rights.ts';

/** Another place in the tree, and among those of one parent: in front of `before`, or behind them all. */
export const arrangeTerritory = defineVerb({
  entity: 'access.territory',
  name: 'arrange',
  needs: 'write',
  input: z.object({ parent: z.uuid().nullable(), before: z.uuid().nullable().optional() }),
  output: z.object({ id: z.string() }),
  run: async (ctx, id, { parent, before }) => {
    demandTerritories(ctx);
    await transact(ctx, async (ctx) => {
      await ctx.db.rows(sql`select 1 from territory where deleted_at is null order by id for no key update`);
      await put(ctx, id, parent, before ?? null);
    });
    return { id };
  },
});

async function put(ctx: Context, id: string, parent: string | null, before: string | null): Promise<void> {
  const others = await loadRecords(
    ctx,
    Territory,
    sql`t.parent_id is not distinct from ${parent}::uuid and t.id <> ${id}`,
    sql`t.position, t.name, t.id`,
  );
  const at = before ? others.findIndex((t) => t.id === before) : others.length;
  if (at < 0) throw invalidField('before', 'no_such_record');
  const order = others.map((t) => ({ id: t.id, position: t.position }));
  order.splice(at, 0, { id, position: -1 });
  for (const [i, one] of order.entries()) {
    if (one.id === id) await updateRecord(ctx, Territory, id, { parent, position: i }, { verb: 'arranged' });
    else if (one.position !== i) await updateRecord(ctx, Territory, one.id, { position: i });
  }
}
