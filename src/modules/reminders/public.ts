import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';

/** Something for the notification centre that another module has to tell. */
export interface Told {
  kind: 'report';
  /** Tells it from all others that the user is told: the same key is told once. */
  key: string;
  entity: string;
  record: string;
  /** `file`: what may be downloaded, as a path of the API. */
  params: { at?: string; file?: string };
}

/** In the caller's transaction; the screens hear of it after. */
export async function tellUser(ctx: Context, userId: string, told: Told): Promise<void> {
  const row = await ctx.db.one<{ id: string }>(sql`
    insert into notification (id, user_id, key, kind, entity, record_id, params, at)
    values (gen_random_uuid(), ${userId}, ${told.key}, ${told.kind}, ${told.entity}, ${told.record}, ${JSON.stringify(told.params)}, ${ctx.now.toISOString()})
    on conflict do nothing returning id`);
  if (row) ctx.db.afterCommit(() => ctx.app.realtime.changed('reminders.notification', row.id));
}
