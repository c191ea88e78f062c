import { defineEntity } from '../../kernel/entity.ts';
import { boolean, choice, integer, json, text } from '../../kernel/field.ts';

/** A field of the company's own on a declared entity; its values lie in the record's `custom` column under `key`. */
export const CustomField = defineEntity({
  name: 'custom.field',
  route: 'custom-fields',
  table: 'custom_field',
  icon: 'forms',
  title: 'label',
  sort: 'position',
  access: { by: 'administrators' },
  fields: {
    entity: text('cf01', { required: true, max: 80 }),
    /** `cf_` and eight signs; given at creation, never changed. */
    key: text('cf02', { required: true, max: 20, readOnly: true }),
    label: text('cf03', { required: true, max: 80 }),
    type: choice(
      'cf04',
      [
        'text',
        'longText',
        'integer',
        'decimal',
        'money',
        'boolean',
        'date',
        'instant',
        'pick',
        'tags',
        'ref',
        'formula',
        'rollup',
      ],
      { required: true },
    ),
    help: text('cf05', { max: 300 }),
    isExpected: boolean('cf06'),
    isSearched: boolean('cf07'),
    isIndexed: boolean('cf08'),
    /** How far the index of an indexed field is; empty for the others. */
    indexState: choice('cf11', ['building', 'ready', 'failed'], { readOnly: true, isLocal: true }),
    /** What the database said of a failed one. */
    indexProblem: text('cf12', { max: 500, readOnly: true, isLocal: true }),
    position: integer('cf09', { required: true, default: 0 }),
    /** By type: `{to}` of a reference, `{expression}` of a formula, `{of, by, fn, field, filter}` of a roll-up. */
    settings: json('cf10', { required: true, default: {} }),
  },
  unique: [
    { name: 'key', fields: ['key'] },
    { name: 'label', fields: ['entity', 'label'] },
  ],
});
