import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A file that belongs to a record: seen and written by whoever may see and write the record. */
export const StoredFile = defineEntity({
  name: 'files.file',
  route: 'files',
  table: 'file',
  icon: 'paperclip',
  title: 'name',
  sort: '-createdAt',
  party: 'party',
  timeline: 'headline',
  access: { by: 'parent', parent: 'record' },
  verbs: ['update', 'delete'],
  transfer: false,
  fields: {
    name: f.text('fi01', { required: true, max: 255, search: true }),
    record: f.ref('fi02', ['*'], { required: true, readOnly: true }),
    party: f.ref('fi03', 'contacts.party', { readOnly: true, onPurge: 'clear' }),
    /** Of the bytes themselves, whatever the name says. */
    type: f.text('fi04', { required: true, max: 120, readOnly: true }),
    size: f.integer('fi05', { required: true, readOnly: true }),
    hash: f.text('fi06', { required: true, max: 64, internal: true }),
    note: f.text('fi07', { max: 500 }),
  },
  indexes: [['record'], ['hash']],
});
