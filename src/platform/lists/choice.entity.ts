import { defineEntity } from '../../kernel/entity.ts';
import { boolean, integer, json, text } from '../../kernel/field.ts';

/**
 * One row of a list of choices that users edit: industries, regions, reasons. `kind` is the fixed meaning that
 * code may compare; the name is the company's.
 */
export const Choice = defineEntity({
  name: 'lists.choice',
  route: 'choices',
  icon: 'list',
  title: 'name',
  sort: 'position',
  access: { by: 'everyone' },
  fields: {
    list: text('lc1', { required: true, max: 80 }),
    name: text('lc2', { required: true }),
    kind: text('lc3', { max: 30, readOnly: true }),
    position: integer('lc4', { required: true, default: 0 }),
    color: text('lc5', { max: 12, format: 'color' }),
    isRetired: boolean('lc6'),
    /** The name in other languages: `{ru: "..."}`. */
    translations: json('lc7'),
  },
  unique: [{ name: 'name', fields: ['list', 'name'] }],
  indexes: [['list', 'position']],
});
