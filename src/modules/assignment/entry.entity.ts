import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** What a rule decided on a record: who got it and why, and whom it passed over. Written by the program, kept for ninety days. */
export const AssignmentEntry = defineEntity({
  name: 'assignment.entry',
  route: 'assignment-log',
  table: 'assignment_entry',
  icon: 'history',
  title: 'rule',
  sort: '-at',
  access: { by: 'administrators' },
  verbs: [],
  transfer: false,
  fields: {
    rule: f.ref('ae01', 'assignment.rule', { required: true, readOnly: true }),
    record: f.ref('ae02', ['*'], { required: true, readOnly: true }),
    at: f.instant('ae03', { required: true, readOnly: true }),
    /** Empty where nobody was left. */
    person: f.ref('ae04', 'access.user', { readOnly: true }),
    why: f.choice(
      'ae05',
      ['user', 'territoryHead', 'responsible', 'turns', 'leastLoaded', 'fallback', 'nobody'],
      { required: true, readOnly: true },
    ),
    /** `Passed[]` of parts.rules.ts. */
    passedOver: f.json('ae06', { required: true, default: [], readOnly: true }),
    /** Asked for by somebody, for a record that stood already. */
    isByHand: f.boolean('ae07', { readOnly: true }),
  },
  indexes: [['rule', '-at'], ['rule', 'person', 'at'], ['record'], ['-at']],
});
