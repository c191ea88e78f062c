import { defineTable } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/**
 * Something that a user is told, once: the key says what and of which moment, and is the user's only one of its kind.
 * Holds numbers, dates and ids; names are read when it is shown, under the rights that the reader has then.
 */
export const Notification = defineTable({
  name: 'reminders.notification',
  table: 'notification',
  about: 'record',
  fields: {
    user: f.ref('nt01', 'access.user', { required: true, onPurge: 'remove' }),
    key: f.text('nt02', { required: true, max: 200 }),
    kind: f.text('nt03', { required: true, max: 40 }),
    /** What it is about; empty for a digest. */
    entity: f.text('nt04', { max: 60 }),
    record: f.bareId('nt05'),
    /** `{ dueOn }` or `{ at }`, `whose` where it is somebody else's work; of a digest its day and how many of which kind. */
    params: f.json('nt06', { required: true, default: {} }),
    at: f.instant('nt07', { required: true }),
    readAt: f.instant('nt08'),
    /** The digest that it stands in, instead of being told by itself. */
    digest: f.bareId('nt09'),
    /** Empty where no letter is wanted. */
    letter: f.choice('nt10', ['wanted', 'taken']),
  },
  unique: [{ name: 'key', fields: ['user', 'key'] }],
  indexes: [['user', 'digest', '-at'], ['digest'], ['letter'], ['at'], ['record']],
});

/** How a user wants to be told; without a row, by the rules as they are. */
export const ReminderSettings = defineTable({
  name: 'reminders.settings',
  table: 'reminder_settings',
  archive: true,
  fields: {
    user: f.ref('rs01', 'access.user', { required: true, onPurge: 'remove' }),
    /** Kinds that are switched off. */
    off: f.json('rs02', { required: true, default: [] }),
    /** `HH:MM` on the user's own clock, as are the two below. */
    morning: f.text('rs03', { required: true, max: 5, default: '09:00' }),
    quietFrom: f.text('rs04', { max: 5 }),
    quietUntil: f.text('rs05', { max: 5 }),
    isDigest: f.boolean('rs06'),
    isByLetter: f.boolean('rs07'),
    /** Whether what is shown on a locked screen says more than that there is a reminder. */
    isPushDetailed: f.boolean('rs08'),
  },
  unique: [{ name: 'user', fields: ['user'] }],
});
