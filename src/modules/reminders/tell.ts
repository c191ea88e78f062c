import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { isSwitchedOff } from './switched-off.ts';

/** What others say and do, as far as its reader may switch it off. */
/** `autoFollow` is no notice, but that one follows one's own records without saying so. */
export const toldKinds = ['mention', 'reply', 'change', 'assigned', 'assignedMany', 'autoFollow'] as const;
type ToldKind = (typeof toldKinds)[number];

/** What another module has to say to people. */
export interface Telling {
  kind: 'rule' | 'ruleFailed' | 'ruleStopped' | 'report' | ToldKind;
  users: string[];
  /** What and of which moment: a user is told it once. */
  key: string;
  entity: string;
  record: string;
  /**
   * `text`: the words of a rule; `at` and `file`: the moment of a report and its download, as a path of the API;
   * `whose`: who said or did it; `part`: what was added to the record, read when the line is shown.
   */
  params: {
    text?: string;
    at?: string;
    file?: string;
    whose?: string;
    part?: { entity: string; id: string };
  };
  /** By letter too, to those who want that. */
  isByLetter: boolean;
}

/** At once, on the screen; in the caller's transaction. */
export async function tell(ctx: Context, telling: Telling): Promise<void> {
  const { kind, key, entity, record, params, isByLetter } = telling;
  for (const user of new Set(telling.users)) {
    const told = await ctx.db.one<{ id: string }>(sql`
      insert into notification (id, user_id, key, kind, entity, record_id, params, at, letter)
      select ${uuidv7()}, u.id, ${key}, ${kind}, ${entity}, ${record}, ${JSON.stringify(params)}, ${ctx.now.toISOString()},
        (select 'wanted' from reminder_settings s where s.user_id = u.id and s.is_by_letter and ${isByLetter})
      from app_user u where u.id = ${user} and u.is_active
        and not ${isSwitchedOff(sql`u.id`, kind)}
      on conflict do nothing returning id`);
    if (told) ctx.db.afterCommit(() => ctx.app.realtime.changed('reminders.notification', told.id));
  }
}
