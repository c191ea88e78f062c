import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'contacts.channel',
  columns: ['value', 'kind', 'label', 'party', 'isPrimary', 'consent'],
  form: ['party', 'kind', 'value', 'label', 'consent'],
  board: { by: 'kind', card: ['kind', 'label'] },
};
export default view;
