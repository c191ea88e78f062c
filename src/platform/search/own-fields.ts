import { sql } from '../database/sql.ts';
import type { Subscriber } from '../module.ts';
import { renewEntity } from './separate.ts';

/** Records are found by the words of a field of the company's own from when it is searched, deleted or restored. */
export const searchOwnFields: Subscriber = {
  name: 'search.ownFields',
  on: ['custom.field.*'],
  run: async (ctx, event) => {
    if (event.verb === 'created') return;
    const ids = event.record ? [event.record] : event.data['ids'];
    const isSwitched = sql`exists (select 1 from audit_entry a where a.record_id = f.id and a.version = f.version and a.changes ? 'isSearched')`;
    const rows = await ctx.db.rows<{ entity: string }>(sql`select distinct f.entity from custom_field f
      where f.id = any(${ids}::uuid[]) and (${isSwitched} or (f.is_searched and ${event.verb !== 'updated'}))`);
    if (!rows.length) return;
    await ctx.app.refresh();
    const bases = new Set(rows.flatMap(({ entity }) => ctx.app.registry.find(entity)?.base ?? []));
    for (const base of bases) await renewEntity(ctx, ctx.app.registry.entity(base));
  },
};
