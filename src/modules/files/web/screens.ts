import type { Panel, WebModule } from '../../../web/shell/screens.ts';

const panel = (entity: string): Panel => ({
  entity,
  place: 'side',
  name: 'files',
  title: 'files:title',
  order: 60,
  load: () => import('./files-panel.tsx'),
});

const module: WebModule = {
  panels: [panel('contacts.party'), panel('deals.deal'), panel('activities.task')],
};
export default module;
