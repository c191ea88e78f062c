import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/**
 * A contact that a customer is to have: all of them together are the one plan that everybody who serves the customer
 * shares. It is filled by what really happens, never by hand.
 */
export const PlannedContact = defineEntity({
  name: 'plans.contact',
  route: 'planned-contacts',
  table: 'planned_contact',
  icon: 'calendar-user',
  title: 'topic',
  sort: 'dueOn',
  access: { by: 'owner', owner: 'assignee', party: 'party' },
  fields: {
    party: f.ref('pc01', 'contacts.party', { required: true, onPurge: 'remove' }),
    /** Empty for a contact that somebody planned by hand. */
    policy: f.ref('pc02', 'plans.policy', { readOnly: true }),
    kind: f.choice('pc03', ['any', 'call', 'meeting', 'visit', 'letter'], { required: true, default: 'any' }),
    topic: f.text('pc04', { max: 300 }),
    dueOn: f.date('pc05', { required: true }),
    assignee: f.ref('pc06', 'access.user'),
    state: f.choice('pc07', ['planned', 'done', 'missed', 'cancelled'], {
      required: true,
      default: 'planned',
      readOnly: true,
    }),
    /** The day that the policy asked for, before anybody moved it. */
    policyDueOn: f.date('pc08', { readOnly: true }),
    /** The last contact when it was planned: a later one fills it. */
    basisAt: f.instant('pc09', { readOnly: true }),
    doneOn: f.date('pc10', { readOnly: true }),
    /** Days after the due day; below zero where it came early. */
    lateDays: f.integer('pc11', { readOnly: true }),
    /** What filled it: the call, the meeting, the letter. */
    activity: f.ref('pc12', ['*'], { readOnly: true }),
    note: f.text('pc13', { max: 1000 }),
  },
  unique: [{ name: 'open contact of a policy', fields: ['policy', 'party'], where: `state = 'planned'` }],
  indexes: [
    ['party', 'dueOn'],
    ['policy', 'party'],
    ['assignee', 'state', 'dueOn'],
    ['state', 'dueOn'],
  ],
});
