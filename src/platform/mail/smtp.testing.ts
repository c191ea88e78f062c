import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  text: string;
}
export interface Behaviour {
  /** An error refuses the letter. */
  answer(letter: Received): Error | undefined;
  onRecipient(): Promise<void>;
  /** While the server has the letter and has not answered yet. */
  onData(letter: Received): Promise<void>;
}

/** A mail server on a port of its own. */
export async function listen({ answer, onRecipient, onData }: Behaviour) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: (auth, _session, done) =>
      auth.password === 'letters out' ? done(null, { user: 'mijoz' }) : done(new Error('no')),
    onRcptTo: (_address, _session, done) => void onRecipient().then(() => done()),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((r) => r.address);
        const letter = { to, text: Buffer.concat(parts).toString('utf8') };
        const error = answer(letter);
        void (error ? Promise.resolve() : onData(letter)).then(() => done(error ?? null));
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as { port: number };
  return { port, close: () => new Promise<void>((done) => server.close(() => done())) };
}
