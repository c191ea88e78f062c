import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';

/** What another module has to say to people, in words of its own. */
export interface Telling {
  users: string[];
  /** What and of which moment: a user is told it once. */
  key: string;
  entity: string;
  record: string;
  text: string;
}

/** At once, on the screen, and by letter to those who want that; in the caller's transaction. */
export async function tell(ctx: Context, { users, key, entity, record, text }: Telling): Promise<void> {
  for (const user of new Set(users)) {
    const told = await ctx.db.one<{ id: string }>(sql`
      insert into notification (id, user_id, key, kind, entity, record_id, params, at, letter)
      select ${uuidv7()}, u.id, ${key}, 'rule', ${entity}, ${record}, ${JSON.stringify({ text })}, ${ctx.now.toISOString()},
        (select 'wanted' from reminder_settings s where s.user_id = u.id and s.is_by_letter)
      from app_user u where u.id = ${user} and u.is_active on conflict do nothing returning id`);
    if (told) ctx.db.afterCommit(() => ctx.app.realtime.changed('reminders.notification', told.id));
  }
}
