import type { Condition } from '../../kernel/condition.ts';
import type { EntityView } from '../../kernel/view.ts';

const isMine: Condition = { field: 'owner', op: 'in', value: ['@me'] };
const isOpen: Condition = { field: 'outcome', op: 'in', value: ['open'] };

const view: EntityView = {
  entity: 'deals.deal',
  columns: ['name', 'party', 'stage', 'amount', 'owner', 'expectedOn', 'outcome', 'createdAt'],
  sections: [
    {
      fields: [
        'name',
        'party',
        'contact',
        'owner',
        'stage',
        'amount',
        'amountSource',
        'expectedOn',
        'category',
        'expectedAmount',
      ],
    },
    {
      title: 'deals:views.outcome',
      fields: ['outcome', 'openedOn', 'closedOn', 'cycleDays', 'lossReason', 'lossNote'],
    },
    {
      title: 'deals:views.more',
      fields: [
        'number',
        'product',
        'source',
        'tags',
        'description',
        'process',
        'processVersion',
        'stageSince',
        'incomplete',
      ],
    },
  ],
  form: ['name', 'party', 'product', 'amount', 'owner', 'expectedOn', 'contact'],
  board: { by: 'stage', card: ['party', 'amount', 'owner', 'expectedOn'], sum: 'amount' },
  calendar: { by: 'expectedOn' },
  tabs: [
    { key: 'board', title: 'deals:views.board', layout: 'board' },
    { key: 'mine', title: 'deals:views.mine', filter: { all: [isMine, isOpen] } },
    {
      key: 'closing',
      title: 'deals:views.closing',
      filter: { all: [isOpen, { field: 'expectedOn', op: 'within', value: 'thisMonth' }] },
      sort: 'expectedOn',
    },
    {
      key: 'late',
      title: 'deals:views.late',
      filter: { all: [isOpen, { field: 'expectedOn', op: 'within', value: 'past' }] },
      sort: 'expectedOn',
    },
  ],
};
export default view;
