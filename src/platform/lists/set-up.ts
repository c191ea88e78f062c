import type { Context } from '../context.ts';
import { createRecord } from '../records/write.ts';
import { Choice } from './choice.entity.ts';

/** Rows of the lists that modules declare, in the company's language, the other languages kept as translations. */
export async function setUpLists(ctx: Context): Promise<void> {
  const lists = ctx.app.registry.modules.flatMap((m) => Object.entries(m.lists ?? {}));
  for (const [list, rows] of lists) {
    for (const [position, row] of rows.entries()) {
      const { [ctx.language]: name, ...translations } = row.names;
      await createRecord(
        ctx,
        Choice,
        { list, name, kind: row.kind ?? null, color: row.color ?? null, position, translations },
        { isTrusted: true },
      );
    }
  }
}
