import { defineTable } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** Whose turn it is by a rule. Its row is held while somebody is chosen, so that of records made at once each counts. */
export const AssignmentTurn = defineTable({
  name: 'assignment.turn',
  table: 'assignment_turn',
  fields: {
    rule: f.ref('at01', 'assignment.rule', { required: true }),
    /** What each has ahead of the others, by the id of the person: see turns.rules.ts. */
    ahead: f.json('at02', { required: true, default: {} }),
  },
  unique: [{ name: 'rule', fields: ['rule'] }],
});
