import { defineBase, defineKind } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A customer, actual or potential: a company or a person, in one id space. */
export const Party = defineBase(
  {
    name: 'contacts.party',
    route: 'parties',
    icon: 'address-book',
    title: 'name',
    sort: 'name',
    party: 'id',
    timeline: 'full',
    survivor: 'mergedInto',
    access: { by: 'owner', owner: 'owner', party: 'id' },
    fields: {
      /** Of a person made from the parts of the name. */
      name: f.text('pa01', { required: true, max: 300, search: true }),
      owner: f.ref('pa02', 'access.user'),
      phone: f.text('pa03', { max: 40, readOnly: true }),
      email: f.text('pa04', { max: 200, readOnly: true }),
      country: f.text('pa05', { max: 2, format: 'country' }),
      region: f.pick('pa06', 'contacts.region'),
      city: f.text('pa07', { max: 120 }),
      segments: f.tags('pa08'),
      /** How the customer came to know of us. */
      source: f.pick('pa09', 'contacts.source'),
      language: f.text('pa10', { max: 5, format: 'locale' }),
      description: f.longText('pa11'),
      /** Of the last personal impression, so that lists can be narrowed by it. */
      mood: f.choice('pa12', ['delighted', 'pleased', 'neutral', 'unhappy', 'angry'], { readOnly: true }),
      /** Everything else that the customer is found by: all numbers, addresses, tax numbers. */
      keywords: f.longText('pa13', { internal: true, search: true }),
      /** The folded name, for exact look-up whatever the alphabet. */
      nameKey: f.text('pa14', { internal: true, max: 400 }),
      taxCountry: f.text('pa15', { max: 2, format: 'country' }),
      /** inn, stir, pinfl, vat, ...: see identity/tax-number.ts. */
      taxKind: f.text('pa16', { max: 20 }),
      taxNumber: f.text('pa17', { max: 40, search: true }),
      channels: f.collection('pa18', 'contacts.channel', 'party'),
      /** The day of the first won deal, of those that the reader may see. */
      firstWonOn: f.date('pa19', {
        computed: {
          sql: '',
          reads: [],
          onDemand: true,
          rollup: {
            of: 'deals.deal',
            by: 'party',
            fn: 'min',
            field: 'closedOn',
            filter: { field: 'outcome', op: 'eq', value: 'won' },
          },
        },
      }),
      mergedInto: f.ref('pa21', 'contacts.party', { internal: true, isLasting: true, onPurge: 'remove' }),
    },
    unique: [{ name: 'tax number', fields: ['taxCountry', 'taxKind', 'taxNumber'] }],
    indexes: [
      ['name'],
      ['kind', 'name'],
      // With the id, so that the index alone tells whose customers somebody sees.
      ['owner', 'createdAt', 'id'],
      ['createdAt'],
      ['updatedAt'],
      ['segments'],
      ['nameKey'],
      ['mergedInto'],
    ],
  },
  ['company', 'person'],
);

export const Company = defineKind(Party, 'company', {
  name: 'contacts.company',
  route: 'companies',
  icon: 'building',
  title: 'name',
  fields: {
    legalName: f.text('co01', { max: 300 }),
    parent: f.ref('co02', 'contacts.company'),
    industry: f.pick('co03', 'contacts.industry'),
    employees: f.integer('co04', { min: 0 }),
    revenue: f.money('co05', { min: '0' }),
    foundedYear: f.integer('co06', { min: 1000, max: 2100 }),
    website: f.text('co07', { max: 300 }),
  },
});

export const Person = defineKind(Party, 'person', {
  name: 'contacts.person',
  route: 'people',
  icon: 'user',
  title: 'name',
  fields: {
    firstName: f.text('pe01', { max: 100 }),
    middleName: f.text('pe02', { max: 100 }),
    lastName: f.text('pe03', { max: 100 }),
    birthday: f.date('pe04'),
    /** Where the person works now, and as what: copied from the employment marked as the main one. */
    company: f.ref('pe05', 'contacts.company', { readOnly: true }),
    position: f.text('pe06', { max: 200, readOnly: true }),
  },
});
