import { z } from 'zod';
import { conflict, DomainError, invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { User } from '../access/user.entity.ts';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import { countTry, type Limit } from '../auth/limits.ts';
import { type Context, demand, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { letterText } from '../i18n/labels.ts';
import { loadRecord } from '../records/read.ts';
import { letterStates } from './mail.tables.ts';
import { loadMailServer, mailServer, removeMailServer, saveMailServer } from './server-settings.ts';
import { hand } from './transport.ts';

const shown = mailServer.extend({ hasPassword: z.boolean() }).nullable();
const given = mailServer.extend({ password: z.string().max(500).nullish() });
const letter = z.object({
  id: z.uuid(),
  recipient: z.string(),
  kind: z.string(),
  state: z.enum(letterStates),
  error: z.string().nullable(),
  createdAt: z.string(),
  canSendAgain: z.boolean(),
});
const letters = z.object({ items: z.array(letter) });
const tags = ['mail'];
const byTest: Limit = { name: 'mail test', tries: 10, seconds: 600 };

/** How letters leave the installation: for whoever administers, in a browser. */
export function registerMail(server: Server): void {
  server.get(
    '/api/v1/mail-server',
    { schema: { tags, response: { 200: shown, ...failures } } },
    async (request) => {
      demandCare(request.ctx);
      return shownOf(request.ctx);
    },
  );
  server.put(
    '/api/v1/mail-server',
    { schema: { tags, body: given, response: { 200: shown, ...failures } } },
    async (request) => {
      demandCare(request.ctx);
      await saveMailServer(request.ctx, request.body);
      return shownOf(request.ctx);
    },
  );
  server.delete(
    '/api/v1/mail-server',
    { schema: { tags, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandCare(request.ctx);
      await removeMailServer(request.ctx);
      return reply.code(204).send(null);
    },
  );
  server.post(
    '/api/v1/mail-server/test',
    { schema: { tags, response: { 200: z.object({ sentTo: z.string() }), ...failures } } },
    async (request) => {
      demandCare(request.ctx);
      return { sentTo: await sendTest(request.ctx) };
    },
  );
  registerLetters(server);
}

/** The newest letters, those first that did not go and can be sent again. */
function registerLetters(server: Server): void {
  server.get(
    '/api/v1/mail-server/letters',
    { schema: { tags, response: { 200: letters, ...failures } } },
    async (request) => {
      demandCare(request.ctx);
      return {
        items: await request.ctx.db.rows<
          z.infer<typeof letter>
        >(sql`select id, recipient, kind, state, error, to_json(created_at)#>>'{}' as "createdAt",
          ${canSendAgain} as "canSendAgain"
        from mail_letter order by ${canSendAgain} desc, created_at desc, id desc limit 50`),
      };
    },
  );
  server.post(
    '/api/v1/mail-server/letters/:id/send-again',
    { schema: { tags, params: z.object({ id: z.uuid() }), response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      demandCare(request.ctx);
      await sendAgain(request.ctx, request.params.id);
      return reply.code(204).send(null);
    },
  );
}

const canSendAgain = sql`(state in ('failed', 'uncertain') and sealed is not null)`;

/** Under its old name, so that a mailbox that has it already can tell. */
const sendAgain = (ctx: Context, id: string): Promise<void> =>
  transact(ctx, async (ctx) => {
    const found = await ctx.db.one(sql`update mail_letter set state = 'queued', attempts = 0, error = null
      where id = ${id} and ${canSendAgain} returning id`);
    if (!found) throw conflict('letter_not_kept');
    await ctx.app.jobs.enqueue(ctx, 'mail.deliver', { id });
  });

function demandCare(ctx: Context): void {
  demandSession(ctx);
  demand(ctx, 'administer');
}

async function shownOf(ctx: Context): Promise<z.infer<typeof shown>> {
  const known = await loadMailServer(ctx.app);
  if (!known) return null;
  const { password, ...rest } = known;
  return { ...rest, hasPassword: password !== null };
}

/** To whoever asks, at once, so that the answer says what happened. */
async function sendTest(ctx: Context): Promise<string> {
  await countTry(ctx.app, byTest, ctx.userId ?? '');
  const server = await loadMailServer(ctx.app);
  if (!server) throw invalidField('host', 'required');
  const { email } = await loadRecord(ctx, User, ctx.userId ?? '');
  if (!email) throw invalidField('email', 'required');
  const company = ctx.app.settings().name;
  const outcome = await hand(server, uuidv7(), email, {
    subject: letterText(ctx.language, 'test', 'subject', { company }),
    text: letterText(ctx.language, 'test', 'text', { company }),
  });
  if (outcome.is !== 'sent') throw new DomainError('conflict', outcome.code);
  return email;
}
