import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  panels: [
    {
      entity: 'contacts.party',
      place: 'side',
      name: 'reach',
      title: 'contacts:reach.title',
      order: 10,
      load: () => import('./reach.tsx'),
    },
  ],
};
export default module;
