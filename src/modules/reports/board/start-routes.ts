import { z } from 'zod';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { readable } from '../../../platform/access/readable.ts';
import { demandKeyScope } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures } from '../../../platform/api/resources.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { Dashboard } from './board.entity.ts';

const shown = z.object({ dashboard: z.string().nullable() });
const tags = ['reports.dashboard'];

/** `/reports/start`: the asker's own choice of a board to begin with. */
export function registerStart(server: Server): void {
  server.get(
    '/api/v1/reports/start',
    { schema: { tags, response: { 200: shown, ...failures } } },
    async ({ ctx }) => {
      demandKeyScope(ctx, Dashboard.base, 'read');
      return startOf(ctx);
    },
  );
  server.put(
    '/api/v1/reports/start',
    {
      schema: {
        tags,
        body: z.object({ dashboard: z.uuid().nullable() }),
        response: { 200: shown, ...failures },
      },
    },
    async ({ ctx, body }) => {
      demandKeyScope(ctx, Dashboard.base, 'write');
      await choose(ctx, body.dashboard);
      return startOf(ctx);
    },
  );
}

/** None where the board is gone, or is no longer shared with the asker. */
async function startOf(ctx: Context): Promise<{ dashboard: string | null }> {
  const row = await ctx.db.one<{ id: string }>(sql`select d.id from start_board s
    join ${readable(ctx, 'reports.dashboard', 'd')} on d.id = s.dashboard_id where s.user_id = ${ctx.userId}`);
  return { dashboard: row?.id ?? null };
}

async function choose(ctx: Context, dashboard: string | null): Promise<void> {
  if (dashboard === null) {
    await ctx.db.rows(sql`delete from start_board where user_id = ${ctx.userId}`);
    return;
  }
  await loadRecord(ctx, Dashboard, dashboard);
  await ctx.db.rows(sql`insert into start_board (id, user_id, dashboard_id) values (${uuidv7()}, ${ctx.userId}, ${dashboard})
    on conflict (user_id) do update set dashboard_id = excluded.dashboard_id`);
}
