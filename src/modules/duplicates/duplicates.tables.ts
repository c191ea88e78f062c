import { defineTable } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** Under which keys each customer is looked for: see `keys.ts`. Made anew with every change. */
export const DuplicateKey = defineTable({
  name: 'duplicates.key',
  table: 'duplicate_key',
  about: 'party',
  fields: {
    party: f.ref('dk01', 'contacts.party', { required: true, onPurge: 'remove', isLasting: true }),
    key: f.text('dk02', { required: true, max: 120 }),
  },
  indexes: [['key', 'party'], ['party']],
});

/** Two customers who may be one, the smaller id first; and what people decided of them. */
export const DuplicatePair = defineTable({
  name: 'duplicates.pair',
  table: 'duplicate_pair',
  about: 'first',
  archive: true,
  fields: {
    first: f.ref('dp01', 'contacts.party', { required: true, onPurge: 'remove', isLasting: true }),
    second: f.ref('dp02', 'contacts.party', { required: true, onPurge: 'remove', isLasting: true }),
    /** Per cent. */
    score: f.integer('dp03', { required: true }),
    /** `Reason[]` of likeness.ts. */
    reasons: f.json('dp04', { required: true, default: [] }),
    state: f.choice('dp05', ['open', 'different'], { required: true, default: 'open' }),
    foundAt: f.instant('dp06', { required: true }),
    decidedAt: f.instant('dp07'),
    decidedBy: f.ref('dp08', 'access.user'),
  },
  unique: [{ name: 'two', fields: ['first', 'second'] }],
  indexes: [['state', '-score', 'id'], ['second']],
});

/** How far the pass over all customers is, by the time of their last change; one row. */
export const DuplicatePass = defineTable({
  name: 'duplicates.pass',
  table: 'duplicate_pass',
  fields: {
    until: f.instant('ds01'),
    last: f.bareId('ds02'),
    checked: f.integer('ds03', { required: true, default: 0 }),
    finishedAt: f.instant('ds04'),
  },
});
