import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** Who becomes responsible for a new record for which nobody was named. The first rule that finds somebody has it. */
export const AssignmentRule = defineEntity({
  name: 'assignment.rule',
  route: 'assignment-rules',
  table: 'assignment_rule',
  icon: 'users-group',
  title: 'name',
  sort: 'position',
  access: { by: 'administrators' },
  fields: {
    name: f.text('as01', { required: true, max: 200 }),
    /** The entity of its records: a base for all kinds, or one kind. */
    entity: f.text('as02', { required: true, max: 80, setOnce: true }),
    position: f.integer('as03', { required: true, default: 0 }),
    /** In the filter language over the entity; every record where it is empty. */
    condition: f.json('as04'),
    /** `Gives` of parts.rules.ts: to whom. */
    gives: f.json('as05', { required: true, default: { to: 'turns', people: [] } }),
    /** Who gets it where everybody is passed over; without one the next rule is asked. */
    fallback: f.ref('as06', 'access.user'),
    /** Records that programs make (by a key, an import), or also those that people enter. */
    appliesTo: f.choice('as07', ['programs', 'always'], { required: true, default: 'programs' }),
    /** Who has so many open records is passed over. */
    mostOpen: f.integer('as08', { min: 1, max: 100_000 }),
    /** Nobody gets more of this rule on one day of the company. */
    mostADay: f.integer('as09', { min: 1, max: 10_000 }),
    /** Of this installation only, like rules of automation. */
    isActive: f.boolean('as10', { isLocal: true }),
  },
});
