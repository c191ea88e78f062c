import { defineTable } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A call to a webhook on its way, with every attempt: what happened and when. */
export const Delivery = defineTable({
  name: 'automation.delivery',
  table: 'automation_delivery',
  fields: {
    run: f.ref('dv01', 'automation.run', { required: true }),
    webhook: f.ref('dv02', 'automation.webhook', { required: true }),
    /** Stays the same however often it is tried. */
    body: f.text('dv03', { required: true, max: 200_000 }),
    state: f.choice('dv04', ['queued', 'delivered', 'failed'], { required: true, default: 'queued' }),
    /** `{ at, ms, status }` or `{ at, ms, code }`. */
    attempts: f.json('dv05', { required: true, default: [] }),
    createdAt: f.instant('dv06', { required: true }),
  },
  indexes: [['run'], ['webhook']],
});

/** A record that fulfils a rule's condition now, so that the next beginning can be told from going on. */
export const Match = defineTable({
  name: 'automation.match',
  table: 'automation_match',
  about: 'record',
  fields: {
    rule: f.ref('am01', 'automation.rule', { required: true }),
    record: f.bareId('am02', { required: true }),
  },
  unique: [{ name: 'record', fields: ['rule', 'record'] }],
  indexes: [['record']],
});

/** Since when a rule's condition is being followed: what was imported later begins silently. */
export const Pass = defineTable({
  name: 'automation.pass',
  table: 'automation_pass',
  fields: {
    rule: f.ref('ap01', 'automation.rule', { required: true }),
    at: f.instant('ap02', { required: true }),
  },
  unique: [{ name: 'rule', fields: ['rule'] }],
});
