import { Readable } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { LetterBody } from './letters.ts';
import type { loadMailServer } from './server-settings.ts';

type Server = NonNullable<Awaited<ReturnType<typeof loadMailServer>>>;

/** `later`: try again; `never`: the server refuses this letter; `uncertain`: it may have been taken before we were cut off. */
export type Outcome =
  | { is: 'sent' }
  | { is: 'later' | 'never' | 'uncertain'; code: (typeof failureCodes)[number] };
export const failureCodes = [
  'mail_unreachable',
  'mail_no_answer',
  'mail_not_secure',
  'mail_wrong_password',
  'mail_refused',
  'mail_cut_off',
] as const;

/**
 * Hands one letter to the server. Says by code what went wrong and never repeats the other side's words: whoever sets
 * the address of an inner service that is no mail server must not be able to read what it answers. `begin` runs once the
 * server asks for the letter itself, and before the first word of it: until then it cannot have been taken.
 */
export async function hand(
  server: Server,
  letterId: string,
  to: string,
  body: LetterBody,
  begin: () => Promise<void> = async () => undefined,
): Promise<Outcome> {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'startTls',
    ignoreTLS: server.security === 'none',
    ...(server.username ? { auth: { user: server.username, pass: server.password ?? '' } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  sayWhenItBegins(transport, begin);
  try {
    await transport.sendMail({
      from: { name: server.fromName ?? '', address: server.fromAddress },
      to: { name: '', address: to },
      subject: body.subject,
      text: body.text,
      attachments: (body.attachments ?? []).map(({ name, type, content }) => ({
        filename: name,
        contentType: type,
        content: Buffer.from(content, 'base64'),
      })),
      ...(body.calendar ? invitation(body.calendar) : {}),
      // The same letter keeps its name however often it is tried, so that mailboxes can tell a repetition.
      messageId: `<${letterId}@${server.fromAddress.split('@')[1]}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { is: 'sent' };
  } catch (error) {
    return outcomeOf(error as SmtpError);
  } finally {
    transport.close();
  }
}

/** A stream that is made of a generator is read only once it is wanted: after the recipients are accepted. */
function sayWhenItBegins(transport: Transporter, begin: () => Promise<void>): void {
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const read = message.createReadStream.bind(message);
    message.createReadStream = () =>
      Readable.from(
        (async function* () {
          await begin();
          yield* read();
        })(),
        { objectMode: false },
      );
    done();
  });
}

const invitation = ({ method, content, replyTo }: NonNullable<LetterBody['calendar']>) => ({
  replyTo: { name: '', address: replyTo },
  icalEvent: { method, content, filename: 'invitation.ics' },
});

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

function outcomeOf(error: SmtpError): Outcome {
  if (error.code === 'EAUTH') return { is: 'later', code: 'mail_wrong_password' };
  if (error.code === 'ETLS' || error.command === 'STARTTLS') return { is: 'later', code: 'mail_not_secure' };
  if (error.responseCode) return { is: error.responseCode >= 500 ? 'never' : 'later', code: 'mail_refused' };
  if (error.command === 'DATA') return { is: 'uncertain', code: 'mail_cut_off' };
  if (error.code === 'ETIMEDOUT') return { is: 'later', code: 'mail_no_answer' };
  return { is: 'later', code: 'mail_unreachable' };
}
