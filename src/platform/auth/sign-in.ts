import { DomainError } from '../../kernel/errors.ts';
import type { App } from '../app.ts';
import { sql } from '../database/sql.ts';
import {
  byAccount,
  byAccountAndAddress,
  byAddress,
  countTry,
  forgive,
  type Limit,
  networkOf,
} from './limits.ts';
import { isPassword } from './password.ts';
import { demandCode } from './two-factor.ts';

interface Account {
  id: string;
  passwordHash: string | null;
  hasTwoFactor: boolean;
}
interface SignIn {
  email: string;
  password: string;
  code?: string | undefined;
}

/**
 * Resolves to the user's id. One error for an unknown address and a wrong password; with two factors first
 * `code_required`. Every try is counted before it is judged.
 */
export async function signIn(app: App, input: SignIn, address: string): Promise<string> {
  const email = input.email.trim().toLowerCase();
  const network = networkOf(address);
  const tries: [Limit, string][] = [
    [byAddress, network],
    [byAccountAndAddress, `${email} ${network}`],
    [byAccount, email],
  ];
  for (const [limit, of] of tries) await countTry(app, limit, of);
  const account = await findAccount(app, email);
  if (!(await isPassword(account?.passwordHash, input.password)) || !account)
    throw new DomainError('unauthenticated', 'wrong_credentials');
  if (account.hasTwoFactor) await secondStep(app, account.id, input.code, tries);
  await forgive(app, byAddress, network, 'one');
  await forgive(app, byAccountAndAddress, `${email} ${network}`);
  await forgive(app, byAccount, email, 'one');
  return account.id;
}

const findAccount = (app: App, email: string): Promise<Account | undefined> =>
  app.db.one<Account>(sql`select u.id, u.password_hash as "passwordHash", exists (select 1 from two_factor f where f.user_id = u.id) as "hasTwoFactor"
    from app_user u where u.email = ${email} and u.is_active and u.has_sign_in and u.deleted_at is null`);

async function secondStep(
  app: App,
  userId: string,
  code: string | undefined,
  tries: [Limit, string][],
): Promise<void> {
  if (!code) {
    // The password was right: asking for the code is no failed try.
    for (const [limit, of] of tries) await forgive(app, limit, of, 'one');
    throw new DomainError('unauthenticated', 'code_required');
  }
  await demandCode(app, userId, code);
}
