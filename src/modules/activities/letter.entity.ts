import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A letter that went or came, on paper or by a channel that Mijoz does not carry itself. */
export const Letter = defineEntity({
  name: 'activities.letter',
  route: 'letters',
  table: 'logged_letter',
  icon: 'mail',
  title: 'subject',
  sort: '-at',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'author', party: 'party' },
  history: [{ verb: 'created', at: 'at' }],
  contact: { kind: { is: 'letter' }, at: 'at', by: 'author' },
  fields: {
    subject: f.text('le01', { required: true, max: 300, search: true }),
    party: f.ref('le02', 'contacts.party', { required: true }),
    person: f.ref('le03', 'contacts.person'),
    deal: f.ref('le04', 'deals.deal'),
    author: f.ref('le05', 'access.user'),
    direction: f.choice('le06', ['outgoing', 'incoming'], { required: true, default: 'outgoing' }),
    channel: f.choice('le07', ['email', 'post', 'messenger'], { required: true, default: 'email' }),
    at: f.instant('le08', { required: true, default: 'now' }),
    text: f.longText('le09', { search: true }),
  },
  indexes: [
    ['party', '-at'],
    ['author', '-at'],
    ['deal', '-at'],
  ],
});
