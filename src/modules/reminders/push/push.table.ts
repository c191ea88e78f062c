import { defineTable } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** The installation's own keys, by which services that deliver know who sends. One row, made when it is first wanted. */
export const PushKeys = defineTable({
  name: 'reminders.pushKeys',
  table: 'push_keys',
  fields: {
    /** Always the same, so that there is one. */
    slot: f.text('pk01', { required: true, max: 1, default: '1' }),
    publicKey: f.text('pk02', { required: true, max: 100 }),
    privateKey: f.text('pk03', { required: true, max: 300 }),
  },
  unique: [{ name: 'slot', fields: ['slot'] }],
});

/** A browser that shows its user's reminders while it is signed in: it goes along with its session. */
export const PushSubscription = defineTable({
  name: 'reminders.pushSubscription',
  table: 'push_subscription',
  fields: {
    user: f.ref('ps01', 'access.user', { required: true, onPurge: 'remove' }),
    session: f.ref('ps02', 'auth.session', { required: true, onPurge: 'remove' }),
    /** Of the address, which is a secret itself. */
    hash: f.text('ps03', { required: true, max: 64 }),
    /** Sealed: the address, and the browser's keys, with which what is sent is encrypted. */
    sealed: f.text('ps04', { required: true, max: 6000 }),
    agent: f.text('ps05', { max: 300 }),
    createdAt: f.instant('ps06', { required: true }),
    lastUsedAt: f.instant('ps07'),
  },
  unique: [{ name: 'hash', fields: ['hash'] }],
  indexes: [['user'], ['session']],
});

/** One notification on its way to one browser: there is never a second. */
export const PushMessage = defineTable({
  name: 'reminders.pushMessage',
  table: 'push_message',
  fields: {
    notification: f.ref('pm01', 'reminders.notification', { required: true, onPurge: 'remove' }),
    subscription: f.ref('pm02', 'reminders.pushSubscription', { required: true, onPurge: 'remove' }),
    /** `uncertain`: nobody knows whether it was accepted, so it is not sent again. */
    state: f.choice('pm03', ['queued', 'sending', 'sent', 'uncertain', 'failed', 'dropped'], {
      required: true,
    }),
    attempts: f.integer('pm04', { required: true, default: 0 }),
    error: f.text('pm05', { max: 60 }),
    createdAt: f.instant('pm06', { required: true }),
  },
  unique: [{ name: 'once', fields: ['notification', 'subscription'] }],
  indexes: [['subscription']],
});
