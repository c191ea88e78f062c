import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** Work to be done by somebody by a day, for a customer or a deal or neither. */
export const Task = defineEntity({
  name: 'activities.task',
  route: 'tasks',
  icon: 'checkbox',
  title: 'title',
  sort: 'dueOn',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'assignee', party: 'party' },
  history: [{ verb: 'complete', at: 'doneAt', when: { field: 'state', is: 'done' } }],
  fields: {
    title: f.text('ta01', { required: true, max: 300, search: true }),
    kind: f.choice('ta02', ['task', 'call', 'meeting', 'letter'], { required: true, default: 'task' }),
    assignee: f.ref('ta03', 'access.user'),
    dueOn: f.date('ta04'),
    dueAt: f.instant('ta05'),
    priority: f.choice('ta06', ['low', 'normal', 'high'], { required: true, default: 'normal' }),
    party: f.ref('ta07', 'contacts.party'),
    deal: f.ref('ta08', 'deals.deal'),
    description: f.longText('ta09'),
    state: f.choice('ta10', ['open', 'done', 'cancelled'], {
      required: true,
      default: 'open',
      readOnly: true,
    }),
    doneAt: f.instant('ta11', { readOnly: true }),
    doneBy: f.ref('ta12', 'access.user', { readOnly: true }),
    result: f.text('ta13', { max: 2000, readOnly: true }),
    /** The stage's typical task that it was made from. */
    stageTask: f.ref('ta14', 'processes.stageTask', { readOnly: true }),
    stage: f.ref('ta15', 'processes.stage', { readOnly: true }),
    isRequired: f.boolean('ta16', { readOnly: true }),
  },
  indexes: [
    ['assignee', 'state', 'dueOn'],
    ['assignee', 'dueAt'],
    ['deal', 'state'],
    ['party', 'dueOn'],
    ['dueOn'],
    ['dueAt'],
    ['doneAt'],
  ],
});

export const Note = defineEntity({
  name: 'activities.note',
  route: 'notes',
  icon: 'note',
  title: 'text',
  sort: '-at',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'author', party: 'party' },
  history: [{ verb: 'created', at: 'at' }],
  fields: {
    text: f.longText('no01', { required: true, search: true }),
    author: f.ref('no02', 'access.user'),
    at: f.instant('no03', { required: true, default: 'now' }),
    party: f.ref('no04', 'contacts.party'),
    deal: f.ref('no05', 'deals.deal'),
    isPinned: f.boolean('no06'),
  },
  indexes: [
    ['party', '-at'],
    ['deal', '-at'],
  ],
});

/** A call that took place, or was tried. */
export const Call = defineEntity({
  name: 'activities.call',
  route: 'calls',
  icon: 'phone',
  title: 'result',
  sort: '-at',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'author', party: 'party' },
  history: [{ verb: 'created', at: 'at' }],
  contact: { kind: { is: 'call' }, at: 'at', by: 'author', when: { field: 'outcome', is: 'talked' } },
  fields: {
    party: f.ref('ca01', 'contacts.party', { required: true }),
    person: f.ref('ca02', 'contacts.person'),
    deal: f.ref('ca03', 'deals.deal'),
    author: f.ref('ca04', 'access.user'),
    direction: f.choice('ca05', ['outgoing', 'incoming'], { required: true, default: 'outgoing' }),
    outcome: f.choice('ca06', ['talked', 'noAnswer', 'busy', 'callBack', 'wrongNumber'], {
      required: true,
      default: 'talked',
    }),
    at: f.instant('ca07', { required: true, default: 'now' }),
    /** Seconds. */
    duration: f.integer('ca08', { min: 0 }),
    number: f.text('ca09', { max: 40 }),
    result: f.text('ca10', { max: 4000, search: true }),
  },
  indexes: [
    ['party', '-at'],
    ['author', '-at'],
    ['deal', '-at'],
  ],
});
