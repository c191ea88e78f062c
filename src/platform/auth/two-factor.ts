import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { conflict, DomainError, invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { User } from '../access/user.entity.ts';
import type { App } from '../app.ts';
import { asSystem, type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { updateRecord } from '../records/write.ts';
import { byCode, countTry, forgive } from './limits.ts';
import { decrypt, encrypt, hashOf } from './secrets.ts';

const RECOVERY_CODES = 10;
const STEP_S = 30;
const ENROLMENT_MS = 15 * 60_000;

export interface Enrolment {
  /** Sealed: comes back with the first code, so that nothing is stored before the phone has shown that it works. */
  enrolment: string;
  /** Base32, to be typed where the picture cannot be taken. */
  secret: string;
  uri: string;
  /** The picture of `uri`, as SVG. */
  qr: string;
}

export function beginEnrolment(
  app: App,
  user: { id: string; email: string | null; name: string },
): Enrolment {
  const secret = new Secret({ size: 20 }).base32;
  const uri = totpOf(secret, app.settings().name, user.email ?? user.name).toString();
  const enrolment = encrypt(
    app.masterKey,
    JSON.stringify({ user: user.id, secret, until: app.now().getTime() + ENROLMENT_MS }),
  );
  return { enrolment, secret, uri, qr: renderSVG(uri, { border: 2 }) };
}

/** Turns the second factor on, once its first code is right. Resolves to the recovery codes, which are shown this once. */
export async function confirmEnrolment(ctx: Context, enrolment: string, code: string): Promise<string[]> {
  const userId = ctx.userId ?? '';
  const secret = opened(ctx.app, enrolment, userId);
  await countTry(ctx.app, byCode, userId);
  const step = stepOf(ctx.app, secret, code);
  if (step === null) throw invalidField('code', 'wrong_code');
  await forgive(ctx.app, byCode, userId);
  return transact(ctx, async (ctx) => {
    const made = await ctx.db.one(sql`insert into two_factor (id, user_id, secret, last_step, created_at)
      values (${uuidv7()}, ${userId}, ${encrypt(ctx.app.masterKey, secret)}, ${step}, ${ctx.now.toISOString()}) on conflict (user_id) do nothing returning id`);
    if (!made) throw conflict('two_factor_on');
    await updateRecord(
      asSystem(ctx, 'own second factor'),
      User,
      userId,
      { hasTwoFactor: true },
      { verb: 'twoFactorOn' },
    );
    return renewRecoveryCodes(ctx);
  });
}

function opened(app: App, enrolment: string, userId: string): string {
  try {
    const { user, secret, until } = JSON.parse(decrypt(app.masterKey, enrolment)) as {
      user: string;
      secret: string;
      until: number;
    };
    if (user === userId && until > app.now().getTime()) return secret;
  } catch {}
  throw invalidField('enrolment', 'enrolment_over');
}

/** For the user, or by an administrator for somebody who lost the phone. */
export async function turnOffTwoFactor(ctx: Context, userId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await ctx.db.rows(sql`delete from two_factor where user_id = ${userId}`);
    await ctx.db.rows(sql`delete from recovery_code where user_id = ${userId}`);
    await updateRecord(
      asSystem(ctx, 'second factor turned off'),
      User,
      userId,
      { hasTwoFactor: false },
      { verb: 'twoFactorOff' },
    );
  });
}

/** Ten new codes of 79 bits in place of the old ones. */
export async function renewRecoveryCodes(ctx: Context): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await transact(ctx, async (ctx) => {
    await ctx.db.rows(sql`delete from recovery_code where user_id = ${ctx.userId}`);
    for (const code of codes) {
      await ctx.db.rows(
        sql`insert into recovery_code (id, user_id, hash) values (${uuidv7()}, ${ctx.userId}, ${hashOf(bare(code))})`,
      );
    }
  });
  return codes;
}

/** Signs that are not mistaken for one another when read aloud or from paper. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const recoveryCode = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-');
const bare = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '');

/** Takes a code of the phone, or one of the recovery codes; each works once. Throws `wrong_code`. */
export async function demandCode(app: App, userId: string, code: string): Promise<void> {
  await countTry(app, byCode, userId);
  const isRight = /^\s*(\d\s*){6}$/.test(code)
    ? await takeTotp(app, userId, code.replace(/\s/g, ''))
    : await takeRecoveryCode(app, userId, code);
  if (!isRight) throw new DomainError('unauthenticated', 'wrong_code');
  await forgive(app, byCode, userId);
}

/** The step is taken in one statement: of two sign-ins with one code, the second finds it used. */
async function takeTotp(app: App, userId: string, code: string): Promise<boolean> {
  const row = await app.db.one<{ secret: string }>(
    sql`select secret from two_factor where user_id = ${userId}`,
  );
  const step = row ? stepOf(app, decrypt(app.masterKey, row.secret), code) : null;
  if (step === null) return false;
  const taken = await app.db.one(
    sql`update two_factor set last_step = ${step} where user_id = ${userId} and last_step < ${step} returning id`,
  );
  return taken !== undefined;
}

async function takeRecoveryCode(app: App, userId: string, code: string): Promise<boolean> {
  const taken = await app.db.one(sql`update recovery_code set used_at = ${app.now().toISOString()}
    where user_id = ${userId} and hash = ${hashOf(bare(code))} and used_at is null returning id`);
  return taken !== undefined;
}

/** The time step that the code belongs to, one before and one after now allowed for clocks that differ; null for a wrong code. */
function stepOf(app: App, secret: string, code: string): number | null {
  const timestamp = app.now().getTime();
  const delta = totpOf(secret, 'Mijoz', '').validate({
    token: code.replace(/\s/g, ''),
    timestamp,
    window: 1,
  });
  return delta === null ? null : Math.floor(timestamp / 1000 / STEP_S) + delta;
}

const totpOf = (secret: string, issuer: string, label: string): TOTP =>
  new TOTP({
    issuer: issuer.replaceAll(':', ' '),
    label: label.replaceAll(':', ' '),
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_S,
    secret: Secret.fromBase32(secret),
  });
