import webPush from 'web-push';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { decrypt, encrypt } from '../../../platform/auth/secrets.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** Made once for the installation; whoever loses the race takes the other's. */
export async function vapidKeys(ctx: Pick<Context, 'app' | 'db'>): Promise<VapidKeys> {
  const known = await stored(ctx);
  if (known) return known;
  const made = webPush.generateVAPIDKeys();
  await ctx.db.rows(sql`insert into push_keys (id, slot, public_key, private_key)
    values (${uuidv7()}, '1', ${made.publicKey}, ${encrypt(ctx.app.masterKey, made.privateKey)}) on conflict (slot) do nothing`);
  const kept = await stored(ctx);
  if (!kept) throw new Error('the keys for pushing were not kept');
  return kept;
}

async function stored(ctx: Pick<Context, 'app' | 'db'>): Promise<VapidKeys | undefined> {
  const row = await ctx.db.one<VapidKeys>(
    sql`select public_key as "publicKey", private_key as "privateKey" from push_keys limit 1`,
  );
  return row && { ...row, privateKey: decrypt(ctx.app.masterKey, row.privateKey) };
}
