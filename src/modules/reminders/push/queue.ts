import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Wishes, wantsQuiet } from '../readers.ts';

/** What lay longer than this is no news; whoever opens the program finds it there. */
export const NEWS_MS = 86_400_000;

/**
 * Puts on the way what users were told and have not read, to each of their browsers. That it is on the way is known by the
 * unique pair alone, so a stop, a kill or a second worker neither doubles nor loses. What stands in a digest goes as the digest.
 */
export function queuePushes(ctx: Context): Promise<number> {
  return transact(ctx, async (ctx) => {
    const users = await awake(ctx);
    if (!users.length) return 0;
    const now = ctx.now.toISOString();
    const rows = await ctx.db.rows<{ id: string }>(sql`
      insert into push_message (id, notification_id, subscription_id, state, created_at)
      select gen_random_uuid(), n.id, s.id, 'queued', ${now}
      from push_subscription s join session e on e.id = s.session_id and e.expires_at > ${now}
      join notification n on n.user_id = s.user_id and n.digest_id is null and n.read_at is null
        and n.at > ${new Date(ctx.now.getTime() - NEWS_MS).toISOString()} and n.at >= s.created_at
      where s.user_id = any(${users}::uuid[])
        and not exists (select 1 from push_message m where m.notification_id = n.id and m.subscription_id = s.id)
      on conflict do nothing returning id`);
    for (const { id } of rows) await ctx.app.jobs.enqueue(ctx, 'reminders.push', { id });
    return rows.length;
  });
}

/** Whoever has a browser to show it, and does not want quiet now; of all, or of one. */
export async function awake(ctx: Context, only?: string): Promise<string[]> {
  const all = await ctx.db.rows<Pick<Wishes, 'user' | 'timeZone' | 'quietFrom' | 'quietUntil'>>(sql`
    select u.id as "user", u.time_zone as "timeZone", w.quiet_from as "quietFrom", w.quiet_until as "quietUntil"
    from app_user u left join reminder_settings w on w.user_id = u.id
    where u.is_active and u.has_sign_in and u.deleted_at is null and u.id in (select user_id from push_subscription)
      ${only ? sql`and u.id = ${only}` : sql``}`);
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime());
  return all.filter((w) => !wantsQuiet(now, w, ctx.app.settings().timeZone)).map((w) => w.user);
}
