import { z } from 'zod';
import { conflict, notFound } from '../../kernel/errors.ts';
import { isLanguage } from '../../kernel/i18n.ts';
import { accessDay } from '../../platform/access/day.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { asSystem, type Context, demand, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { letterText } from '../../platform/i18n/labels.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Task } from '../activities/public.ts';
import { type Identity, identity, matching } from './look-up.ts';

const body = z.object({ ...identity, note: z.string().trim().max(500).optional() });

/**
 * Asks whoever is responsible for a customer that one may not see to open it: they get a task, on that customer. Asking
 * twice does not make a second one while the first is open.
 */
export function registerAskAccess(server: Server): void {
  server.post(
    '/api/v1/lookup/ask',
    { schema: { tags: ['lookup'], body, response: { 200: z.object({ asked: z.number() }), ...failures } } },
    async ({ ctx, body }) => {
      demand(ctx, 'lookUp');
      demandKeyScope(ctx, 'contacts.party', 'read');
      return transact(ctx, (ctx) => ask(ctx, body));
    },
  );
}

interface Closed {
  id: string;
  name: string;
  owner: string | null;
  locale: string | null;
}

async function ask(ctx: Context, { note, ...sought }: Identity & { note?: string | undefined }) {
  const closed = await closedTo(ctx, sought);
  if (!closed.length) throw notFound();
  const answerable = closed.filter((c) => c.owner);
  if (!answerable.length) throw conflict('no_responsible');
  for (const customer of answerable) await plan(ctx, customer, note);
  return { asked: answerable.length };
}

/** Customers of that identity which the actor may not open, with those responsible who still work here. */
const closedTo = (ctx: Context, sought: Identity): Promise<Closed[]> =>
  ctx.db.rows(sql`select m.id, p.name, u.id as owner, u.locale from (${matching(ctx, sought)}) m
    join party p on p.id = m.id left join app_user u on u.id = p.owner_id and u.is_active and u.deleted_at is null
    where not m."canOpen"`);

async function plan(
  ctx: Context,
  { id, name, owner, locale }: Closed,
  note: string | undefined,
): Promise<void> {
  const system = asSystem(ctx, 'access to a customer asked for');
  const language = locale && isLanguage(locale) ? locale : ctx.app.settings().language;
  const me = await ctx.db.one<{ name: string }>(sql`select name from app_user where id = ${ctx.userId}`);
  const title = letterText(language, 'accessAsked', 'subject', {
    user: me?.name ?? '',
    customer: name,
  }).slice(0, 300);
  const isThe = sql`t.party_id = ${id} and t.assignee_id = ${owner} and t.state = 'open' and t.title = ${title}`;
  if ((await loadRecords(system, Task, isThe)).length) return;
  const help = letterText(language, 'accessAsked', 'text', {});
  await createRecord(system, Task, {
    title,
    description: note ? `${note}\n\n${help}` : help,
    assignee: owner,
    party: id,
    dueOn: accessDay(ctx),
  });
}
