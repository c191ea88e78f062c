import { z } from 'zod';
import { conflict, DomainError, denied } from '../../kernel/errors.ts';
import { languages } from '../../kernel/i18n.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { assignRole, setUpRoles } from '../access/roles.ts';
import { User } from '../access/user.entity.ts';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import { systemContext, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { setUpLists } from '../lists/set-up.ts';
import { createRecord } from '../records/write.ts';
import { CompanyProfile } from '../settings/company.entity.ts';
import { today } from '../today.ts';
import { hashPassword } from './password.ts';
import { hashOf, randomSecret } from './secrets.ts';

export const newInstallation = z.object({
  token: z.string().max(100),
  language: z.enum(languages),
  country: z.string().regex(/^[A-Z]{2}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string().max(60),
  company: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(200),
  email: z.email().max(200),
  password: z.string().max(200),
});

/** The secret of the first page's address, made anew at each start until the company exists. */
export async function installationToken(app: App): Promise<string | null> {
  if (app.settings().isInstalled) return null;
  const secret = randomSecret();
  await app.db.rows(sql`delete from one_time_token where purpose = 'installation'`);
  await app.db.rows(sql`insert into one_time_token (id, hash, purpose, expires_at)
    values (${uuidv7()}, ${hashOf(secret)}, 'installation', ${new Date(app.now().getTime() + 86_400_000).toISOString()})`);
  return secret;
}

/** Makes the company and its owner: once, with the token, and never again. Resolves to the owner's id. */
export async function install(app: App, input: z.infer<typeof newInstallation>): Promise<string> {
  if (app.settings().isInstalled) throw conflict('already_installed');
  const passwordHash = await hashPassword(input.password);
  const owner = await transact(systemContext(app, 'installation'), async (ctx) => {
    await takeToken(ctx, input.token);
    // Two first pages at once: the row lock of the token lets one through, the other finds it used.
    await createRecord(ctx, CompanyProfile, {
      name: input.company,
      language: input.language,
      country: input.country,
      currency: input.currency,
      timeZone: input.timeZone,
    });
    const user = await createRecord(ctx, User, {
      name: input.name,
      email: input.email.toLowerCase(),
      passwordHash,
      hasSignIn: true,
      isActive: true,
      locale: input.language,
      timeZone: input.timeZone,
    });
    await setUpRoles(ctx, input.language);
    // The settings know the new company's time zone only after this transaction.
    await assignRole(ctx, user.id, 'owner', today({ now: ctx.now, timeZone: input.timeZone }));
    return user.id;
  });
  await app.refresh();
  await transact(systemContext(app, 'installation'), async (ctx) => {
    const own = { ...ctx, language: input.language };
    await setUpLists(own);
    for (const module of app.registry.modules) await module.setUp?.(own);
  });
  await app.refresh();
  return owner;
}

async function takeToken(ctx: Context, token: string): Promise<void> {
  const row = await ctx.db.one(sql`update one_time_token set used_at = ${ctx.now.toISOString()}
    where hash = ${hashOf(token)} and purpose = 'installation' and used_at is null and expires_at > ${ctx.now.toISOString()} returning id`);
  if (!row) throw denied('wrong_installation_token');
  const others = await ctx.db.one(sql`select 1 from company_profile`);
  if (others) throw new DomainError('conflict', 'already_installed');
}
