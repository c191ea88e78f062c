import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { decrypt, encrypt } from '../auth/secrets.ts';
import { type Context, transact } from '../context.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';
import { securities } from './mail.tables.ts';

export const mailServer = z.object({
  host: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[\p{L}\p{N}._:-]+$/u),
  port: z.int().min(1).max(65535),
  security: z.enum(securities),
  username: z.string().trim().max(255).nullable(),
  fromName: z.string().trim().max(200).nullable(),
  fromAddress: z.email().max(200),
  address: z.url({ protocol: /^https?$/ }).max(300),
});
export type MailServerSettings = z.infer<typeof mailServer>;

/** How letters leave, with the password in clear; undefined where nobody has said. */
export async function loadMailServer(app: {
  db: Db;
  masterKey: Buffer;
}): Promise<(MailServerSettings & { password: string | null }) | undefined> {
  const row = await stored(app.db);
  return row && { ...row, password: row.password && decrypt(app.masterKey, row.password) };
}

/**
 * Keeps them. A password left out stays, but only for the same server and user: whoever may write settings could
 * otherwise have the old one sent to a server of their own.
 */
export async function saveMailServer(
  ctx: Context,
  input: MailServerSettings & { password?: string | null | undefined },
): Promise<void> {
  if (input.username && input.security === 'none' && !isOwnMachine(input.host))
    throw invalidField('security', 'password_in_clear');
  await transact(ctx, async (ctx) => {
    const before = await stored(ctx.db);
    const password =
      input.password === undefined
        ? keptPassword(before, input)
        : input.password && encrypt(ctx.app.masterKey, input.password);
    await ctx.db.rows(sql`delete from mail_server`);
    await ctx.db.rows(sql`insert into mail_server (id, host, port, security, username, password, from_name, from_address, address, updated_at)
      values (${uuidv7()}, ${input.host}, ${input.port}, ${input.security}, ${input.username}, ${password || null},
        ${input.fromName}, ${input.fromAddress}, ${input.address.replace(/\/+$/, '')}, ${ctx.now.toISOString()})`);
  });
}

export const removeMailServer = async (ctx: Context): Promise<void> => {
  await ctx.db.rows(sql`delete from mail_server`);
};

type Stored = MailServerSettings & { password: string | null };
const stored = (db: Db): Promise<Stored | undefined> =>
  db.one<Stored>(sql`select host, port, security, username, password, from_name as "fromName",
    from_address as "fromAddress", address from mail_server limit 1`);

function keptPassword(before: Stored | undefined, input: MailServerSettings): string | null {
  if (!before?.password || !input.username) return null;
  const isSame = (['host', 'port', 'security', 'username'] as const).every((k) => before[k] === input[k]);
  if (!isSame) throw invalidField('password', 'password_again');
  return before.password;
}

const isOwnMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);
