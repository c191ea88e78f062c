import { denied, invalidField } from '../../kernel/errors.ts';
import type { Language } from '../../kernel/i18n.ts';
import { holdsOwnerRole } from '../access/owners.ts';
import { User } from '../access/user.entity.ts';
import type { App } from '../app.ts';
import { asSystem, type Context, demand, systemContext, transact } from '../context.ts';
import { sendLetter } from '../mail/letters.ts';
import { loadRecord } from '../records/read.ts';
import { updateRecord } from '../records/write.ts';
import { byAccount, byLink, countTry, forgive, networkOf } from './limits.ts';
import { dropLinks, type Link, type LinkPurpose, makeLink, takeLink } from './links.ts';
import { hashPassword, isPassword } from './password.ts';
import { endSessions } from './sessions.ts';
import { demandCode, turnOffTwoFactor } from './two-factor.ts';

/** A link for a user to join or to set a new password; for whoever administers, an owner's only by an owner; sent to the user where wished and mail is set up. */
export async function linkFor(
  ctx: Context,
  userId: string,
  purpose: LinkPurpose,
  byMail = false,
): Promise<Link & { isMailed: boolean }> {
  await demandCareOf(ctx, userId);
  return transact(ctx, async (ctx) => {
    const user = await loadRecord(ctx, User, userId);
    if (!user.isActive) throw invalidField('user', 'user_inactive');
    if (!user.email) throw invalidField('email', 'required');
    const own = asSystem(ctx, 'link to sign in');
    await updateRecord(
      own,
      User,
      userId,
      {},
      { verb: purpose === 'invitation' ? 'invited' : 'resetLinkMade' },
    );
    const link = await makeLink(ctx, userId, purpose);
    const to = { userId, email: user.email, language: (user.locale ?? ctx.language) as Language };
    const isMailed = byMail && (await sendLetter(ctx, to, purpose, { name: user.name, path: link.path }));
    return { ...link, isMailed };
  });
}

/** Who administers may take care of others' sign-in, but only an owner of an owner's. */
export async function demandCareOf(ctx: Context, userId: string): Promise<void> {
  demand(ctx, 'administer');
  const isOwner = await holdsOwnerRole(ctx, userId);
  if (isOwner && !(ctx.userId && (await holdsOwnerRole(ctx, ctx.userId)))) throw denied('owner_only');
}

/** Takes up an invitation or a reset link: the password is set, every session opened before ends. Resolves to the user. */
export async function acceptLink(
  app: App,
  purpose: LinkPurpose,
  input: { token: string; password: string; name?: string | undefined },
  address: string,
): Promise<string> {
  await countTry(app, byLink, networkOf(address));
  const passwordHash = await hashPassword(input.password);
  const id = await transact(
    systemContext(app, purpose === 'invitation' ? 'invitation taken up' : 'new password by link'),
    async (ctx) => {
      const id = await takeLink(ctx, input.token, purpose);
      const name = input.name?.trim();
      const set = { passwordHash, hasSignIn: true, ...(name ? { name } : {}) };
      await updateRecord({ ...ctx, userId: id }, User, id, set, {
        verb: purpose === 'invitation' ? 'joined' : 'passwordSet',
      });
      await endSessions(app, ctx.db, { user: id });
      return id;
    },
  );
  await forgive(app, byLink, networkOf(address), 'one');
  return id;
}

/** The user's own new password; the other sessions end, and links made before. */
export async function changePassword(
  ctx: Context,
  input: { current: string; password: string },
  session: string | null,
): Promise<void> {
  await demandPassword(ctx, input.current, 'current');
  const passwordHash = await hashPassword(input.password);
  await transact(ctx, async (ctx) => {
    const userId = ctx.userId ?? '';
    await updateRecord(
      asSystem(ctx, 'own password'),
      User,
      userId,
      { passwordHash },
      { verb: 'passwordSet' },
    );
    await dropLinks(ctx.db, userId);
    await endSessions(ctx.app, ctx.db, { user: userId, ...(session ? { except: session } : {}) });
  });
}

/** Asked again before sign-in itself is changed, so that a browser left open does not give the account away. */
export async function demandPassword(ctx: Context, password: string, field = 'password'): Promise<void> {
  const user = await loadRecord(asSystem(ctx, 'own password asked again'), User, ctx.userId ?? '');
  const of = `again ${user.id}`;
  await countTry(ctx.app, byAccount, of);
  if (!(await isPassword(user.passwordHash, password))) throw invalidField(field, 'wrong_password');
  await forgive(ctx.app, byAccount, of);
}

/** The user turns the second factor off with password and code, or whoever administers does for somebody who lost the phone. */
export async function endTwoFactor(ctx: Context, input: { password: string; code: string }): Promise<void> {
  await demandPassword(ctx, input.password);
  await demandCode(ctx.app, ctx.userId ?? '', input.code);
  await turnOffTwoFactor(ctx, ctx.userId ?? '');
}
