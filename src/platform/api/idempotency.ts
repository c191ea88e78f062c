import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { conflict } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';

/**
 * With an `Idempotency-Key` a repeated POST answers what the first one did, and does nothing again. The key is
 * taken in the transaction of the work, so a failed attempt leaves it free.
 */
export async function idempotently(
  request: FastifyRequest,
  work: (ctx: Context) => Promise<string>,
): Promise<string> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return work(request.ctx);
  const print = createHash('sha256')
    .update(`${request.method} ${request.url} ${JSON.stringify(request.body)}`)
    .digest('hex');
  const { userId, now } = request.ctx;
  return transact(request.ctx, async (ctx) => {
    const taken = await ctx.db.one<{
      id: string;
    }>(sql`insert into idempotency (id, key, user_id, print, at) values (${uuidv7()}, ${key.slice(0, 200)}, ${userId}, ${print}, ${now.toISOString()})
      on conflict (key, user_id) do nothing returning id`);
    if (taken) {
      const answer = await work(ctx);
      await ctx.db.rows(sql`update idempotency set answer = ${answer} where id = ${taken.id}`);
      return answer;
    }
    const first = await ctx.db.one<{ print: string; answer: string | null }>(
      sql`select print, answer from idempotency where key = ${key.slice(0, 200)} and user_id = ${userId}`,
    );
    if (first?.print !== print || first.answer === null) throw conflict('idempotency_key_reused');
    return first.answer;
  });
}
