import { defineTable } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** A secret by which a program outside reads a user's calendar (feed) or keeps it (phone). Only its hash is stored. */
export const CalendarPass = defineTable({
  name: 'calendar.pass',
  table: 'calendar_pass',
  fields: {
    user: f.ref('cp01', 'access.user', { required: true }),
    kind: f.choice('cp02', ['feed', 'phone'], { required: true }),
    name: f.text('cp03', { required: true, max: 100 }),
    hash: f.text('cp04', { required: true, max: 64 }),
    createdAt: f.instant('cp05', { required: true }),
    lastUsedAt: f.instant('cp06'),
    isRevoked: f.boolean('cp07'),
  },
  unique: [{ name: 'hash', fields: ['hash'] }],
  indexes: [['user']],
});

/** How a record that came from outside is called there: its UID for all, its file's name for whose program made it. */
export const CalendarName = defineTable({
  name: 'calendar.name',
  table: 'calendar_name',
  archive: true,
  fields: {
    record: f.bareId('cn01', { required: true }),
    uid: f.text('cn02', { required: true, max: 300 }),
    user: f.ref('cn03', 'access.user', { required: true }),
    name: f.text('cn04', { required: true, max: 300 }),
  },
  unique: [
    { name: 'record', fields: ['record'] },
    { name: 'user_name', fields: ['user', 'name'] },
  ],
});

/** What a user's own programs add to a record for this user alone: alarms, colour (RFC 7265, by the day of a series; '' is its whole). */
export const CalendarPersonal = defineTable({
  name: 'calendar.personal',
  table: 'calendar_personal',
  archive: true,
  fields: {
    record: f.bareId('cq01', { required: true }),
    user: f.ref('cq02', 'access.user', { required: true }),
    parts: f.json('cq03', { required: true }),
  },
  unique: [{ name: 'record_user', fields: ['record', 'user'] }],
});

/** What a program outside has seen under a token: names and ETags. The next time it is told the difference. */
export const CalendarSync = defineTable({
  name: 'calendar.sync',
  table: 'calendar_sync',
  fields: {
    user: f.ref('cs01', 'access.user', { required: true }),
    collection: f.choice('cs02', ['meetings', 'tasks'], { required: true }),
    token: f.text('cs03', { required: true, max: 64 }),
    state: f.json('cs04', { required: true }),
    createdAt: f.instant('cs05', { required: true }),
  },
  unique: [{ name: 'token', fields: ['user', 'collection', 'token'] }],
  indexes: [['user', 'collection', '-createdAt']],
});

/**
 * Somebody outside who was told by mail of a series, of a meeting, or of one meeting of a series, and the SEQUENCE of the last
 * letter. `uid` stays when what they were told of becomes a series or goes on in another.
 */
export const CalendarInvitation = defineTable({
  name: 'calendar.invitation',
  table: 'calendar_invitation',
  archive: true,
  fields: {
    meeting: f.ref('ci01', 'activities.meeting', { onPurge: 'remove' }),
    series: f.ref('ci07', 'activities.series', { onPurge: 'remove' }),
    uid: f.text('ci08', { max: 300 }),
    email: f.text('ci02', { required: true, max: 200 }),
    name: f.text('ci03', { max: 200 }),
    sequence: f.integer('ci04', { required: true, min: 0 }),
    state: f.choice('ci05', ['invited', 'cancelled', 'ended'], { required: true }),
    at: f.instant('ci06', { required: true }),
  },
  unique: [
    { name: 'meeting_email', fields: ['meeting', 'email'] },
    { name: 'series_email', fields: ['series', 'email'] },
  ],
  indexes: [['uid', 'email']],
});
