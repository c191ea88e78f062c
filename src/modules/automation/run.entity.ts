import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** One run of a rule on a record: why, how it ended, what it did. Written by the program only, kept for ninety days. */
export const AutomationRun = defineEntity({
  name: 'automation.run',
  route: 'automation-runs',
  table: 'automation_run',
  icon: 'history',
  title: 'rule',
  sort: '-at',
  access: { by: 'administrators' },
  verbs: [],
  transfer: false,
  fields: {
    rule: f.ref('rn01', 'automation.rule', { required: true, readOnly: true }),
    record: f.ref('rn02', ['*'], { required: true, readOnly: true, isLasting: true }),
    at: f.instant('rn03', { required: true, readOnly: true }),
    /** The event or the moment: with rule and record it happens once. */
    key: f.text('rn04', { required: true, max: 120, internal: true }),
    /** `RunTrigger` of parts.rules.ts. */
    trigger: f.json('rn05', { required: true, readOnly: true }),
    outcome: f.choice('rn06', ['done', 'skipped', 'failed', 'stopped'], { required: true, readOnly: true }),
    /** Why it was not done: a code to translate. */
    reason: f.text('rn07', { max: 60, readOnly: true }),
    /** `ActionResult[]` of parts.rules.ts. */
    results: f.json('rn08', { required: true, default: [], readOnly: true }),
    /** Rules whose writes led to it. */
    depth: f.integer('rn09', { required: true, default: 0, readOnly: true }),
  },
  unique: [{ name: 'key', fields: ['rule', 'key', 'record'] }],
  indexes: [['rule', '-at'], ['record', '-at'], ['-at']],
});
