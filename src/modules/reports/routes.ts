import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import type { Context } from '../../platform/context.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { answerOf } from './answer.ts';
import { answerSchema } from './answer-schema.ts';
import { overridden, overrides } from './overrides.ts';
import type { Answer, Question } from './question.rules.ts';
import { questionOf, questionSchema } from './question.ts';
import { Report } from './report.entity.ts';

const tags = ['reports.report'];

/** A question that is not kept, and the answer of one that is. */
export function registerAnswers(server: Server): void {
  server.post(
    '/api/v1/reports/run',
    { schema: { tags, body: questionSchema, response: { 200: answerSchema, ...failures } }, ...asGiven },
    async ({ ctx, body }) => answered(ctx, questionOf(body)),
  );
  server.get(
    '/api/v1/reports/:id/answer',
    {
      schema: {
        tags,
        params: z.object({ id: z.uuid() }),
        querystring: overrides,
        response: { 200: answerSchema, ...failures },
      },
    },
    async ({ ctx, params, query }) => answered(ctx, overridden(await questionNamed(ctx, params.id), query)),
  );
}

/** Checked by `questionOf`, which names what is wrong by its path. */
const asGiven = {
  validatorCompiler: () => (data: unknown) => ({ value: data }),
};

async function questionNamed(ctx: Context, id: string): Promise<Question> {
  demandKeyScope(ctx, Report.base, 'read');
  return questionOf((await loadRecord(ctx, Report, id))['question']);
}

function answered(ctx: Context, question: Question): Promise<Answer> {
  demandKeyScope(ctx, ctx.app.registry.find(question.entity)?.base ?? null, 'read');
  return answerOf(ctx, question);
}
