import { isLanguage } from '../../../kernel/i18n.ts';
import type { App } from '../../../platform/app.ts';
import { type Context, userContext } from '../../../platform/context.ts';
import type { PassUser } from './passes.ts';

/** The user's present rights, narrowed to what the pass is for. */
export async function passContext(app: App, user: PassUser, scopes: string[]): Promise<Context | undefined> {
  const ctx = await userContext(app, user.id, {
    ...(isLanguage(user.language) ? { language: user.language } : {}),
    ...(user.timeZone ? { timeZone: user.timeZone } : {}),
  });
  return ctx && { ...ctx, now: app.now(), keyScopes: scopes };
}
