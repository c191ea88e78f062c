import { sql } from '../../platform/database/sql.ts';
import { rememberedUntilChanged } from '../../platform/remembered.ts';

/** Names of the entities that some rule runs on: every write asks for them. */
export const automatedEntities = rememberedUntilChanged<ReadonlySet<string>>(
  'automation.rule',
  async (ctx) => {
    const rows = await ctx.db.rows<{ entity: string }>(
      sql`select distinct entity from automation_rule where is_on and deleted_at is null`,
    );
    return new Set(rows.map((r) => r.entity));
  },
);
