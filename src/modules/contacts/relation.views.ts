import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'contacts.relation',
  columns: ['kind', 'from', 'to', 'since', 'until', 'note'],
  form: ['from', 'kind', 'to', 'since', 'note'],
  board: { by: 'kind', card: ['to', 'from', 'since'] },
};
export default view;
