import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/**
 * What colleagues say to each other at a record: seen by whoever sees the record, and never by anybody outside the
 * company, whoever may one day see the record itself.
 */
export const Comment = defineEntity({
  name: 'comments.comment',
  route: 'comments',
  table: 'comment',
  icon: 'message',
  title: 'plain',
  sort: '-createdAt',
  party: 'party',
  timeline: 'hidden',
  access: { by: 'parent', parent: 'record', author: 'author' },
  verbs: ['update', 'delete'],
  transfer: false,
  fields: {
    /** With people as `@[user:<id>]`. */
    text: f.longText('cm01', { required: true, max: 8000 }),
    /** The same with their names as they were when it was written: found by search, and its name in lists. */
    plain: f.longText('cm02', { readOnly: true, max: 20_000, search: true }),
    record: f.ref('cm03', ['*'], { required: true, readOnly: true }),
    party: f.ref('cm04', 'contacts.party', { readOnly: true, onPurge: 'clear' }),
    author: f.ref('cm05', 'access.user', { readOnly: true, onPurge: 'restrict' }),
    editedAt: f.instant('cm06', { readOnly: true }),
    /** The comment that it answers; answers are not answered, but stand beside each other. */
    replyTo: f.ref('cm07', 'comments.comment', { readOnly: true, onPurge: 'remove' }),
  },
  indexes: [['record', 'createdAt'], ['replyTo'], ['author', 'record'], ['party']],
});
