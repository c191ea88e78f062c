import { defineEntity } from '../../kernel/entity.ts';
import { choice, json, text } from '../../kernel/field.ts';

/** What the company changes of a declared field: how it is called, shown and demanded, never its type or meaning. */
export const FieldOverlay = defineEntity({
  name: 'custom.overlay',
  route: 'field-overlays',
  table: 'field_overlay',
  icon: 'adjustments',
  title: 'label',
  sort: 'entity',
  access: { by: 'administrators' },
  fields: {
    /** The entity that declares the field: of kinds their base, where the field is the base's. */
    entity: text('fo01', { required: true, max: 80, setOnce: true }),
    /** The field's stable id, so that a renamed field keeps what the company made of it. */
    field: text('fo02', { required: true, max: 40, setOnce: true }),
    label: text('fo03', { max: 80 }),
    help: text('fo04', { max: 300 }),
    /** As declared where it is empty. */
    demand: choice('fo05', ['expected', 'optional']),
    /** `form`: asked for at creation; `record`: on the record's page alone; `hidden`: on no screen. As declared where empty. */
    place: choice('fo06', ['form', 'record', 'hidden']),
    /** Other names for the options of a choice, by option. */
    options: json('fo07'),
  },
  unique: [{ name: 'field', fields: ['entity', 'field'] }],
});
