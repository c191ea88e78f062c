import type { Language } from '../../kernel/i18n.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { encrypt } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { letterText } from '../i18n/labels.ts';
import { loadMailServer } from './server-settings.ts';

/** What a letter says, in plain text: it reads the same in every program, and nothing in it can run. */
export interface LetterBody {
  subject: string;
  text: string;
  attachments?: Attachment[];
  /** An invitation that programs understand, and whom answers go to. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string; replyTo: string };
}
export interface Attachment {
  name: string;
  type: string;
  /** In base64. */
  content: string;
}

/**
 * Puts a letter of ours into the queue, in the caller's transaction. Its words stand in `locale/` under `letter/<kind>`;
 * `path` becomes a whole address, `{{link}}`; no `userId` for somebody outside. Resolves to false where no mail server is set.
 */
export async function sendLetter(
  ctx: Context,
  to: { userId: string | null; email: string; language: Language },
  kind: string,
  params: Record<string, string> & { path?: string } = {},
  enclosed: Pick<LetterBody, 'attachments' | 'calendar'> = {},
): Promise<boolean> {
  const server = await loadMailServer({ db: ctx.db, masterKey: ctx.app.masterKey });
  if (!server) return false;
  const all = { ...params, link: server.address + (params.path ?? ''), company: ctx.app.settings().name };
  const body: LetterBody = {
    subject: letterText(to.language, kind, 'subject', all).replace(/\s+/g, ' '),
    text: letterText(to.language, kind, 'text', all),
    ...enclosed,
  };
  const id = uuidv7();
  await ctx.db.rows(sql`insert into mail_letter (id, user_id, recipient, kind, sealed, state, attempts, created_at)
    values (${id}, ${to.userId}, ${to.email}, ${kind}, ${encrypt(ctx.app.masterKey, JSON.stringify(body))}, 'queued', 0, ${ctx.now.toISOString()})`);
  await ctx.app.jobs.enqueue(ctx, 'mail.deliver', { id });
  return true;
}
