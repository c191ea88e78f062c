import { z } from 'zod';
import { DomainError, invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { User } from '../access/user.entity.ts';
import { demandSession } from '../api/authenticate.ts';
import type { Server } from '../api/instance.ts';
import { failures } from '../api/resources.ts';
import { countTry, type Limit } from '../auth/limits.ts';
import { type Context, demand } from '../context.ts';
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
  server.get(
    '/api/v1/mail-server/letters',
    { schema: { tags, response: { 200: letters, ...failures } } },
    async (request) => {
      demandCare(request.ctx);
      return {
        items: await request.ctx.db.rows<
          z.infer<typeof letter>
        >(sql`select id, recipient, kind, state, error, to_json(created_at)#>>'{}' as "createdAt"
        from mail_letter order by created_at desc, id desc limit 50`),
      };
    },
  );
}

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
