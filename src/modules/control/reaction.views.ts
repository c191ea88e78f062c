import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'control.reaction',
  columns: ['deal', 'openedOn', 'at', 'hours'],
  sort: '-at',
};
export default view;
