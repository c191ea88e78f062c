import { defineTable } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/**
 * Who said that they follow a record, or do not any more. Whoever is responsible, made it, spoke or was named there
 * follows without a row, so that one that says no sticks.
 */
export const Following = defineTable({
  name: 'comments.following',
  table: 'following',
  archive: true,
  fields: {
    user: f.ref('fo01', 'access.user', { required: true, onPurge: 'remove' }),
    record: f.ref('fo02', ['*'], { required: true }),
    isFollowing: f.boolean('fo03'),
  },
  unique: [{ name: 'record', fields: ['user', 'record'] }],
  indexes: [['record']],
});
