import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import type { Context } from '../../platform/context.ts';
import { today } from '../../platform/today.ts';
import { alongOf } from './along.ts';
import { customersOf } from './customers.ts';
import { dayItems, MOST } from './day-items.ts';
import { inOrder } from './order.ts';

const customer = z.object({
  id: z.uuid(),
  entity: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  mood: z.string().nullable(),
  lastAt: z.string().nullable(),
  lastEntity: z.string().nullable(),
  openDeals: z.int(),
  openAmount: z.string().nullable(),
});
const item = z.object({
  entity: z.string(),
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  title: z.string().nullable(),
  user: z.uuid(),
  party: z.uuid().nullable(),
  person: z.uuid().nullable(),
  deal: z.uuid().nullable(),
  at: z.string().nullable(),
  dueOn: z.string().nullable(),
  reason: z.object({ code: z.string(), params: z.record(z.string(), z.number()) }),
  amount: z.string().nullable(),
});
const day = z.object({
  date: z.string(),
  items: z.array(item),
  customers: z.array(customer),
  hasMore: z.boolean(),
});

const text = z.string().nullable();
const along = z.object({
  customers: z.array(
    z.object({
      id: z.uuid(),
      channels: z.array(z.object({ kind: z.string(), value: z.string(), extension: text, label: text })),
      notes: z.array(z.object({ id: z.uuid(), at: z.string(), text })),
      activities: z.array(
        z.object({ id: z.uuid(), entity: z.string(), at: z.string(), text, outcome: text }),
      ),
      deals: z.array(z.object({ id: z.uuid(), name: text, amount: text, expectedOn: text, stage: text })),
    }),
  ),
});

/**
 * `GET /my-day`: what waits for whoever asks, in order, each with its reason and what to know of the customer;
 * `GET /my-day/along`: what one takes along of these customers, to be read without a connection.
 */
export function registerMyDay(server: Server): void {
  const schema = { tags: ['my-day'], response: { 200: day, ...failures } };
  server.get('/api/v1/my-day', { schema }, async ({ ctx }) => {
    demandKeyScope(ctx, null, 'read');
    return myDay(ctx);
  });
  const schemaOfAlong = { tags: ['my-day'], response: { 200: along, ...failures } };
  server.get('/api/v1/my-day/along', { schema: schemaOfAlong }, async ({ ctx }) => {
    demandKeyScope(ctx, null, 'read');
    const { customers } = await myDay(ctx);
    return {
      customers: await alongOf(
        ctx,
        customers.map((c) => c.id),
      ),
    };
  });
}

async function myDay(ctx: Context): Promise<z.infer<typeof day>> {
  const ordered = inOrder(await dayItems(ctx), ctx.now, today(ctx));
  const items = ordered.slice(0, MOST).map(({ isImportant: _, days: __, usual: ___, ...rest }) => rest);
  const parties = [...new Set(items.flatMap((i) => i.party ?? []))];
  return {
    date: today(ctx),
    items,
    customers: await customersOf(ctx, parties),
    hasMore: ordered.length > MOST,
  };
}
