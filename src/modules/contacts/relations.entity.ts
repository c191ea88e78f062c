import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A person's work at a company, from when to when; one person may have several at a time. */
export const Employment = defineEntity({
  name: 'contacts.employment',
  route: 'employments',
  icon: 'briefcase',
  title: 'position',
  sort: '-from',
  party: 'company',
  timeline: 'full',
  access: { by: 'parent', parent: 'person' },
  fields: {
    person: f.ref('em01', 'contacts.person', { required: true }),
    company: f.ref('em02', 'contacts.company', { required: true }),
    position: f.text('em03', { max: 200 }),
    department: f.text('em04', { max: 200 }),
    from: f.date('em05'),
    until: f.date('em06'),
    isMain: f.boolean('em07', { default: true }),
    /** decides, advises, uses, pays...: the part played when we sell. */
    influence: f.pick('em08', 'contacts.influence'),
  },
  indexes: [
    ['person', 'company'],
    ['company', 'person'],
  ],
});

/** Any other tie between two customers: partner, relative, competitor, agent. */
export const Relation = defineEntity({
  name: 'contacts.relation',
  route: 'relations',
  icon: 'link',
  title: 'kind',
  party: 'from',
  timeline: 'full',
  access: { by: 'parent', parent: 'from' },
  fields: {
    from: f.ref('re01', 'contacts.party', { required: true }),
    kind: f.pick('re02', 'contacts.relation', { expected: true }),
    to: f.ref('re03', 'contacts.party', { required: true }),
    since: f.date('re04'),
    until: f.date('re05'),
    note: f.text('re06', { max: 500 }),
  },
});

/** What somebody of ours thought after meeting somebody of theirs. */
export const Impression = defineEntity({
  name: 'contacts.impression',
  route: 'impressions',
  icon: 'mood-smile',
  title: 'text',
  sort: '-at',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'author', party: 'party' },
  history: [{ verb: 'created', at: 'at' }],
  fields: {
    party: f.ref('im01', 'contacts.party', { required: true }),
    about: f.ref('im02', 'contacts.person'),
    author: f.ref('im03', 'access.user'),
    at: f.instant('im04', { required: true, default: 'now' }),
    mood: f.choice('im05', ['delighted', 'pleased', 'neutral', 'unhappy', 'angry'], { required: true }),
    text: f.longText('im06', { required: true, search: true, max: 4000 }),
  },
  indexes: [['party', '-at']],
});
