import { defineEntity } from '../../kernel/entity.ts';
import { boolean, integer, json, ref, text } from '../../kernel/field.ts';

/** A list as somebody set it up: columns, filter, sort, grouping, layout. Own, or shared with all. */
export const SavedView = defineEntity({
  name: 'views.view',
  route: 'views',
  table: 'saved_view',
  icon: 'layout',
  title: 'name',
  sort: 'position',
  access: { by: 'owner', owner: 'owner', openToRead: 'isShared' },
  fields: {
    entity: text('sv1', { required: true, max: 80 }),
    name: text('sv2', { required: true, max: 80 }),
    owner: ref('sv3', 'access.user', { onPurge: 'remove' }),
    isShared: boolean('sv4'),
    position: integer('sv5', { required: true, default: 0 }),
    definition: json('sv6', { required: true, default: {} }),
  },
  indexes: [['entity', 'owner']],
});
