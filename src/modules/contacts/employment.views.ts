import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'contacts.employment',
  columns: ['position', 'person', 'company', 'from', 'until', 'influence'],
  form: ['person', 'company', 'position', 'from', 'until', 'influence'],
  board: { by: 'influence', card: ['person', 'company', 'from', 'until'] },
};
export default view;
