import ICAL from 'ical.js';
import { SMTPServer } from 'smtp-server';
import { sql } from '../../../platform/database/sql.ts';
import { deliverLetter } from '../../../platform/mail/deliver.ts';
import type { StoredEvent } from '../../../platform/module.ts';
import type { TestApp } from '../../../testing/fixture.ts';
import { invitedHear } from './invited-hear.ts';

/** A letter as the receiver's mail server got it. */
export interface Letter {
  to: string;
  text: string;
  method: string;
  /** Its events, the series before its single meetings. */
  events: ICAL.Event[];
  /** All of it, for what must not be in there. */
  raw: string;
}
export interface Post {
  /** Lets the program hear what happened, delivers what waits, and resolves to what arrived meanwhile, by receiver. */
  received(): Promise<Letter[]>;
  close(): Promise<void>;
}

/** A mail server that takes everything, set up as that of the program. */
export async function startPost(t: TestApp): Promise<Post> {
  const got: { to: string; mime: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mime = Buffer.concat(parts).toString('utf8');
        got.push({ to: session.envelope.rcptTo.map((r) => r.address).join(), mime });
        done(null);
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as { port: number };
  const settings = { host: '127.0.0.1', port, security: 'none', username: null, fromName: 'Mijoz' };
  await t.owner.put('/mail-server', {
    ...settings,
    fromAddress: 'crm@example.com',
    address: 'https://crm.example.com',
  });
  let heard = '';
  const hear = async (): Promise<void> => {
    const events =
      await t.db.rows<StoredEvent>(sql`select id, record_id as record, record_entity as entity, verb, data, to_json(at)#>>'{}' as at from event
      where id::text > ${heard} order by id`);
    heard = events.at(-1)?.id ?? heard;
    for (const event of events.filter((e) => invitedHear.on.includes(`${e.entity}.${e.verb}`)))
      if (await invitedHear.wants?.(t.system(), event)) await invitedHear.run(t.system(), event);
  };
  return {
    received: async () => {
      await hear();
      const waiting = await t.db.rows<{ id: string }>(
        sql`select id from mail_letter where state = 'queued' order by id`,
      );
      for (const { id } of waiting) await deliverLetter.run(t.system(), { id });
      return got
        .splice(0)
        .map(read)
        .toSorted((a, b) => (a.to < b.to ? -1 : 1));
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

export const text = (event: ICAL.Event | undefined, name: string): string =>
  String(event?.component.getFirstPropertyValue(name) ?? '');
/** Beginnings of the meetings that a calendar shows for these components. */
export function shown(letter: Letter, most: number): string[] {
  const [whole, ...own] = letter.events;
  for (const one of own) whole?.relateException(one);
  const days = whole?.iterator();
  return Array.from({ length: most }, () => {
    const day = days?.next();
    return day ? String(whole?.getOccurrenceDetails(day).startDate) : '';
  }).filter(Boolean);
}

function read({ to, mime }: { to: string; mime: string }): Letter {
  const parts = mime.split(/\r\n--[^\r\n]+/).map((part) => {
    const [head = '', ...body] = part.split('\r\n\r\n');
    return { head, body: decoded(head, body.join('\r\n\r\n')) };
  });
  const of = (type: string) => parts.find((p) => p.head.includes(`Content-Type: ${type}`));
  const calendar = of('text/calendar');
  const events = new ICAL.Component(ICAL.parse(calendar?.body ?? '')).getAllSubcomponents('vevent');
  return {
    to,
    text: of('text/plain')?.body ?? '',
    method: /method=(\w+)/.exec(calendar?.head ?? '')?.[1] ?? '',
    events: events.map((event) => new ICAL.Event(event)),
    raw: parts.map((p) => p.body).join('\n'),
  };
}

function decoded(head: string, text: string): string {
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
