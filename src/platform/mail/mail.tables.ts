import { defineTable } from '../../kernel/entity.ts';
import { choice, instant, integer, ref, text } from '../../kernel/field.ts';

export const securities = ['tls', 'startTls', 'none'] as const;

/** The server that takes our letters, and what they say of us. At most one row. */
export const MailServer = defineTable({
  name: 'mail.server',
  table: 'mail_server',
  fields: {
    host: text('ms1', { required: true, max: 255 }),
    port: integer('ms2', { required: true, min: 1, max: 65535 }),
    security: choice('ms3', securities, { required: true }),
    username: text('ms4', { max: 255 }),
    /** Sealed under the master key. */
    password: text('ms5', { max: 2000 }),
    fromName: text('ms6', { max: 200 }),
    fromAddress: text('ms7', { required: true, max: 200 }),
    /** Where this installation is reached: what links in letters begin with. Never taken from a request's own headers. */
    address: text('ms8', { required: true, max: 300 }),
    updatedAt: instant('ms9', { required: true }),
  },
});

export const letterStates = ['queued', 'sending', 'sent', 'failed', 'uncertain'] as const;

/**
 * A letter on its way. `uncertain`: we were cut off after the server may have taken it; it is shown and never sent again
 * by itself. What it says lies sealed, since it may hold a link to sign in, and is forgotten once it is sent, or a week
 * after it was not: until then whoever administers may send it again.
 */
export const Letter = defineTable({
  name: 'mail.letter',
  table: 'mail_letter',
  fields: {
    user: ref('ml1', 'access.user', { onPurge: 'remove' }),
    recipient: text('ml2', { required: true, max: 200 }),
    kind: text('ml3', { required: true, max: 40 }),
    sealed: text('ml4', { max: 40_000_000 }),
    state: choice('ml5', letterStates, { required: true, default: 'queued' }),
    attempts: integer('ml6', { required: true, default: 0 }),
    error: text('ml7', { max: 60 }),
    createdAt: instant('ml8', { required: true }),
    sentAt: instant('ml9'),
  },
  indexes: [['createdAt'], ['state']],
});
