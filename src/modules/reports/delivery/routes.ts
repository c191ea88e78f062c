import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import { demandKeyScope } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures, fileAnswer } from '../../../platform/api/resources.ts';
import { decrypt } from '../../../platform/auth/secrets.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { loadRecord } from '../../../platform/records/read.ts';
import { fileTypes } from '../file/make.ts';
import { Delivery } from './delivery.entity.ts';

const params = z.object({ id: z.uuid() });
const line = z.object({
  user: z.string(),
  name: z.string().nullable(),
  moment: z.string(),
  way: z.enum(['letter', 'centre', 'refused']),
  problem: z.string().nullable(),
});
const tags = ['reports.delivery'];

/** What went out by a delivery, and one's own file where no letter carried it. */
export function registerDeliveries(server: Server): void {
  server.get(
    '/api/v1/report-deliveries/:id/sent',
    { schema: { tags, params, response: { 200: z.object({ items: z.array(line) }), ...failures } } },
    async ({ ctx, params }) => {
      demandKeyScope(ctx, Delivery.base, 'read');
      await loadRecord(ctx, Delivery, params.id);
      const items = await ctx.db.rows<z.infer<typeof line>>(sql`
        select s.user_id as "user", u.name, to_json(s.moment)#>>'{}' as moment, s.way, s.problem
        from report_sent s join app_user u on u.id = s.user_id where s.delivery_id = ${params.id} order by s.moment desc, u.name limit 100`);
      return { items };
    },
  );
  server.get(
    '/api/v1/reports/sent/:id',
    { schema: { tags, params, response: fileAnswer } },
    async ({ ctx, params }, reply): Promise<FastifyReply> => {
      demandKeyScope(ctx, Delivery.base, 'read');
      const row = await ctx.db.one<{ name: string; format: 'pdf' | 'xlsx'; sealed: string }>(sql`
        select name, format, sealed from report_sent where id = ${params.id} and user_id = ${ctx.userId} and sealed is not null`);
      if (!row) throw notFound();
      reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`)
        .header('content-type', fileTypes[row.format]);
      return (reply as FastifyReply).send(Buffer.from(decrypt(ctx.app.masterKey, row.sealed), 'base64'));
    },
  );
}

const KEPT_DAYS = 30;
/** Files go after a month; that something was sent is kept as long, so that it is not sent again. */
export const sweepSentJob: Job = {
  name: 'reports.sweep',
  cron: '37 4 * * *',
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await ctx.db.rows(sql`delete from report_sent where at < ${before}`);
  },
};
