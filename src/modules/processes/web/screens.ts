import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/settings/processes',
      icon: 'route',
      title: 'processes:title',
      group: 'settings',
      order: 110,
      needs: { read: 'processes.process', right: 'administer' },
      load: () => import('./processes-page.tsx'),
    },
  ],
};
export default module;
