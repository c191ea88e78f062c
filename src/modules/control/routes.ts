import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { exceptions, MOST_EXCEPTIONS } from './exceptions.ts';

export const ids = z
  .string()
  .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
  .max(40_000)
  .optional()
  .describe('ids, comma-separated');
const text = z.string().nullable();
const whole = z.int().nullable();
const exception = z.object({
  id: z.uuid(),
  kind: z.string(),
  deal: z.uuid(),
  name: text,
  owner: z.uuid().nullable(),
  ownerName: text,
  stage: text,
  amount: text,
  since: z.string(),
  length: z.int(),
  usual: z.int(),
  isOwnUsual: z.boolean(),
  times: whole,
  days: whole,
  stageFrom: text,
  stageTo: text,
  every: whole,
  unit: text,
});

/** `GET /exceptions`: what the program found about open deals, within what the reader may see. */
export function registerExceptions(server: Server): void {
  const querystring = z.object({
    users: ids,
    deals: ids,
    limit: z.coerce.number().int().min(1).max(MOST_EXCEPTIONS).optional(),
  });
  const schema = {
    tags: ['control'],
    querystring,
    response: { 200: z.object({ items: z.array(exception) }), ...failures },
  };
  server.get('/api/v1/exceptions', { schema }, async ({ ctx, query }) => {
    demandKeyScope(ctx, null, 'read');
    return {
      items: await exceptions(ctx, {
        users: query.users?.split(','),
        deals: query.deals?.split(','),
        limit: query.limit,
      }),
    };
  });
}
