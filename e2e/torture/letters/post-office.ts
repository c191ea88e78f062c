import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Random } from '../../../src/testing/random.ts';

/** How far a conversation is: `accepted` is told once the server has said so, which the other side may not hear any more. */
export const stages = ['connected', 'recipient', 'letter begun', 'letter whole', 'accepted'] as const;
export type Stage = (typeof stages)[number];

export interface AcceptedLetter {
  id: string;
  to: string;
  text: string;
}

/** A mail server that takes its time and notes what it accepted. */
export interface PostOffice extends AsyncDisposable {
  port: number;
  accepted: AcceptedLetter[];
  /** How often somebody was told to go on with the words of a letter. */
  begun(): number;
  /** Resolves the next time that a conversation is so far. */
  next(stage: Stage): Promise<void>;
}

const SLOWNESS_MS = 40;

export async function openPostOffice(random: Random): Promise<PostOffice> {
  const accepted: AcceptedLetter[] = [];
  let begun = 0;
  const waiting = new Map<Stage, (() => void)[]>();
  const reached = async (stage: Stage): Promise<void> => {
    for (const go of waiting.get(stage) ?? []) go();
    waiting.delete(stage);
    await new Promise((resolve) => setTimeout(resolve, random.next() * SLOWNESS_MS));
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onConnect: (_session, done) => void reached('connected').then(() => done()),
    onRcptTo: (_address, _session, done) => void reached('recipient').then(() => done()),
    onData: (stream, session, done) => {
      begun++;
      const parts: Buffer[] = [];
      void reached('letter begun').then(() => stream.on('data', (part: Buffer) => parts.push(part)));
      stream.on('end', async () => {
        await reached('letter whole');
        const to = session.envelope.rcptTo.map((r) => r.address).join();
        accepted.push({ to, ...read(Buffer.concat(parts).toString('utf8')) });
        done(null);
        await reached('accepted');
      });
    },
  });
  // Whoever is killed in the middle of a conversation hangs up.
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  return {
    port: (server.server.address() as AddressInfo).port,
    accepted,
    begun: () => begun,
    next: (stage) =>
      new Promise((resolve) => waiting.set(stage, [...(waiting.get(stage) ?? []), () => resolve()])),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The letter's own number stands in its Message-ID. */
function read(raw: string): { id: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const id = /^message-id:\s*<([^@]+)@/im.exec(head)?.[1] ?? '';
  if (/encoding: base64/i.test(head)) return { id, text: Buffer.from(body, 'base64').toString('utf8') };
  return { id, text: body.replace(/=\r\n/g, '') };
}
