import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { isSwitchedOff } from './switched-off.ts';

/** Something that happened to a record that people follow. */
export interface ChangeTold {
  what: string;
  users: string[];
  entity: string;
  record: string;
  part: { entity: string; id: string } | null;
  /** Who did it; empty for the program itself. */
  whose: string | null;
  event: string;
  at: string;
}
const FOLDED_MS = 15 * 60_000;

/**
 * One line a record and quarter of an hour: what comes after the first is counted in it and makes it unread again. The
 * events that it holds are named, so that one told again is not counted twice.
 */
export async function tellChange(ctx: Context, told: ChangeTold): Promise<void> {
  const quarter = Math.floor(Date.parse(told.at) / FOLDED_MS);
  const { what, part, whose, event } = told;
  const params = { what, events: [event], ...(part ? { part } : {}), ...(whose ? { whose } : {}) };
  for (const user of new Set(told.users)) {
    const row = await ctx.db.one<{ id: string }>(sql`
      insert into notification as n (id, user_id, key, kind, entity, record_id, params, at, letter)
      select ${uuidv7()}, u.id, ${`change:${told.record}:${quarter}`}, 'change', ${told.entity}, ${told.record},
        ${JSON.stringify(params)}::jsonb, ${ctx.now.toISOString()}::timestamptz,
        (select 'wanted' from reminder_settings s where s.user_id = u.id and s.is_by_letter)
      from app_user u where u.id = ${user} and u.is_active and not ${isSwitchedOff(sql`u.id`, 'change')}
      on conflict (user_id, key) do update set at = excluded.at, read_at = null,
        params = (case when n.params->>'whose' is not distinct from excluded.params->>'whose' then n.params else n.params - 'whose' end)
          || jsonb_build_object('events', (n.params->'events') || (excluded.params->'events'))
      where not (n.params->'events') @> (excluded.params->'events')
      returning n.id`);
    if (row) ctx.db.afterCommit(() => ctx.app.realtime.changed('reminders.notification', row.id));
  }
}
