import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { denied } from '../../../kernel/errors.ts';
import { demandKeyScope } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { fileAnswer, parseJson } from '../../../platform/api/resources.ts';
import type { Context } from '../../../platform/context.ts';
import type { Question } from '../question.rules.ts';
import { questionOf } from '../question.ts';
import { fileOf } from './make.ts';

const query = z.object({
  question: z.string().max(20_000).describe('in JSON'),
  format: z.enum(['csv', 'xlsx', 'pdf']),
  name: z.string().max(120).default('report'),
});

/** `GET /api/v1/reports/file`: an answer as a table to keep, for those who may export what it is about. */
export function registerFileOfAnswer(server: Server): void {
  server.get(
    '/api/v1/reports/file',
    { schema: { tags: ['reports.report'], querystring: query, response: fileAnswer } },
    async ({ ctx, query }, reply): Promise<FastifyReply> => {
      const question = questionOf(parseJson(query.question, 'question'));
      demandExport(ctx, question);
      const { bytes, type } = await fileOf(ctx, query.name, question, query.format);
      reply
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${query.name}.${query.format}`)}`,
        )
        .header('content-type', type);
      return (reply as FastifyReply).send(bytes);
    },
  );
}

/** A report is no way round the right to export. */
function demandExport(ctx: Context, question: Question): void {
  const base = ctx.app.registry.find(question.entity)?.base ?? '';
  demandKeyScope(ctx, base || null, 'read');
  if (!mayExport(ctx, question)) throw denied('export_denied');
}

export const mayExport = (ctx: Context, question: Question): boolean =>
  ctx.grants.on(ctx.app.registry.find(question.entity)?.base ?? '').export || ctx.grants.has('administer');
