import { z } from 'zod';
import { uuidv7 } from '../../kernel/uuid.ts';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import { type Context, demand, transact } from '../context.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';

const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(255)
  .regex(/^[\p{L}\p{N}._-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/u);
const hosts = z.object({ hosts: z.array(host).max(50) });
const tags = ['outgoing'];

/** Hosts of the company's own network that this program may call all the same: `host` or `host:port`. */
export async function allowedHosts(db: Db): Promise<string[]> {
  const rows = await db.rows<{ host: string }>(sql`select host from outgoing_host order by host`);
  return rows.map((r) => r.host);
}

async function keepHosts(ctx: Context, list: string[]): Promise<void> {
  await transact(ctx, async (ctx) => {
    await ctx.db.rows(sql`delete from outgoing_host`);
    for (const one of new Set(list))
      await ctx.db.rows(sql`insert into outgoing_host (id, host, user_id, added_at)
        values (${uuidv7()}, ${one}, ${ctx.userId}, ${ctx.now.toISOString()})`);
  });
}

/** Which of them there are is for whoever administers, in a browser. */
export function registerOutgoing(server: Server): void {
  const path = '/api/v1/outgoing-hosts';
  server.get(path, { schema: { tags, response: { 200: hosts, ...failures } } }, async ({ ctx }) => {
    demandCare(ctx);
    return { hosts: await allowedHosts(ctx.db) };
  });
  server.put(
    path,
    { schema: { tags, body: hosts, response: { 200: hosts, ...failures } } },
    async ({ ctx, body }) => {
      demandCare(ctx);
      await keepHosts(ctx, body.hosts);
      return { hosts: await allowedHosts(ctx.db) };
    },
  );
}

function demandCare(ctx: Context): void {
  demandSession(ctx);
  demand(ctx, 'administer');
}
