import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'contacts.impression',
  columns: ['text', 'mood', 'party', 'about', 'author', 'at'],
  form: ['party', 'about', 'mood', 'text'],
  board: { by: 'mood', card: ['mood', 'author', 'at'] },
};
export default view;
