import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** How often which customers are to be contacted, by which channel, about what, and by whom of those who serve them. */
export const ContactPolicy = defineEntity({
  name: 'plans.policy',
  route: 'contact-policies',
  table: 'contact_policy',
  icon: 'calendar-repeat',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  fields: {
    name: f.text('cp01', { required: true, max: 200 }),
    /** Which customers, in the filter language over `contacts.party`; all where it is empty. */
    condition: f.json('cp02'),
    /** One customer alone; goes before policies of classes. */
    party: f.ref('cp03', 'contacts.party', { onPurge: 'remove' }),
    /** Customers with an open deal in this stage, in whichever version of its process. */
    stage: f.ref('cp04', 'processes.stage'),
    every: f.integer('cp05', { required: true, min: 1, max: 1000, default: 1 }),
    unit: f.choice('cp06', ['day', 'week', 'month', 'year'], { required: true, default: 'month' }),
    /** Contacts of this kind count and are planned; `any` counts all. */
    kind: f.choice('cp07', ['any', 'call', 'meeting', 'visit', 'letter'], { required: true, default: 'any' }),
    topic: f.text('cp08', { max: 300 }),
    /** Whoever of the account team has this function; the responsible user where nobody has. */
    function: f.pick('cp09', 'teams.function'),
    /** Months of the season, 1 to 12, around the turn of the year where `until` is the smaller; all year where empty. */
    seasonFrom: f.integer('cp10', { min: 1, max: 12 }),
    seasonUntil: f.integer('cp11', { min: 1, max: 12 }),
    startsOn: f.date('cp12'),
    endsOn: f.date('cp13'),
    /** Days after the due day until a contact that did not happen is called missed, and the next one is planned. */
    graceDays: f.integer('cp14', { required: true, min: 0, max: 365, default: 14 }),
    /** Of two policies of the same kind for one customer the higher holds. */
    priority: f.integer('cp15', { required: true, min: -1000, max: 1000, default: 0 }),
    isActive: f.boolean('cp16', { readOnly: true }),
  },
});
