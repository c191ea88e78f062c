import { type Fragment, sql } from '../../platform/database/sql.ts';

/** Whether a user does not want notices of this kind. */
export const isSwitchedOff = (user: Fragment, kind: string): Fragment =>
  sql`exists (select 1 from reminder_settings s where s.user_id = ${user} and s.off @> to_jsonb(${kind}::text))`;
