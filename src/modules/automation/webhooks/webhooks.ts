import { z } from 'zod';
import { invalidField } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { countTry, type Limit } from '../../../platform/auth/limits.ts';
import { decrypt, encrypt } from '../../../platform/auth/secrets.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { defineVerb, type Preparation } from '../../../platform/module.ts';
import { allowedHosts } from '../../../platform/net/allowed-hosts.ts';
import { callOut, type Outcome } from '../../../platform/net/call-out.ts';
import { webAddress } from '../../../platform/net/target.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { Webhook } from '../webhook.entity.ts';
import { newSecret, signedHeaders } from './signing.ts';

/** Every webhook signs from its first call on. */
export const withSecret: Preparation = {
  entity: 'automation.webhook',
  prepare: async (ctx, given, before) => {
    const url = given['url'];
    if (typeof url === 'string' && !webAddress(url)) throw invalidField('url', 'invalid_url');
    return before ? {} : { secret: encrypt(ctx.app.masterKey, newSecret()) };
  },
};

/** Another secret takes the place of the old one; it is told now and never again. */
export const renewSecret = defineVerb({
  entity: 'automation.webhook',
  name: 'renewSecret',
  needs: 'write',
  input: z.object({}),
  output: z.object({ id: z.string(), secret: z.string() }),
  run: (ctx, id) =>
    transact(ctx, async (ctx) => {
      const secret = newSecret();
      const sealed = encrypt(ctx.app.masterKey, secret);
      await updateRecord(ctx, Webhook, id, { secret: sealed }, { isTrusted: true, verb: 'renewSecret' });
      return { id, secret };
    }),
});

const byTest: Limit = { name: 'webhook test', tries: 20, seconds: 600 };
const outcome = z.object({ status: z.int().nullable(), code: z.string().nullable(), ms: z.int() });

/** A call with nothing in it, at once, so that the answer says what happened. */
export const testWebhook = defineVerb({
  entity: 'automation.webhook',
  name: 'test',
  needs: 'write',
  input: z.object({}),
  output: outcome,
  run: async (ctx, id) => {
    await countTry(ctx.app, byTest, ctx.userId ?? '');
    const body = JSON.stringify({ type: 'test', timestamp: ctx.now.toISOString(), data: {} });
    const result = await call(ctx, id, `test_${uuidv7()}`, body);
    return {
      status: result.is === 'answered' ? result.status : null,
      code: result.is === 'failed' ? result.code : null,
      ms: result.ms,
    };
  },
});

/** `message` is the same however often one and the same thing is sent. */
export async function call(ctx: Context, id: string, message: string, body: string): Promise<Outcome> {
  const { url, secret } = await loadRecord(ctx, Webhook, id);
  const plain = secret ? decrypt(ctx.app.masterKey, secret) : newSecret();
  const headers = signedHeaders(plain, message, ctx.app.now(), body);
  return callOut({ url, body, headers }, { allowed: await allowedHosts(ctx.db) });
}
