import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** One cycle of work with a customer, which ends in a sale or a refusal. */
export const Deal = defineEntity({
  name: 'deals.deal',
  route: 'deals',
  icon: 'briefcase',
  title: 'name',
  sort: '-createdAt',
  party: 'party',
  timeline: 'full',
  isAssigned: true,
  access: { by: 'owner', owner: 'owner', party: 'party' },
  history: [
    { verb: 'created', at: 'openedOn' },
    { verb: 'win', at: 'closedOn', when: { field: 'outcome', is: 'won' } },
    { verb: 'lose', at: 'closedOn', when: { field: 'outcome', is: 'lost' } },
  ],
  fields: {
    name: f.text('dl01', { required: true, max: 300, search: true }),
    party: f.ref('dl02', 'contacts.party', { expected: true, onPurge: 'restrict' }),
    contact: f.ref('dl03', 'contacts.person'),
    owner: f.ref('dl04', 'access.user'),
    process: f.ref('dl05', 'processes.process', { setOnce: true, onPurge: 'restrict' }),
    processVersion: f.ref('dl06', 'processes.version', { readOnly: true, onPurge: 'restrict' }),
    stage: f.ref('dl07', 'processes.stage', { readOnly: true, onPurge: 'restrict' }),
    /** Kept beside the stage, so that figures need not ask what a stage means. */
    outcome: f.choice('dl08', ['open', 'won', 'lost'], { required: true, default: 'open', readOnly: true }),
    lossReason: f.pick('dl09', 'deals.lossReason', {
      readOnly: true,
      requiredWhen: { field: 'outcome', op: 'eq', value: 'lost' },
    }),
    lossNote: f.text('dl10', { max: 1000, readOnly: true }),
    openedOn: f.date('dl11', { expected: true }),
    expectedOn: f.date('dl12'),
    closedOn: f.date('dl13', { readOnly: true }),
    stageSince: f.instant('dl14', { readOnly: true }),
    /** The sum of the lines, else what was entered, else list prices. */
    amount: f.money('dl15', { rateDate: 'closedOn', min: '0' }),
    amountSource: f.choice('dl16', ['lines', 'entered', 'estimated'], { readOnly: true }),
    /** The product that the deal is mostly about; kept from the lines where there are any. */
    product: f.ref('dl17', 'products.product', { onPurge: 'restrict' }),
    source: f.pick('dl18', 'contacts.source'),
    description: f.longText('dl19'),
    lines: f.collection('dl20', 'deals.line', 'deal'),
    number: f.text('dl21', { max: 40, search: true }),
    tags: f.tags('dl22'),
    /** Days from opening to closing. */
    cycleDays: f.integer('dl23', {
      computed: { sql: '({t}.closed_on - {t}.opened_on)', reads: ['closedOn', 'openedOn'] },
    }),
    /** How sure it is to close, for the forecast: proposed by the stage until the seller says otherwise. */
    category: f.choice('dl24', ['pipeline', 'bestCase', 'commit', 'closed', 'omitted']),
    isCategoryChosen: f.boolean('dl25', { readOnly: true }),
    /** The amount in the company's currency times the stage's probability. */
    expectedAmount: f.decimal('dl26', {
      scale: 2,
      computed: {
        sql: 'round({t}.amount_base * (select s.probability from stage s where s.id = {t}.stage_id) / 100, 2)',
        reads: ['amount', 'stage'],
      },
    }),
    /** Until when it may stand in its stage; nothing where the stage sets no time. */
    stageDueAt: f.instant('dl27', { readOnly: true }),
    /** Its amount is in no sum, since no rate of its currency is known. */
    isUnrated: f.boolean('dl28', {
      computed: {
        sql: '({t}.amount is not null and {t}.amount_base is null)',
        reads: ['amount'],
        onDemand: true,
      },
    }),
  },
  indexes: [
    ['owner', 'createdAt'],
    ['createdAt'],
    ['stage', 'createdAt'],
    ['outcome', 'closedOn'],
    ['party', 'createdAt'],
    ['closedOn'],
    ['expectedOn'],
    ['stageSince'],
    ['stageDueAt'],
    ['openedOn'],
    ['updatedAt'],
    ['-amount'],
    ['name'],
    ['number'],
  ],
});

export const DealLine = defineEntity({
  name: 'deals.line',
  route: 'deal-lines',
  table: 'deal_line',
  icon: 'list-numbers',
  title: 'name',
  sort: 'position',
  access: { by: 'parent', parent: 'deal' },
  fields: {
    deal: f.ref('li01', 'deals.deal', { required: true }),
    product: f.ref('li02', 'products.product', { onPurge: 'restrict' }),
    name: f.text('li03', { required: true, max: 300 }),
    quantity: f.decimal('li04', { required: true, scale: 4, min: '0', default: '1' }),
    price: f.money('li05'),
    /** Per cent off the price. */
    discount: f.decimal('li06', { required: true, scale: 4, min: '0', max: '100', default: '0' }),
    vatRate: f.decimal('li07', { scale: 2, min: '0', max: '100' }),
    /** Quantity times price less discount, without VAT. */
    total: f.money('li08', { readOnly: true }),
    position: f.integer('li09', { required: true, default: 0 }),
    /** The price is the list's, nobody agreed on it yet. */
    isEstimated: f.boolean('li10', { readOnly: true }),
  },
});
