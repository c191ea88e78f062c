import { defineTable } from '../../kernel/entity.ts';
import { boolean, choice, instant, integer, ref, tags, text } from '../../kernel/field.ts';

/** A signed-in browser. The cookie's secret is kept as its hash only. */
export const Session = defineTable({
  name: 'auth.session',
  table: 'session',
  fields: {
    hash: text('se1', { required: true, max: 64 }),
    user: ref('se2', 'access.user', { required: true }),
    csrf: text('se3', { required: true, max: 64 }),
    createdAt: instant('se4', { required: true }),
    lastUsedAt: instant('se5', { required: true }),
    expiresAt: instant('se6', { required: true }),
    agent: text('se7', { max: 300 }),
    address: text('se8', { max: 60 }),
  },
  unique: [{ name: 'hash', fields: ['hash'] }],
});

/** A key by which a program acts for a user; shown once at creation, kept as its hash. */
export const ApiKey = defineTable({
  name: 'auth.apiKey',
  table: 'api_key',
  fields: {
    name: text('ak1', { required: true }),
    user: ref('ak2', 'access.user', { required: true }),
    /** The first signs, to tell keys apart. */
    prefix: text('ak3', { required: true, max: 20 }),
    hash: text('ak4', { required: true, max: 64 }),
    /** `read`, `write`, or `<entity>:read`, `<entity>:write`. */
    scopes: tags('ak5'),
    createdAt: instant('ak6', { required: true }),
    expiresAt: instant('ak7'),
    lastUsedAt: instant('ak8'),
    isRevoked: boolean('ak9'),
  },
  unique: [{ name: 'hash', fields: ['hash'] }],
});

/** A link that works once: an invitation, a new password, the first page. */
export const OneTimeToken = defineTable({
  name: 'auth.token',
  table: 'one_time_token',
  fields: {
    hash: text('ot1', { required: true, max: 64 }),
    purpose: choice('ot2', ['invitation', 'reset', 'installation'], { required: true }),
    user: ref('ot3', 'access.user', { onPurge: 'remove' }),
    expiresAt: instant('ot4', { required: true }),
    usedAt: instant('ot5'),
  },
  unique: [{ name: 'hash', fields: ['hash'] }],
});

/** One of the codes that stand in for a lost authenticator, each good once. */
export const RecoveryCode = defineTable({
  name: 'auth.recoveryCode',
  table: 'recovery_code',
  fields: {
    user: ref('rc1', 'access.user', { required: true }),
    hash: text('rc2', { required: true, max: 64 }),
    usedAt: instant('rc3'),
  },
});

/** What makes a user's second factor: the sealed secret, and the last time step that was taken, so that none works twice. */
export const TwoFactor = defineTable({
  name: 'auth.twoFactor',
  table: 'two_factor',
  fields: {
    user: ref('tf1', 'access.user', { required: true }),
    secret: text('tf2', { required: true, max: 300 }),
    lastStep: integer('tf3', { required: true, default: 0 }),
    createdAt: instant('tf4', { required: true }),
  },
  unique: [{ name: 'user', fields: ['user'] }],
});

/** How often something was tried within its window; one row for all processes to count in. */
export const RateLimit = defineTable({
  name: 'auth.limit',
  table: 'rate_limit',
  fields: {
    key: text('rl1', { required: true, max: 300 }),
    points: integer('rl2', { required: true }),
    expiresAt: instant('rl3', { required: true }),
  },
  unique: [{ name: 'key', fields: ['key'] }],
  indexes: [['expiresAt']],
});
