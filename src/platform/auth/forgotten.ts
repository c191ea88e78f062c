import type { Language } from '../../kernel/i18n.ts';
import { User } from '../access/user.entity.ts';
import type { App } from '../app.ts';
import { type Context, systemContext, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { sendLetter } from '../mail/letters.ts';
import type { Job } from '../module.ts';
import { loadRecord } from '../records/read.ts';
import { byLink, countTry, type Limit, networkOf } from './limits.ts';
import { makeLink } from './links.ts';

const byForgetful: Limit = { name: 'forgotten', tries: 3, seconds: 3600 };

/**
 * Asks for a link to set a new password, sent to the address itself. The caller learns nothing: answer and work are the
 * same for an address that nobody has here.
 */
export async function forgetPassword(app: App, email: string, address: string): Promise<void> {
  await countTry(app, byLink, networkOf(address));
  const known = email.trim().toLowerCase();
  await countTry(app, byForgetful, known);
  const ctx = systemContext(app, 'new password asked for');
  await transact(ctx, async (ctx) => {
    const user = await ctx.db.one<{ id: string }>(
      sql`select id from app_user where email = ${known} and is_active and has_sign_in and deleted_at is null`,
    );
    await app.jobs.enqueue(ctx, sendResetLink.name, { userId: user?.id ?? null });
  });
}

export const sendResetLink: Job<{ userId: string | null }> = {
  name: 'auth.resetByMail',
  run: async (ctx, { userId }) => {
    if (userId) await transact(ctx, (ctx) => mailLink(ctx, userId));
  },
};

async function mailLink(ctx: Context, userId: string): Promise<void> {
  const user = await loadRecord(ctx, User, userId);
  const link = await makeLink(ctx, userId, 'reset');
  const language = (user.locale ?? ctx.app.settings().language) as Language;
  await sendLetter(ctx, { userId, email: user.email ?? '', language }, 'reset', {
    name: user.name,
    path: link.path,
  });
}
