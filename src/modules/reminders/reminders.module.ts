import { sql } from '../../platform/database/sql.ts';
import type { Job, Module } from '../../platform/module.ts';
import { writeLetters } from './letters.ts';
import { Notification, ReminderSettings } from './notification.entity.ts';
import { deliverPush } from './push/deliver.ts';
import { PushKeys, PushMessage, PushSubscription } from './push/push.table.ts';
import { queuePushes } from './push/queue.ts';
import { registerPush } from './push/routes.ts';
import { remind } from './remind.ts';
import { registerReminders } from './routes.ts';

const remindJob: Job = {
  name: 'reminders.remind',
  cron: '* * * * *',
  run: async (ctx) => {
    await remind(ctx);
    await writeLetters(ctx, (error) => ctx.app.log.warn({ err: error }, 'reminders: a letter waits'));
    await queuePushes(ctx);
  },
};

const KEPT_DAYS = 90;
/** Keys are needed no longer than what is late may still be told; lines are kept for people. */
const sweepNotifications: Job = {
  name: 'reminders.sweep',
  cron: '40 1 * * *',
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await ctx.db.rows(sql`delete from notification where at < ${before}`);
  },
};

/** Reminds people of their work, each time once, and keeps what they were told. */
export const reminders: Module = {
  name: 'reminders',
  dependsOn: ['contacts', 'teams', 'activities', 'plans', 'deals'],
  entities: [Notification, ReminderSettings, PushKeys, PushSubscription, PushMessage],
  jobs: [remindJob, sweepNotifications, deliverPush],
  routes: (_app, server) => {
    registerReminders(server);
    registerPush(server);
  },
};
