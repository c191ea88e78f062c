import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A meeting or visit: planned for a time, then held with a result, or called off. */
export const Meeting = defineEntity({
  name: 'activities.meeting',
  route: 'meetings',
  icon: 'calendar-event',
  title: 'title',
  sort: '-startsAt',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'organiser', party: 'party' },
  history: [{ verb: 'hold', at: 'startsAt', when: { field: 'state', is: 'held' } }],
  contact: { kind: { field: 'kind' }, at: 'startsAt', by: 'organiser', when: { field: 'state', is: 'held' } },
  fields: {
    title: f.text('me01', { required: true, max: 300, search: true }),
    /** At a place of ours or on line, or at the customer's. */
    kind: f.choice('me02', ['meeting', 'visit'], { required: true, default: 'meeting' }),
    party: f.ref('me03', 'contacts.party'),
    person: f.ref('me04', 'contacts.person'),
    deal: f.ref('me05', 'deals.deal'),
    organiser: f.ref('me06', 'access.user'),
    startsAt: f.instant('me07', { required: true }),
    endsAt: f.instant('me08', { required: true }),
    /** IANA zone in which it was arranged: its hour there stays when clocks change. */
    timeZone: f.text('me09', { max: 60, format: 'timeZone' }),
    place: f.text('me10', { max: 300 }),
    agenda: f.longText('me11'),
    state: f.choice('me12', ['planned', 'held', 'cancelled'], {
      required: true,
      default: 'planned',
      readOnly: true,
    }),
    result: f.longText('me13', { readOnly: true, search: true }),
    participants: f.collection('me14', 'activities.participant', 'meeting'),
    /** The series that it is a meeting of, and the day that the series gives it, wherever it was moved since. */
    series: f.ref('me15', 'activities.series', { readOnly: true }),
    occursOn: f.date('me16', { readOnly: true }),
    /** Changed by hand: it follows its series no longer. */
    isException: f.boolean('me17', { readOnly: true }),
  },
  unique: [{ name: 'occurrence', fields: ['series', 'occursOn'] }],
  indexes: [
    ['party', '-startsAt'],
    ['organiser', 'startsAt'],
    ['organiser', 'state'],
    ['deal', '-startsAt'],
    ['startsAt'],
    ['endsAt'],
  ],
});

/** Who takes part: a colleague, a customer's person, or anybody by an address. */
export const Participant = defineEntity({
  name: 'activities.participant',
  route: 'participants',
  icon: 'users',
  title: 'name',
  access: { by: 'parent', parent: 'meeting' },
  fields: {
    meeting: f.ref('mp01', 'activities.meeting', { required: true, onPurge: 'remove' }),
    user: f.ref('mp02', 'access.user'),
    person: f.ref('mp03', 'contacts.person'),
    name: f.text('mp04', { max: 200 }),
    email: f.text('mp05', { max: 200, format: 'email' }),
    answer: f.choice('mp06', ['waiting', 'accepted', 'declined'], { required: true, default: 'waiting' }),
  },
  indexes: [['meeting'], ['user', 'meeting'], ['person']],
});
